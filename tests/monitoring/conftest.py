"""One installation per server for all tests of monitoring, with the accounts that `sqlbridge grants` prints."""

from collections.abc import Iterator

import pytest

from tests.amazon.scripted import ScriptedAmazon, scripted_amazon
from tests.doctor.clinic import Clinic
from tests.doctor.conftest import clinic, open_clinic, pytest_collection_modifyitems

__all__ = ["clinic", "open_clinic", "pytest_collection_modifyitems"]

_OF_RUNS = (
    "runs",
    "run_errors",
    "alerts",
    "gaps",
    "changes",
    "change_messages",
    "feeds",
    "feed_messages",
    "listing_values",
    "change_log",
)


@pytest.fixture
def after_runs(clinic: Clinic) -> Iterator[Clinic]:
    """The installation, in which what runs leave behind is removed after the test."""
    yield clinic
    clinic.run(*(f"DELETE FROM BRIDGE.{table}" for table in _OF_RUNS), "UPDATE BRIDGE.listings SET is_logged = 0")


@pytest.fixture
def listener() -> Iterator[ScriptedAmazon]:
    """A server of somebody who is told: it remembers the requests and answers as it is told to."""
    with scripted_amazon() as server:
        yield server
