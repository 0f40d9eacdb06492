"""`send-tracking`, killed at any step, is made good by the next run, and no parcel becomes two packages."""

from itertools import count

import pytest

from sqlbridge.demo.server import Flavour
from sqlbridge.settings import TrackingSettings
from sqlbridge.tasks.send_tracking import send_tracking
from tests.crash.interruption import is_interrupted, kill
from tests.tasks.orders.conftest import MakeOrderWorld
from tests.tasks.orders.conftest import order_world as order_world
from tests.tasks.orders.office import amazon_order
from tests.tasks.orders.shipping import ShippingWorld

# A step costs a second.
_EVERY = {Flavour.MARIADB: 1, Flavour.MYSQL: 5}
_ORDERS = 40


@pytest.mark.parametrize("parcels", [1, 2])
def test_a_killed_run_leaves_each_parcel_one_package(order_world: MakeOrderWorld, parcels: int) -> None:
    """One parcel goes by a call, two go by a feed."""
    shop = ShippingWorld(order_world(tracking=TrackingSettings(enabled=True, bulk_above=1)))
    world = shop.office.world
    world.list_skus("DEMO-0001")
    shop.sell(*(amazon_order(number) for number in range(1, _ORDERS)))
    numbers = iter(range(1, _ORDERS))
    for step in count(1, _EVERY[world.shop.server.program.flavour]):
        shipped = [next(numbers) for _ in range(parcels)]
        for number in shipped:
            shop.ship(number, f"A{number}")
        is_over = not is_interrupted(send_tracking, step, kill, world.settings, shop.now())
        shop.run_until_quiet()
        for number in shipped:
            assert shop.at_amazon(number) == ("SHIPPED", [("1", "DHL", f"A{number}", 1)]), f"step {step}"
        if is_over:
            break
    assert set(shop.states()) == {"confirmed"}
    assert world.sandbox.mistakes() == []
