"""`send-tracking`, killed at any step, is made good by the next run, and no parcel becomes two packages."""

from itertools import count

from sqlbridge.demo.server import Flavour
from sqlbridge.settings import TrackingSettings
from sqlbridge.tasks.send_tracking import send_tracking
from tests.crash.interruption import is_interrupted, kill
from tests.tasks.orders.conftest import MakeOrderWorld
from tests.tasks.orders.conftest import order_world as order_world
from tests.tasks.orders.office import amazon_order
from tests.tasks.orders.shipping import ShippingWorld

# A step costs a second. The first two take the lease and record the run, as in every task.
_FIRST_STEP = 3
_EVERY = {Flavour.MARIADB: 1, Flavour.MYSQL: 10}
_ORDERS = 50


def test_a_killed_run_leaves_each_parcel_one_package(order_world: MakeOrderWorld) -> None:
    """Of two parcels, the one with a number goes by a call, the other by a feed."""
    shop = ShippingWorld(order_world(tracking=TrackingSettings(enabled=True, delta_hours=0)))
    world = shop.office.world
    world.list_skus("DEMO-0001")
    shop.sell(*(amazon_order(number) for number in range(1, _ORDERS)))
    numbers = iter(range(1, _ORDERS))
    for step in count(_FIRST_STEP, _EVERY[world.shop.server.program.flavour]):
        called, fed = next(numbers), next(numbers)
        shop.ship(called, f"A{called}")
        shop.ship(fed, "", at="2020-01-01 10:00:00")
        is_over = not is_interrupted(send_tracking, step, kill, world.settings, shop.now())
        shop.run_until_quiet()
        assert shop.at_amazon(called) == ("SHIPPED", [("1", "DHL", f"A{called}", 1)]), f"step {step}"
        assert shop.at_amazon(fed) == ("SHIPPED", [("1", "DHL", "", 1)]), f"step {step}"
        if is_over:
            break
    assert set(shop.states()) == {"confirmed"}
    assert world.sandbox.mistakes() == []
