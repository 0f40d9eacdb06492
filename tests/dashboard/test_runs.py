"""The list of runs: what each did, what went wrong, page by page."""

import re
from collections.abc import Iterator
from functools import partial

import pytest
from sqlalchemy import Connection

from sqlbridge.dashboard.paging import PAGE_ROWS
from sqlbridge.database.engine import open_database
from sqlbridge.database.tables import Tables
from sqlbridge.ledger.views import run_pages
from tests.dashboard.console import Browser
from tests.dashboard.effort import rows_read
from tests.doctor.clinic import Clinic


@pytest.fixture(autouse=True)
def _cleaned(clinic: Clinic) -> Iterator[None]:
    yield
    clinic.run("DELETE FROM BRIDGE.runs", "DELETE FROM BRIDGE.run_errors")


def _run(clinic: Clinic, id_: int, task: str, outcome: str = "ok", counts: str = "{}") -> None:
    clinic.run(
        "INSERT INTO BRIDGE.runs (id, task, host, pid, started_at, finished_at, outcome, counts) VALUES"
        f" ({id_}, '{task}', 'till', 7, '2026-11-01 10:00:00', '2026-11-01 10:00:42', '{outcome}', '{counts}')"
    )


def _ids(page: str) -> list[int]:
    return [int(one) for one in re.findall(r'<td data-label="Run">(\d+)</td>', page)]


def test_a_run_tells_what_it_did_and_every_error_it_met(clinic: Clinic, vera: Browser) -> None:
    _run(clinic, 11, "update", "failed", '{"log rows collected": 1234, "feeds lost": 0}')
    clinic.run(
        "INSERT INTO BRIDGE.run_errors (run_id, position, kind, message) VALUES"
        " (11, 0, 'AuthorizationError', 'main: <script>alert(1)</script>'), (11, 1, 'ShopError', 'no such shop')"
    )
    page = vera.get("runs").text
    assert "log rows collected: 1,234" in page
    assert "feeds lost" not in page, "what did not happen is no news"
    assert "main: &lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page
    assert "no such shop" in page
    assert "42 seconds" in page


def test_runs_are_filtered_by_task_and_by_failure(clinic: Clinic, vera: Browser) -> None:
    for id_, task, outcome in ((1, "update", "ok"), (2, "match", "failed"), (3, "update", "failed")):
        _run(clinic, id_, task, outcome)
    assert _ids(vera.get("runs").text) == [3, 2, 1]
    assert _ids(vera.get("runs?task=update").text) == [3, 1]
    assert _ids(vera.get("runs?only=failed").text) == [3, 2]
    assert _ids(vera.get("runs?task=update&only=failed").text) == [3]
    assert "There is no such run." in vera.get("runs?task=%22%3E").text


def test_every_run_is_on_exactly_one_page_and_each_page_reads_no_more_than_it_shows(
    clinic: Clinic, vera: Browser
) -> None:
    rows = ", ".join(
        f"({id_}, '{'update' if id_ % 2 else 'match'}', 'h', 7, '2026-11-01', '2026-11-01', 'ok')"
        for id_ in range(1, 4001)
    )
    clinic.run(f"INSERT INTO BRIDGE.runs (id, task, host, pid, started_at, finished_at, outcome) VALUES {rows}")
    seen, page = list[int](), vera.get("runs?task=match").text
    for _ in range(3):
        seen += _ids(page)
        following = re.search(r'rel="next" href="/([^"]+)"', page)
        assert following
        page = vera.get(following[1].replace("&amp;", "&")).text
    assert seen == list(range(4000, 4000 - 2 * 3 * PAGE_ROWS, -2))
    database = open_database(clinic.settings)
    number = rows_read(database, partial(_page, database.tables, 1000))
    database.engine.dispose()
    assert number < 4 * PAGE_ROWS


def _page(tables: Tables, before: int, connection: Connection) -> object:
    return run_pages.page(connection, tables, task="match", before=before, limit=PAGE_ROWS + 1)
