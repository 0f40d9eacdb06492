"""One dashboard per server for all tests of it, on the installation of the doctor's tests."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache

import pytest
from argon2 import PasswordHasher
from argon2.profiles import CHEAPEST

from sqlbridge.database.engine import open_database
from sqlbridge.demo.server import PrivateServer
from sqlbridge.ledger import dashboard_accounts
from sqlbridge.model.changes import utc_now
from sqlbridge.model.people import DashboardRole
from sqlbridge.settings import Configuration
from tests.dashboard.console import PASSWORDS, Browser, Console, serving
from tests.doctor.clinic import Clinic
from tests.doctor.conftest import OpenClinic, clinic, open_clinic, pytest_collection_modifyitems

__all__ = ["clinic", "open_clinic", "pytest_collection_modifyitems"]

# A hash says itself what it costs to look at, and hundreds of tests log in.
_HASHER = PasswordHasher.from_parameters(CHEAPEST)

OpenConsole = Callable[[PrivateServer], Console]

ROLES = {"vera": DashboardRole.VIEWER, "otto": DashboardRole.OPERATOR}


@pytest.fixture(scope="package")
def open_console(open_clinic: OpenClinic) -> Iterator[OpenConsole]:
    """The dashboard of a server's clinic; the first test that asks for it opens it."""
    with ExitStack() as stack:
        yield cache(lambda server: stack.enter_context(opened_console(open_clinic(server))))


@pytest.fixture(scope="package")
def console(server: PrivateServer, open_console: OpenConsole) -> Console:
    """The dashboard of the clinic, with Vera the viewer and Otto the operator."""
    return open_console(server)


@contextmanager
def opened_console(clinic: Clinic) -> Iterator[Console]:
    """The dashboard of a clinic, with both accounts."""
    database = open_database(clinic.settings)
    with database.begin() as connection:
        for name, role in ROLES.items():
            dashboard_accounts.add(connection, database.tables, name, role, _HASHER.hash(PASSWORDS[name]), utc_now())
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
