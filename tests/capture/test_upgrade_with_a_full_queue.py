"""An older installation with all that a busy day leaves behind is upgraded while the shop sells."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select

from sqlbridge.capture.catalogue import stored_procedures
from sqlbridge.capture.installer import Installer
from sqlbridge.capture.migrations import upgrade
from sqlbridge.errors import InstallError
from sqlbridge.ledger import change_log, changes
from sqlbridge.model.changes import ChangeState, utc_now
from sqlbridge.model.feeds import FeedState
from tests.capture.older_version import install_older_triggers
from tests.capture.revisions import REVISIONS, go_back
from tests.capture.tills import Tills, logged
from tests.concurrency.locks import impatient, no_lock_waits
from tests.concurrency.shop import sell_at, simple_products
from tests.tasks.conftest import MakeWorld, make_world, sandbox  # noqa: F401 - two fixtures
from tests.tasks.world import World

_LOG_ROWS, _KEYS = 20_000, 1000
_SOLD = "UPDATE ps_stock_available SET quantity = {1} WHERE id_product = {{{0}}}"


def test_a_full_queue_comes_through_an_upgrade_unharmed_and_reaches_amazon(make_world: MakeWorld) -> None:
    world = make_world(skus=40)
    products = simple_products(world.shop)
    skus = list(products)
    with impatient(world.shop) as shop:
        sell_at(shop, products.values(), 100, 0)
        shop.commit()
    world.list_skus(*skus)
    world.run_until_quiet()
    _fill_the_queue(world, *skus[:5])
    _become_an_older_installation(world)
    before = _ledger(world)
    tills = Tills(world.shop, [products[skus[0]], *list(products.values())[5:7]])
    with no_lock_waits(world.shop), tills.selling():
        upgrade(Installer(world.settings))
    assert tills.missing(logged(world.settings), {}) == []
    assert _log_of_others(world) == _LOG_ROWS
    assert _ledger(world) == before
    assert _procedures(world) == {"log_change_v3", "watch_v1"}
    world.run_until_quiet()
    assert world.at_amazon(*skus) == world.in_shop(*skus)
    assert world.sandbox.mistakes() == []


def _fill_the_queue(world: World, refused: str, sent: str, sent_and_sold: str, claimed: str, pending: str) -> None:
    """Changes in every state, feeds on their way, a long log."""
    world.sandbox.fault("refused-message", sku=refused)
    world.write(_SOLD.format(refused, 3))
    world.update()
    world.acknowledge()
    world.write(_SOLD.format(sent, 4), _SOLD.format(sent_and_sold, 5))
    world.update()
    world.write(_SOLD.format(sent_and_sold, 6))
    world.update()
    world.write(_SOLD.format(claimed, 7))
    _collect(world)
    with world.bridge.database.begin() as connection:
        assert len(changes.claim(connection, world.tables, 1, utc_now(), timedelta(hours=1))) == 1  # and the run dies
    world.write(_SOLD.format(pending, 8))
    _collect(world)
    row = {"entity": "product", "operation": "U", "origin": b"bulk", "logged_at": utc_now()}
    rows = [row | {"entity_key": str(1_000_000 + number % _KEYS).encode()} for number in range(_LOG_ROWS)]
    with world.bridge.database.begin() as connection:
        connection.execute(insert(world.tables.change_log), rows)
    assert {one["state"] for one in world.changes()} == set(ChangeState)
    assert world.feeds()[-1]["state"] == FeedState.SUBMITTED


def _collect(world: World) -> None:
    database = world.bridge.database
    assert change_log.collect(database.begin, database, 0, 10).rows == 1


def _become_an_older_installation(world: World) -> None:
    """Back to the oldest revision, and not beyond it as long as feeds are on their way."""
    before = _ledger(world)
    with pytest.raises(InstallError, match="1 feeds may still bring older values to Amazon"):
        go_back(Installer(world.settings), "base")
    assert world.shop.read(f"SELECT version_num FROM {_object(world, 'sqlbridge_alembic_version')}") == [
        (REVISIONS[0],)
    ]
    install_older_triggers(world.shop, Installer(world.settings))
    assert _procedures(world) == {"log_change_v1"}
    assert _ledger(world) == before


def _ledger(world: World) -> list[Sequence[Any]]:
    """All that says what is to be sent and what Amazon has been told, row by row."""
    tables = world.tables
    told = [column for column in tables.listings.columns if column.name != "is_logged"]
    others = (tables.changes, tables.change_messages, tables.feeds, tables.feed_messages, tables.listing_values)
    queries = [
        select(*told).order_by(tables.listings.c.id),
        *(select(one).order_by(*one.primary_key.columns) for one in others),
    ]
    with world.bridge.database.read() as connection:
        return [connection.execute(query).all() for query in queries]


def _log_of_others(world: World) -> int:
    log = _object(world, "change_log")
    return int(world.shop.read(f"SELECT COUNT(*) FROM {log} WHERE origin = 'bulk'")[0][0])


def _procedures(world: World) -> set[str]:
    with world.bridge.database.read() as connection:
        return set(stored_procedures(connection, world.bridge.database.names))


def _object(world: World, name: str) -> str:
    return world.bridge.database.names.bridge_object(name)
