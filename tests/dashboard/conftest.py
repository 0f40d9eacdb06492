"""One dashboard per server for all tests of it, on the installation of the doctor's tests."""

from collections.abc import Iterator

import pytest

from sqlbridge.dashboard.passwords import hashed
from sqlbridge.database.engine import open_database
from sqlbridge.ledger import dashboard_accounts
from sqlbridge.model import DashboardRole, utc_now
from sqlbridge.settings import Configuration
from tests.dashboard.console import PASSWORDS, Browser, Console, serving
from tests.doctor.clinic import Clinic
from tests.doctor.conftest import clinic, pytest_collection_modifyitems

__all__ = ["clinic", "pytest_collection_modifyitems"]

ROLES = {"vera": DashboardRole.VIEWER, "otto": DashboardRole.OPERATOR}


@pytest.fixture(scope="package")
def console(clinic: Clinic) -> Iterator[Console]:
    """The dashboard of the clinic, with Vera the viewer and Otto the operator."""
    database = open_database(clinic.settings)
    with database.begin() as connection:
        for name, role in ROLES.items():
            dashboard_accounts.add(connection, database.tables, name, role, hashed(PASSWORDS[name]), utc_now())
    database.engine.dispose()
    with serving(Configuration(clinic.settings, clinic.file, {})) as running:
        yield running


@pytest.fixture
def vera(console: Console) -> Browser:
    """A viewer's browser."""
    return console.logged_in("vera")


@pytest.fixture
def otto(console: Console) -> Browser:
    """An operator's browser."""
    return console.logged_in("otto")
