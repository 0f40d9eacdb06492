"""What is collected from the log is what was read: no row is removed that was not merged, and nobody waits."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import Connection, event, func, insert, select

from sqlbridge.ledger import change_log, uncollected
from tests.concurrency.locks import impatient, no_lock_waits
from tests.tasks.conftest import MakeWorld
from tests.tasks.world import World

_MANY = 1000
_NOON = datetime(2026, 11, 26, 12)


@pytest.fixture
def world(make_world: MakeWorld) -> World:
    """Nothing is logged, and nothing is on its way."""
    world = make_world()
    world.run_until_quiet()
    with world.bridge.database.begin() as connection:
        for table in (world.tables.changes, world.tables.change_log):
            connection.execute(table.delete())
    return world


def log(connection: Connection, world: World, ids: Sequence[int], **columns: Any) -> None:
    """Log rows with these ids, each about a product of its own where `entity_key` does not say otherwise."""
    row = {"entity": "product", "operation": "U", "origin": b"till", "logged_at": _NOON, **columns}
    rows = [{"entity_key": str(id_).encode(), **row, "id": id_} for id_ in ids]
    connection.execute(insert(world.tables.change_log), rows)


def log_and_commit(world: World, ids: Sequence[int], **columns: Any) -> None:
    with world.shop.engine.begin() as shop:
        log(shop, world, ids, **columns)


@contextmanager
def logging(world: World, *ids: int) -> Iterator[Connection]:
    """A transaction of the shop's that has logged these rows and not committed them yet."""
    with impatient(world.shop) as shop:
        log(shop, world, ids)
        yield shop


def collect(world: World, after_id: int = 0, limit: int = 10_000) -> change_log.Collected:
    database = world.bridge.database
    return change_log.collect(database.begin, database, after_id, limit)


def logged(world: World) -> int:
    """Log rows that are committed and not collected."""
    with world.bridge.database.read() as connection:
        return uncollected.number(connection, world.tables)


def merged(world: World) -> int:
    """Log rows that the changes count."""
    with world.bridge.database.read() as connection:
        return int(
            connection.execute(select(func.coalesce(func.sum(world.tables.changes.c.log_rows), 0))).scalar_one()
        )


@pytest.mark.parametrize("rows", [1, 3, 150, _MANY])
def test_rows_beside_those_that_are_collected_are_neither_taken_nor_waited_for(world: World, rows: int) -> None:
    """With hardly a row in the log an optimiser may read all of it; and a range, one row beyond its end."""
    first, last = 10, 10 + rows
    log_and_commit(world, range(first, last))
    with logging(world, first - 1, last) as late, no_lock_waits(world.shop):
        assert collect(world) == change_log.Collected(rows, last - 1)
        late.commit()
    assert (logged(world), merged(world)) == (2, rows)
    assert collect(world).rows == 2
    assert (logged(world), merged(world)) == (0, rows + 2)


@pytest.mark.parametrize("missing", [(500,), tuple(range(1, _MANY, 2)), (7, 300, 301, 302, 990)])
def test_rows_that_commit_later_with_lower_ids_are_collected_later(world: World, missing: tuple[int, ...]) -> None:
    """One gap, every second id as on a server with two masters, and gaps that leave stretches of all lengths."""
    log_and_commit(world, [id_ for id_ in range(1, _MANY + 1) if id_ not in missing])
    with logging(world, *missing) as late, no_lock_waits(world.shop):
        assert collect(world).rows == _MANY - len(missing)
        late.commit()
    assert (logged(world), merged(world)) == (len(missing), _MANY - len(missing))
    collect(world)
    assert (logged(world), merged(world)) == (0, _MANY)


@pytest.mark.parametrize("missing", [(), (500,), tuple(range(2, _MANY, 2))])
def test_no_row_that_appears_between_two_statements_is_removed_unmerged(
    world: World, missing: tuple[int, ...]
) -> None:
    """Before each statement of a step, rows below, among and above those that it collects become visible."""
    log_and_commit(world, [id_ for id_ in range(100, 100 + _MANY) if id_ - 100 not in missing])
    written, engine = _MANY - len(missing), world.bridge.database.engine
    below, among = iter(range(1, 100)), iter([100 + id_ for id_ in missing])
    above = iter(range(100 + _MANY, 1000 + _MANY))

    def appear(*_: Any) -> None:
        nonlocal written
        ids = [id_ for id_ in (next(below, None), next(among, None), next(above, None)) if id_]
        log(shop, world, ids)
        shop.commit()
        written += len(ids)

    with impatient(world.shop) as shop, no_lock_waits(world.shop):
        event.listen(engine, "before_cursor_execute", appear)
        collect(world)
        event.remove(engine, "before_cursor_execute", appear)
    assert written >= _MANY - len(missing) + 8
    assert logged(world) + merged(world) == written
    assert merged(world) >= _MANY - len(missing)
    collect(world)
    assert (logged(world), merged(world)) == (0, written)


def test_the_shop_can_log_while_many_rows_are_being_collected(world: World) -> None:
    """Both where it continues the log and where it fills a gap: neither rows nor gaps nor counters are locked."""
    log_and_commit(world, [id_ for id_ in range(2, _MANY) if id_ != 500])
    database = world.bridge.database
    with impatient(world.shop) as shop, no_lock_waits(world.shop), database.begin() as collecting:
        ids = change_log.merge(collecting, world.tables, 0, _MANY)
        change_log.remove(collecting, database, ids)
        assert len(ids) == _MANY - 3
        log(shop, world, [1, 500, _MANY + 1])
        change_log.append(shop, world.tables, ["DEMO-0001"], "till", _NOON)
        shop.commit()
    assert logged(world) == 4


def test_many_rows_are_taken_at_once_only_where_they_concern_few_keys(world: World) -> None:
    log_and_commit(world, range(1, 41))
    assert collect(world, limit=10).rows == 10
    world.shop.write(f"DELETE FROM {world.bridge.database.names.bridge_object('change_log')}")
    log_and_commit(world, range(1, 41), entity_key=b"7")
    assert collect(world, limit=10).rows == 40


def test_rows_are_removed_in_small_transactions_and_merged_again_where_that_was_broken_off(world: World) -> None:
    log_and_commit(world, range(1, _MANY + 1), entity_key=b"7")
    database, begun = world.bridge.database, 0

    def begin() -> AbstractContextManager[Connection]:
        nonlocal begun
        begun += 1
        if begun == 3:
            raise InterruptedError
        return database.begin()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(change_log, "_REMOVED_AT_ONCE", 100)
        with pytest.raises(InterruptedError):
            change_log.collect(begin, database, 0, 10_000)
    assert (logged(world), merged(world)) == (_MANY - 100, _MANY)
    collect(world)
    assert (logged(world), merged(world)) == (0, 2 * _MANY - 100)
    assert counted(world) == 1


def counted(world: World) -> int:
    """Changes that are there."""
    with world.bridge.database.read() as connection:
        return int(connection.execute(select(func.count()).select_from(world.tables.changes)).scalar_one())
