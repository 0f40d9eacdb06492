"""A SKU's timeline shows each thing once, the newest first, and reads little however much there is beside it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy import Connection

from sqlbridge.database.engine import Database, open_database
from sqlbridge.ledger.views import timeline
from sqlbridge.ledger.views.timeline import Entry, Place, Subject
from sqlbridge.model.changes import Entity, EntityKey
from tests.dashboard.console import Browser
from tests.dashboard.effort import rows_read
from tests.dashboard.test_waiting import next_page
from tests.doctor.clinic import Clinic

_MOMENT = "'2026-01-02 03:04:05'"
_LATER = "'2026-01-02 03:04:06'"
_TABLES = ("changes", "change_messages", "feed_messages", "feeds", "audit")
_ABOUT = Subject({EntityKey(Entity.SKU, "MINE")}, [7, 8], {"MINE"})


@pytest.fixture
def database(clinic: Clinic) -> Iterator[Database]:
    """The clinic's, with nothing in it but what the test puts there."""
    clinic.run(*(f"DELETE FROM BRIDGE.{table}" for table in _TABLES))
    opened = open_database(clinic.settings)
    yield opened
    opened.engine.dispose()
    clinic.run(*(f"DELETE FROM BRIDGE.{table}" for table in _TABLES))


def put_changes(clinic: Clinic, first: int, number: int, key: str, moment: str) -> None:
    rows = ", ".join(
        f"({id_}, 'sku', '{key}', 'U', 't', 1, {moment}, {moment}, 'done')" for id_ in range(first, first + number)
    )
    columns = "(id, entity, entity_key, operation, origin, log_rows, first_logged_at, last_logged_at, state)"
    clinic.run(f"INSERT INTO BRIDGE.changes {columns} VALUES {rows}")


def put_message(clinic: Clinic, feed: int, message: int, value: int, moment: str) -> None:
    columns = "(id, kind, account, channel, state, message_count, created_at)"
    clinic.run(
        f"INSERT IGNORE INTO BRIDGE.feeds {columns} VALUES ({feed}, 'price', 'main', 'de', 'done', 1, {moment})",
        "INSERT INTO BRIDGE.feed_messages (feed_id, message_id, value_id, seller_sku, value, state) "
        f"VALUES ({feed}, {message}, {value}, 'MINE', 1, 'accepted')",
    )


def put_act(clinic: Clinic, subject: str, moment: str) -> None:
    columns = "(done_at, actor, way, action, subject, outcome, is_done)"
    clinic.run(f"INSERT INTO BRIDGE.audit {columns} VALUES ({moment}, 'otto', 'cli', 'act', '{subject}', 'x', 1)")


def told(database: Database, after: Place | None, limit: int) -> list[Entry]:
    with database.read() as connection:
        return timeline.page(connection, database.tables, _ABOUT, after, limit)


@pytest.mark.parametrize("limit", [1, 3, 7, 100])
def test_every_entry_comes_once_however_many_share_a_moment(clinic: Clinic, database: Database, limit: int) -> None:
    put_changes(clinic, 1, 9, "MINE", _MOMENT)
    put_changes(clinic, 10, 2, "MINE", _LATER)
    put_changes(clinic, 20, 1, "A-PRODUCT-OF-IT", _MOMENT)
    put_changes(clinic, 21, 5, "OTHER", _MOMENT)
    for feed, message, value, moment in (
        (1, 1, 7, _MOMENT),
        (1, 2, 8, _MOMENT),
        (2, 1, 7, _MOMENT),
        (3, 1, 9, _LATER),
    ):
        put_message(clinic, feed, message, value, moment)
    clinic.run("INSERT INTO BRIDGE.change_messages VALUES (20, 1, 2), (1, 1, 1)")
    for subject, moment in (("MINE", _MOMENT), ("MINE", _LATER), ("OTHER", _MOMENT)):
        put_act(clinic, subject, moment)
    seen: list[Entry] = []
    while page := told(database, seen[-1].place if seen else None, limit):
        seen += page
    assert len(seen) == len({one.place for one in seen}) == 9 + 2 + 1 + 3 + 2
    assert [one.place.moment for one in seen] == sorted((one.place.moment for one in seen), reverse=True)
    assert 20 in {one.change.id for one in seen if one.change}, "it went to Amazon with the SKU's value"
    same = [one for one in seen if one.place.moment == datetime(2026, 1, 2, 3, 4, 5)]
    kinds = ["message" if one.message else "act" if one.act else "change" for one in same]
    assert kinds == ["message"] * 3 + ["act"] + ["change"] * 10


def test_the_page_of_a_sku_goes_on_where_it_ended(clinic: Clinic, database: Database, vera: Browser) -> None:
    put_changes(clinic, 1, 60, "ANY", _MOMENT)
    pages = [vera.get("product?sku=ANY").text]
    while path := next_page(pages[-1]):
        pages.append(vera.get(path).text)
    assert [page.count(">done</span>") for page in pages] == [50, 10]


def test_little_is_read_beside_what_is_the_skus_own(clinic: Clinic, database: Database) -> None:
    for number in range(6):
        put_changes(clinic, 1 + number * 1000, 1000, f"OTHER-{number}", _MOMENT)
    put_changes(clinic, 9000, 20, "MINE", _LATER)
    rows = ", ".join(f"({number}, 1, {100 + number}, 'S', 1, 'accepted')" for number in range(10, 3000))
    clinic.run(
        f"INSERT INTO BRIDGE.feed_messages (feed_id, message_id, value_id, seller_sku, value, state) VALUES {rows}",
        "INSERT INTO BRIDGE.change_messages SELECT feed_id, feed_id, 1 FROM BRIDGE.feed_messages",
    )
    put_message(clinic, 5, 1, 7, _MOMENT)
    clinic.run("INSERT INTO BRIDGE.change_messages VALUES (9, 5, 1)")
    clinic.run(*(f"ANALYZE TABLE BRIDGE.{table}" for table in _TABLES))
    # Of these there are no statistics yet.
    clinic.run(
        "INSERT INTO BRIDGE.audit (done_at, actor, way, action, subject, outcome, is_done) "
        f"SELECT {_MOMENT}, 'otto', 'cli', 'act', CONCAT('OTHER-', feed_id), 'x', 1 FROM BRIDGE.feed_messages"
    )

    def page(connection: Connection) -> None:
        about = replace(_ABOUT, skus={"MINE", "MINE-AT-AMAZON"})
        assert len(timeline.page(connection, database.tables, about, None, 51)) == 22

    assert rows_read(database, page) < 300
