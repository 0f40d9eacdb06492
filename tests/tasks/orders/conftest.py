"""Worlds that import orders."""

from typing import Any

import msgspec
import pytest

from sqlbridge.settings import OrderSettings, TrackingSettings
from tests.tasks.conftest import MakeWorld, make_world, sandbox
from tests.tasks.orders.office import OrderWorld
from tests.tasks.world import World

__all__ = ["make_world", "sandbox"]

PERSONAL_KEY = "a key of the tests, long enough to be random"


class MakeOrderWorld:
    """Builds a world whose channel `de` imports orders placed since 2020, with these further settings."""

    def __init__(self, make: MakeWorld) -> None:
        self._make = make

    def __call__(self, platform: str = "prestashop", tracking: Any = None, **orders: Any) -> OrderWorld:
        world = self._make(platform)
        given: dict[str, Any] = {"enabled": True, "since": "2020-01-01"} | orders
        settings = OrderSettings(**given)
        return OrderWorld(_with_orders(world, settings, tracking or TrackingSettings()))


def _with_orders(world: World, orders: OrderSettings, tracking: TrackingSettings) -> World:
    present = world.settings
    main = present.accounts["main"]
    de = msgspec.structs.replace(main.channels["de"], orders=orders, tracking=tracking)
    world.use(
        msgspec.structs.replace(
            present,
            accounts={"main": msgspec.structs.replace(main, channels=main.channels | {"de": de})},
            database=msgspec.structs.replace(present.database, orders_user="root"),
            bridge=msgspec.structs.replace(present.bridge, personal_key=PERSONAL_KEY),
        )
    )
    return world


@pytest.fixture
def order_world(make_world: MakeWorld) -> MakeOrderWorld:
    """Makes worlds that import orders."""
    return MakeOrderWorld(make_world)
