"""A shop whose goods are all at Amazon, for tests of the fast lane: what is written to it, and what comes of it."""

from typing import Any

import msgspec
from sqlalchemy import delete

from sqlbridge.settings import WorkerSettings
from tests.tasks.conftest import MakeWorld
from tests.tasks.lane import hurried_update
from tests.tasks.world import World

SOLD, HIGHER, DEARER = "DEMO-0001", "DEMO-0002", "DEMO-0003"
STOCK = "UPDATE ps_stock_available SET quantity = {} WHERE id_product = {{{}}}"
PRICE = "UPDATE ps_product_shop SET price = price * {} WHERE id_product = {{{}}}"
DAYS = 1_000_000


def a_quiet_world(make_world: MakeWorld, *skus: str) -> World:
    """Everything is at Amazon as it is in the shop."""
    world = make_world()
    world.list_skus(*skus)
    world.run_until_quiet()
    return world


def hurry(world: World) -> dict[str, int]:
    """A run of the worker's, with a full quota."""
    with world.bridge.database.begin() as connection:
        connection.execute(delete(world.tables.quotas))
    return hurried_update(world.bridge).values


def patched(world: World) -> list[tuple[str, object]]:
    """What went one by one, oldest first: SKU and value."""
    return [(one.sku, one.value) for one in world.sandbox.history() if one.source == "patchListingsItem"]


def states(world: World) -> set[str]:
    """Of all changes."""
    return {one["state"] for one in world.changes()}


def with_a_slow_feed(make_world: MakeWorld, number: int) -> World:
    """The SKU's quantity is in a feed that Amazon takes days for."""
    world = a_quiet_world(make_world, SOLD, HIGHER)
    world.sandbox.settings(queue_seconds=DAYS)
    world.write(STOCK.format(number, SOLD))
    world.update()
    return world


def with_worker(world: World, **changes: Any) -> Any:
    """The settings with this in `[worker]`."""
    return msgspec.structs.replace(world.settings, worker=WorkerSettings(**changes))
