"""The audit: who did what, found by subject, by person, by what was refused."""

import re
from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import Connection

from sqlbridge.dashboard.paging import PAGE_ROWS
from sqlbridge.database.engine import open_database
from sqlbridge.database.tables import Tables
from sqlbridge.ledger import audit
from sqlbridge.model.changes import utc_now
from sqlbridge.model.people import Actor, Way
from tests.dashboard.console import Browser
from tests.dashboard.effort import rows_read
from tests.doctor.clinic import Clinic


@pytest.fixture(autouse=True)
def _cleaned(clinic: Clinic, vera: Browser) -> Iterator[None]:
    """Without the entry of the login."""
    clinic.run("DELETE FROM BRIDGE.audit")
    yield
    clinic.run("DELETE FROM BRIDGE.audit")


def _record(clinic: Clinic, *entries: tuple[Actor, str, str, str, bool]) -> None:
    database = open_database(clinic.settings)
    with database.begin() as connection:
        for actor, action, subject, words, is_done in entries:
            audit.record(connection, database.tables, actor, action, subject, words, utc_now(), is_done=is_done)
    database.engine.dispose()


def _subjects(page: str) -> list[str]:
    return re.findall(r'<td data-label="About">(?:<a [^>]+>([^<]*)</a>)?</td>', page)


OTTO, ROOT = Actor("otto", Way.DASHBOARD), Actor("root", Way.CLI)


def test_entries_are_shown_newest_first_and_found_by_subject_person_and_refusal(
    clinic: Clinic, vera: Browser
) -> None:
    _record(
        clinic,
        (OTTO, "offers-release", "SKU-1", "1 value goes", True),
        (ROOT, "offers-release", "SKU-2", "2 values go", True),
        (OTTO, "feeds-abandon", "17", "feed 17 has ended", False),
        (ROOT, "channels-enable", "50%_off", "50%_off sends from the next run on", True),
    )
    assert _subjects(vera.get("audit").text) == ["50%_off", "17", "SKU-2", "SKU-1"]
    assert _subjects(vera.get("audit?subject=SKU").text) == ["SKU-2", "SKU-1"]
    assert _subjects(vera.get("audit?subject=50%25_").text) == ["50%_off"]
    assert _subjects(vera.get("audit?subject=%25").text) == [], "a percent sign stands for itself"
    assert _subjects(vera.get("audit?actor=otto").text) == ["17", "SKU-1"]
    assert _subjects(vera.get("audit?only=refused").text) == ["17"]
    assert _subjects(vera.get("audit?actor=root&subject=SKU").text) == ["SKU-2"]
    page = vera.get("audit").text
    assert "command line" in page
    assert ">not done<" in page


def test_what_somebody_typed_is_shown_as_they_typed_it(clinic: Clinic, vera: Browser) -> None:
    _record(clinic, (OTTO, "offers-release", '"><script>alert(1)</script>', "100 %(x)s <b>", False))
    page = vera.get("audit").text
    assert "<script>alert" not in page
    assert "100 %(x)s &lt;b&gt;" in page


def test_each_page_reads_no_more_than_it_shows(clinic: Clinic, vera: Browser) -> None:
    rows = ", ".join(
        f"({id_}, NOW(), 'otto', 'cli', 'offers-release', 'SKU-{id_}', 'x', 1)" for id_ in range(1, 3001)
    )
    clinic.run(
        f"INSERT INTO BRIDGE.audit (id, done_at, actor, way, action, subject, outcome, is_done) VALUES {rows}",
        "ANALYZE TABLE BRIDGE.audit",
    )
    first = vera.get("audit").text
    following = re.search(r'rel="next" href="/([^"]+)"', first)
    assert following
    assert _subjects(vera.get(following[1]).text)[0] == f"SKU-{3000 - PAGE_ROWS}"
    database = open_database(clinic.settings)
    for before, subject in ((None, ""), (1500, ""), (None, "SKU-29")):
        number = rows_read(database, _page(database.tables, before, subject))
        assert number < 8 * PAGE_ROWS, (before, subject)
    database.engine.dispose()


def _page(tables: Tables, before: int | None, subject: str) -> Callable[[Connection], object]:
    return lambda connection: audit.page(connection, tables, before=before, subject=subject, limit=PAGE_ROWS + 1)
