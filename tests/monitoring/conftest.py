"""One installation per server for all tests of monitoring, with the accounts that `sqlbridge grants` prints."""

from tests.doctor.conftest import clinic, pytest_collection_modifyitems

__all__ = ["clinic", "pytest_collection_modifyitems"]
