"""docs/doctor.md is what the checks say."""

import re

from sqlbridge.doctor.checks import CHECKS
from sqlbridge.doctor.document import page
from tests.conftest import PROJECT
from tests.doctor.test_checks import CASES


def test_the_page_is_up_to_date() -> None:
    assert (PROJECT / "docs/doctor.md").read_text("utf-8") == page(), "run `make doctor-page`"


def test_whatever_no_handler_can_catch_is_watched_by_checks_that_are_seen_to_fail() -> None:
    guide = (PROJECT / "docs/dba.md").read_text("utf-8")
    table = guide.partition("## What no handler catches")[2].partition("\n## ")[0]
    rows = [line.split("|")[1:-1] for line in table.splitlines() if re.match(r"\| (?!-|what )", line)]
    watching = [re.findall(r"`([a-z-]+)`", row[-1]) for row in rows]
    assert len(rows) > 10
    assert all(watching), "a row names no check"
    named = {check for checks in watching for check in checks}
    assert named <= {check.id for check in CHECKS}
    assert named <= {case.id for case in CASES}
