"""docs/doctor.md is what the checks say."""

from sqlbridge.doctor.checks import CHECKS
from sqlbridge.doctor.document import UNCATCHABLE, page
from tests.conftest import PROJECT


def test_the_page_is_up_to_date() -> None:
    assert (PROJECT / "docs/doctor.md").read_text("utf-8") == page(), "run `make doctor-page`"


def test_whatever_no_handler_can_catch_is_watched_by_checks_that_exist() -> None:
    watching = {check for *_, checks in UNCATCHABLE for check in checks}
    assert watching <= {check.id for check in CHECKS}
