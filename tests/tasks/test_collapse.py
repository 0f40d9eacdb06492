"""What log rows become: one change per key, as the rows say, and "everything" where nobody can read them."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, update

from sqlbridge.ledger import change_log, uncollected
from tests.tasks.conftest import MakeWorld
from tests.tasks.world import World

_NOON = datetime(2026, 11, 26, 12)


@pytest.fixture
def world(make_world: MakeWorld) -> World:
    world = make_world()
    world.run_until_quiet()
    with world.bridge.database.begin() as connection:
        for table in (world.tables.changes, world.tables.change_log):
            connection.execute(table.delete())
    return world


def collected(world: World, *rows: Mapping[str, Any]) -> dict[tuple[str, bytes], Mapping[str, Any]]:
    """Log the rows, collect them, and tell the open changes by what they are about."""
    database = world.bridge.database
    row = {"entity": "product", "entity_key": b"1", "operation": "U", "origin": b"till", "logged_at": _NOON}
    with database.begin() as connection:
        connection.execute(insert(world.tables.change_log), [{**row, **one} for one in rows])
    assert change_log.collect(database.begin, database, 0, 1000).rows == len(rows)
    with database.read() as connection:
        assert uncollected.number(connection, world.tables) == 0
        found = [dict(row._mapping) for row in connection.execute(world.tables.changes.select())]
    return {(one["entity"], one["entity_key"]): one for one in found}


@pytest.mark.parametrize(
    ("entity", "key"),
    [
        ("sku", b"\xff\x00"),  # no UTF-8
        ("sku", b"M\xfctze"),  # Latin-1
        ("sku", b"\xed\xa0\x80"),  # a surrogate, which the servers take for UTF-8
        ("sku", b"\xf4\x90\x80\x80"),  # beyond Unicode
        ("sku", b"\xc0\xaf"),  # a slash, longer than it need be
        ("sku", b"\xe2\x82"),  # broken off
        ("foo", b"1"),
        ("Product", b"1"),
        ("product ", b"1"),
        ("", b"1"),
    ],
)
def test_what_nobody_can_read_means_every_offer(world: World, entity: str, key: bytes) -> None:
    known = {"entity": "product", "entity_key": b"7"}
    found = collected(world, {"entity": entity, "entity_key": key}, known, {"entity": entity, "entity_key": key})
    assert {about: one["log_rows"] for about, one in found.items()} == {("all", b""): 2, ("product", b"7"): 1}


@pytest.mark.parametrize("sku", ["MÜTZE", "帽子", "한글", "🧢", "a'b\\c%_", " ", ""])
def test_a_sku_in_any_script_is_that_sku(world: World, sku: str) -> None:
    found = collected(world, {"entity": "sku", "entity_key": sku.encode()}, {"entity": "all", "entity_key": b""})
    assert set(found) == {("sku", sku.encode()), ("all", b"")}


def test_keys_that_differ_in_case_accents_or_spaces_are_different(world: World) -> None:
    skus = ["a", "A", "ä", "a ", "a\0"]
    found = collected(world, *({"entity": "sku", "entity_key": sku.encode()} for sku in skus))
    assert set(found) == {("sku", sku.encode()) for sku in skus}


def test_a_change_tells_its_first_origin_its_last_operation_and_both_times(world: World) -> None:
    rows = [
        {"operation": "I", "origin": b"import", "logged_at": _NOON},
        {"operation": "U", "origin": b"\xff", "logged_at": _NOON + timedelta(minutes=2)},
        {"operation": "D", "origin": b"a till", "logged_at": _NOON + timedelta(minutes=1)},
    ]
    change = collected(world, *rows)["product", b"1"]
    assert (change["operation"], change["origin"], change["log_rows"]) == ("D", b"import", 3)
    assert (change["first_logged_at"], change["last_logged_at"]) == (_NOON, _NOON + timedelta(minutes=2))
    assert (change["state"], change["is_open"]) == ("pending", 1)


def test_a_change_that_is_open_takes_up_what_is_logged_later(world: World) -> None:
    collected(world, {"origin": b"import"})
    later = collected(world, {"logged_at": _NOON + timedelta(hours=1)}, {"logged_at": _NOON - timedelta(hours=1)})
    change = later["product", b"1"]
    assert (change["origin"], change["log_rows"], change["first_logged_at"]) == (b"import", 3, _NOON)
    assert change["last_logged_at"] == _NOON + timedelta(hours=1)


@pytest.mark.parametrize(("feed", "state"), [(None, "pending"), (7, "waiting")])
def test_what_waits_for_no_feed_is_pending_again_when_it_is_logged(
    world: World, feed: int | None, state: str
) -> None:
    collected(world, {})
    waiting = {"state": "waiting", "waits_for_feed": feed, "not_before": _NOON}
    with world.bridge.database.begin() as connection:
        connection.execute(update(world.tables.changes).values(waiting))
    change = collected(world, {})["product", b"1"]
    assert (change["state"], change["not_before"] is None, change["log_rows"]) == (state, feed is None, 2)


def test_changes_are_in_the_order_in_which_they_were_logged_first(world: World) -> None:
    keys = [b"9", b"10", b"1", b"9", b"5", b"1"]
    found = collected(world, *({"entity_key": key} for key in keys))
    assert [key for _, key in sorted(found, key=lambda about: found[about]["id"])] == [b"9", b"10", b"1", b"5"]


def test_gaps_between_the_rows_of_a_key_change_nothing_in_what_it_tells(world: World) -> None:
    """Ids that are missing part the rows into pieces, which are merged one after the other."""
    ids = [1, *range(3, 300), 301, *range(303, 500)]
    rows = [{"id": id_, "origin": b"%d" % id_, "logged_at": _NOON + timedelta(seconds=id_)} for id_ in ids]
    change = collected(world, *rows)["product", b"1"]
    assert (change["origin"], change["log_rows"]) == (b"1", len(ids))
    assert change["first_logged_at"] == _NOON + timedelta(seconds=1)
    assert change["last_logged_at"] == _NOON + timedelta(seconds=499)
