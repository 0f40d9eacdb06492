"""The lists of feeds and refusals read an index, however many rows there are: what the servers say that they do."""

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import Connection, text

from sqlbridge.dashboard.feed_meanings import FAILED
from sqlbridge.database.engine import Database, open_database
from sqlbridge.ledger import refusals
from sqlbridge.ledger.views import feed_pages
from sqlbridge.ledger.views.feed_pages import Wanted
from sqlbridge.model.changes import utc_now
from sqlbridge.model.feeds import OPEN_FEED_STATES, FeedKind, FeedState
from tests.dashboard import feed_rows
from tests.doctor.clinic import Clinic

_FEEDS = 20_000


@pytest.fixture(scope="module")
def database(clinic: Clinic) -> Iterator[Database]:
    """Many feeds, of which few are not done, and many refusals with two codes."""
    feed_rows.empty(clinic)
    feed_rows.add_feed(clinic, 1)
    for step in range(15):
        clinic.run(
            "INSERT INTO BRIDGE.feeds (id, kind, account, channel, state, message_count, created_at) "
            f"SELECT id + {2**step}, IF(id % 97, 'price', 'shipments'), 'main', IF(id % 89, 'de', 'fr'), "
            f"IF(id % 101, 'done', 'fatal'), 1, NOW() FROM BRIDGE.feeds WHERE id + {2**step} <= {_FEEDS}"
        )
    clinic.run(
        "INSERT INTO BRIDGE.feed_messages SELECT id, one.n, id, CONCAT('SKU-', id), 1, 'EUR', 'refused', "
        "IF(id % 2, '8541', '5461'), 'no' FROM BRIDGE.feeds CROSS JOIN (SELECT 1 AS n UNION SELECT 2) AS one",
        "ANALYZE TABLE BRIDGE.feeds, BRIDGE.feed_messages",
    )
    opened = open_database(clinic.settings)
    yield opened
    opened.engine.dispose()
    feed_rows.empty(clinic)


def rows_read(connection: Connection, work: Callable[[], object]) -> int:
    """How many rows the server touched for it, by its own counters."""
    query = text("SHOW SESSION STATUS LIKE 'Handler_read%'")

    def total() -> int:
        return sum(int(number) for _name, number in connection.execute(query))

    before = total()
    work()
    return total() - before


_PAGES = {
    "all": Wanted(),
    "open": Wanted(OPEN_FEED_STATES),
    "failed": Wanted(FAILED),
    "stuck": Wanted(stuck_before=utc_now(), only_stuck=True),
    "failed of a channel": Wanted(FAILED, channel="de"),
    "of a kind": Wanted(kinds=[FeedKind.SHIPMENTS]),
    "of a rare channel": Wanted(channel="fr"),
    "done of a kind and a channel": Wanted([FeedState.DONE], [FeedKind.SHIPMENTS], "fr"),
}


@pytest.mark.parametrize("wanted", _PAGES.values(), ids=_PAGES)
@pytest.mark.parametrize("before", [None, _FEEDS // 2])
def test_a_page_of_feeds_reads_about_as_many_rows_as_it_shows(
    database: Database, wanted: Wanted, before: int | None
) -> None:
    with database.read() as connection:
        read = rows_read(
            connection, lambda: feed_pages.page(connection, database.tables, wanted, before=before, limit=51)
        )
    assert read < 51 * 8


def test_codes_are_looked_up_and_not_counted_through(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refusals, "CAP", 100)
    tables = database.tables
    with database.read() as connection:
        found = refusals.codes(connection, tables)
        assert [(row.code, row.values) for row in found] == [("5461", 101), ("8541", 101)]
        assert rows_read(connection, lambda: refusals.codes(connection, tables)) < 1000


@pytest.mark.parametrize("place", [None, (_FEEDS // 2, 1)])
def test_a_page_of_refusals_reads_about_as_many_rows_as_it_shows(
    database: Database, place: tuple[int, int] | None
) -> None:
    tables = database.tables
    with database.read() as connection:
        read = rows_read(connection, lambda: refusals.of_code(connection, tables, "8541", before=place, limit=51))
    assert read < 200


def test_the_messages_of_one_feed_are_all_that_its_page_reads(database: Database) -> None:
    tables = database.tables
    with database.read() as connection:
        for work in (
            lambda: feed_pages.messages(connection, tables, 77, only_refused=True, beginning="SKU", limit=51),
            lambda: feed_pages.codes(connection, tables, 77),
            lambda: feed_pages.refused_changes(connection, tables, 77),
        ):
            assert rows_read(connection, work) < 50
