"""An order that Amazon cannot cope with holds up no other; where Amazon answers nothing at all, it is left alone.

Which parcels Amazon has is read from the sandbox; a 5xx does not tell whether the request was carried out (facts).
"""

from contextlib import suppress

from sqlbridge.errors import AmazonError
from tests.tasks.orders.conftest import MakeOrderWorld
from tests.tasks.orders.office import amazon_order, line
from tests.tasks.orders.shipping import ShippingWorld
from tests.tasks.orders.test_tracking import shipping


def run(shop: ShippingWorld, fault_at: str = "", **fault: int) -> None:
    """A minute later, one run in which Amazon answers some requests of an operation by 503."""
    sandbox = shop.office.world.sandbox
    sandbox.clear_faults()
    sandbox.advance(60)
    if fault_at:
        sandbox.fault("unavailable", operation=fault_at, **fault)
    with suppress(AmazonError):
        shop.run()


def test_an_order_that_amazon_cannot_cope_with_goes_last(order_world: MakeOrderWorld) -> None:
    shop = shipping(order_world)
    shop.sell(*(amazon_order(number) for number in range(1, 5)))
    shop.ship(1, "A1")
    shop.ship(2, "A2")
    run(shop, "confirmShipment")
    assert shop.states() == ["doubtful", "confirmed"]
    shop.ship(3, "A3")
    run(shop, "getOrder")
    assert shop.states() == ["doubtful", "confirmed", "confirmed"]
    shop.ship(4, "A4")
    run(shop, "confirmShipment", skipped=1)
    assert shop.states() == ["doubtful", "confirmed", "confirmed", "confirmed"]
    run(shop)
    assert shop.at_amazon(1) == ("SHIPPED", [("1", "DHL", "A1", 1)])
    assert shop.office.world.sandbox.mistakes() == []


def test_in_an_outage_only_a_few_orders_are_tried(order_world: MakeOrderWorld) -> None:
    shop = shipping(order_world)
    shop.sell(*(amazon_order(number) for number in range(1, 7)))
    for number in range(1, 6):
        shop.ship(number, f"A{number}")
    run(shop, "confirmShipment", times=99)
    assert shop.states() == ["doubtful"] * 3 + ["ready"] * 2
    shop.ship(6, "A6")
    run(shop, "getOrder", times=99)
    assert shop.states() == ["doubtful"] * 3 + ["confirmed"] * 3
    counts = shop.office.world.sandbox.request_counts()
    assert (counts["confirmShipment"], counts["getOrder"]) == (6, 3)
    run(shop)
    assert shop.states() == ["confirmed"] * 6
    assert shop.office.world.sandbox.mistakes() == []


def test_orders_that_amazon_cannot_show_hold_up_no_other(order_world: MakeOrderWorld) -> None:
    shop = shipping(order_world, "magento2")
    shop.sell(*(amazon_order(number, line(quantity=2)) for number in range(1, 5)))
    for number in range(1, 4):
        shop.ship(number, f"A{number}", DEMO_0001=1)
    run(shop, "getOrder", times=3)
    shop.ship(4, "A4", DEMO_0001=1)
    run(shop, "getOrder", times=3, skipped=1)
    assert shop.states() == ["ready"] * 3 + ["confirmed"]
    assert "Amazon answered getOrder with 503" in shop.recorded()[0]["reason"]
    run(shop)
    assert [(one["state"], one["reason"]) for one in shop.recorded()] == [("confirmed", None)] * 4
    assert shop.office.world.sandbox.mistakes() == []
