"""What the shop ships is known to Amazon, each parcel once, with what is corrected later.

Expected states are those of Amazon's order (facts: SHIPPED once all pieces are in packages), and packages those that
the sandbox was told, which notes a shipment that becomes two packages as a mistake.
"""

from dataclasses import replace

import pytest

from sqlbridge.errors import AmazonError, ShopError
from sqlbridge.model.orders import Package
from sqlbridge.settings import TrackingSettings
from sqlbridge.tasks.housekeeping import housekeeping
from sqlbridge.tasks.send_tracking import retry_shipments
from tests.tasks.orders.conftest import MakeOrderWorld
from tests.tasks.orders.office import amazon_order, line
from tests.tasks.orders.shipping import ShippingWorld, order_id

ON = TrackingSettings(enabled=True)


def shipping(make: MakeOrderWorld, platform: str = "prestashop", tracking: TrackingSettings = ON) -> ShippingWorld:
    office = make(platform, tracking=tracking)
    office.world.list_skus("DEMO-0001", "DEMO-0002")
    return ShippingWorld(office)


@pytest.mark.parametrize("platform", ["prestashop", "magento1", "magento2"])
def test_a_shipped_order_is_confirmed_once(order_world: MakeOrderWorld, platform: str) -> None:
    shop = shipping(order_world, platform)
    shop.sell(amazon_order(1, line(quantity=2), line("DEMO-0002")), amazon_order(2))
    shop.run()
    shop.ship(1, "00340434161094042557", "DHL Paket", at="2020-01-01 10:00:00")
    assert shop.run(dry_run=True).values["shipments that would be sent"] == 1
    assert (shop.recorded(), shop.at_amazon(1)) == ([], ("UNSHIPPED", []))
    for _ in range(3):
        shop.run()
    assert shop.at_amazon(1) == ("SHIPPED", [("1", "DHL", "00340434161094042557", 3)])
    assert shop.at_amazon(2) == ("UNSHIPPED", [])
    sandbox = shop.office.world.sandbox
    order = sandbox.order(order_id(1))
    assert order.created
    assert order.packages[0].shipped == order.created.replace(microsecond=0)  # not before it was placed
    assert sandbox.request_counts()["confirmShipment"] == 1
    assert (shop.states(), sandbox.mistakes()) == (["confirmed"], [])


def test_a_partial_shipment_is_told_item_by_item(order_world: MakeOrderWorld) -> None:
    shop = shipping(order_world, "magento2")
    shop.sell(amazon_order(1, line(quantity=3), line("DEMO-0002")))
    shop.ship(1, "WRONG", DEMO_0001=2)
    shop.run()
    assert shop.at_amazon(1) == ("PARTIALLY_SHIPPED", [("1", "DHL", "WRONG", 2)])
    # Magento's back office cannot change a shipment: it is deleted and entered again.
    shop.office.world.shop.write("DELETE FROM sales_shipment")
    shop.ship(1, "A1", DEMO_0001=2)
    shop.run()
    assert shop.at_amazon(1) == ("PARTIALLY_SHIPPED", [("1", "DHL", "A1", 2)])
    shop.office.run()
    shop.ship(1, "A2", "GLS", DEMO_0001=1, DEMO_0002=1)
    shop.ship(1, "A3", DEMO_0002=1)
    shop.run()
    assert shop.at_amazon(1) == ("SHIPPED", [("1", "DHL", "A1", 2), ("2", "GLS", "A2", 2)])
    assert shop.states() == ["confirmed", "confirmed", "refused"]
    assert "Amazon waits for none of its pieces" in shop.recorded()[2]["reason"]
    assert shop.office.world.sandbox.mistakes() == []


def test_a_parcel_without_a_number_waits_and_then_goes_without(order_world: MakeOrderWorld) -> None:
    """confirmShipment demands a number (Amazon's model); the feed's schema does not."""
    shop = shipping(order_world)
    shop.sell(amazon_order(1))
    shop.ship(1, "", "Letter")
    shop.run()
    assert (shop.states(), shop.at_amazon(1)) == (["waiting"], ("UNSHIPPED", []))
    assert "no tracking number: sent without one from" in shop.recorded()[0]["reason"]
    shop.office.world.sandbox.advance(48 * 3600)
    shop.run()
    assert shop.states() == ["sending"]
    shop.run_until_quiet()
    assert shop.at_amazon(1) == ("SHIPPED", [("1", "Letter", "", 1)])
    shop.office.world.shop.write("UPDATE ps_order_carrier SET tracking_number = 'LATE'")
    shop.run()
    assert shop.at_amazon(1) == ("SHIPPED", [("1", "Letter", "LATE", 1)])
    # The carrier's own name is no carrier of Amazon's until the operator maps it.
    shop.use(TrackingSettings(enabled=True, carriers={"letter": "Deutsche Post"}))
    shop.run()
    assert shop.at_amazon(1) == ("SHIPPED", [("1", "Deutsche Post", "LATE", 1)])
    assert shop.office.world.sandbox.mistakes() == []


def test_an_old_shipment_is_forgotten_once_amazon_waits_for_nothing(order_world: MakeOrderWorld) -> None:
    shop = shipping(order_world, "magento2")
    shop.sell(amazon_order(1), amazon_order(2, line(quantity=2)))
    shop.ship(1, "A1")
    shop.ship(2, "A2", DEMO_0001=1)
    shop.run()
    shop.office.world.sandbox.advance(180)
    shop.office.run()  # tells that the first is shipped
    shop.office.world.sandbox.advance(31 * 24 * 3600)
    housekeeping(shop.office.world.bridge)
    shop.run()
    assert [one["tracking_number"] for one in shop.recorded()] == ["A2"]
    assert shop.at_amazon(2) == ("PARTIALLY_SHIPPED", [("1", "DHL", "A2", 1)])


def test_the_shops_own_states_count_and_cancelled_orders_are_shown(order_world: MakeOrderWorld) -> None:
    shop = shipping(order_world, tracking=TrackingSettings(enabled=True, shipped_states=["4", "3"]))
    shop.sell(amazon_order(1))
    shop.office.world.shop.write("UPDATE ps_order_carrier SET tracking_number = 'A1'")
    cancelled = "(SELECT value FROM ps_configuration WHERE name = 'PS_OS_CANCELED')"
    shop.office.world.shop.write(f"UPDATE ps_orders SET current_state = {cancelled}")
    shop.run()
    assert shop.at_amazon(1) == ("UNSHIPPED", [])
    assert shop.office.recorded()[order_id(1)]["problem"].startswith("cancelled in the shop, still open at Amazon")
    shop.office.world.shop.write("UPDATE ps_orders SET current_state = 3")
    shop.run()
    assert shop.office.recorded()[order_id(1)]["problem"] == ""
    assert shop.at_amazon(1)[0] == "SHIPPED"
    shop.use(TrackingSettings(enabled=True, shipped_states=["99"]))
    with pytest.raises(ShopError, match="correct shipped_states"):
        shop.run()


def test_what_was_confirmed_by_hand_at_amazon_is_not_confirmed_again(order_world: MakeOrderWorld) -> None:
    shop = shipping(order_world, "magento2")
    shop.sell(amazon_order(1), amazon_order(2, line(quantity=3)))
    by_hand(shop, 1, Package(7, "Hermes", "", "", "HAND-1", shop.now(), {}))
    by_hand(shop, 2, Package(2, "Hermes", "", "", "HAND-2", shop.now(), {}))
    shop.ship(1, "A1")
    shop.ship(2, "hand 2", DEMO_0001=1)
    shop.ship(2, "A2", DEMO_0001=1)
    for _ in range(2):
        shop.run()
    assert shop.at_amazon(1) == ("SHIPPED", [("7", "Hermes", "HAND-1", 1)])
    assert shop.at_amazon(2) == ("PARTIALLY_SHIPPED", [("2", "Hermes", "HAND-2", 1), ("3", "DHL", "A2", 1)])
    assert [one["reason"] for one in shop.recorded()] == [
        "shipped at Amazon without this bridge",
        "known to Amazon as package 2",
        None,
    ]
    shop.office.world.shop.write(
        "UPDATE sales_shipment_track SET track_number = 'MENDED' WHERE track_number = 'hand 2'"
    )
    shop.run()
    assert shop.at_amazon(2)[1] == [("2", "DHL", "MENDED", 1), ("3", "DHL", "A2", 1)]
    assert shop.office.world.sandbox.mistakes() == []


def test_two_parcels_under_one_tracking_number_are_two_packages(order_world: MakeOrderWorld) -> None:
    shop = shipping(order_world, "magento2")
    shop.sell(amazon_order(1, line(quantity=3)))
    for pieces in (1, 2):
        shop.ship(1, "T1", DEMO_0001=pieces)
        shop.run()
    assert shop.at_amazon(1) == ("SHIPPED", [("1", "DHL", "T1", 1), ("2", "DHL", "T1", 2)])
    assert [one["reason"] for one in shop.recorded()] == [None, None]


def by_hand(shop: ShippingWorld, number: int, package: Package) -> None:
    """Somebody confirms one piece on Amazon's own pages."""
    order = shop.office.world.sandbox.order(order_id(number))
    one_piece = replace(package, pieces={order.items[0].order_item_id: 1})
    shop.office.world.bridge.amazon["main"].orders.confirm(order.order_id, order.marketplace_id, one_piece)


def test_a_call_that_fails_leaves_no_doubt_behind(order_world: MakeOrderWorld) -> None:
    shop = shipping(order_world)
    sandbox = shop.office.world.sandbox
    shop.sell(*(amazon_order(number) for number in range(1, 6)))
    sandbox.cancel_order(order_id(1))
    for number in range(1, 4):
        shop.ship(number, f"A{number}")
    sandbox.fault("lost-answer", operation="confirmShipment", skipped=2)
    with pytest.raises(AmazonError):
        shop.run()
    assert shop.states() == ["refused", "confirmed", "doubtful"]
    for number in range(4, 6):
        shop.ship(number, f"A{number}")
    sandbox.fault("throttled", operation="confirmShipment", skipped=1, times=9)
    with pytest.raises(AmazonError):
        shop.run()
    assert shop.states() == ["refused", "confirmed", "confirmed", "confirmed", "ready"]
    sandbox.clear_faults()
    shop.run()
    assert shop.states() == ["refused", *["confirmed"] * 4]
    assert shop.recorded()[0]["reason"] == "the order is cancelled at Amazon"
    assert all(len(sandbox.packages(order_id(number))) == 1 for number in range(2, 6))
    assert sandbox.mistakes() == []


def test_many_go_by_a_feed_whose_refusals_are_looked_into(order_world: MakeOrderWorld) -> None:
    shop = shipping(order_world, tracking=TrackingSettings(enabled=True, bulk_above=2))
    sandbox = shop.office.world.sandbox
    shop.sell(*(amazon_order(number) for number in range(1, 8)))
    for number in range(1, 4):
        shop.ship(number, f"<&{number}>", "Böse & Söhne")
    sandbox.fault("refused-message", code="18021", message="too many", skipped=1)
    shop.run()
    assert shop.states() == ["sending"] * 3
    assert shop.kept_document() == sandbox.document(shop.feeds()[0]["amazon_document_id"])
    shop.run_until_quiet()
    assert shop.states() == ["confirmed", "refused", "confirmed"]
    assert shop.recorded()[1]["reason"] == "18021 too many"
    assert shop.at_amazon(1) == ("SHIPPED", [("1", "Böse & Söhne", "<&1>", 1)])
    assert retry_shipments(shop.office.world.bridge, order_id(2)).values["shipments confirmed"] == 1

    for number in range(4, 8):
        shop.ship(number, f"B{number}", "Böse & Söhne")
    sandbox.fault("lost-answer", operation="createFeed")
    with pytest.raises(AmazonError):
        shop.run()
    shop.run_until_quiet()
    assert shop.states() == ["confirmed"] * 7
    assert [(feed["state"], feed["accepted_count"]) for feed in shop.feeds()] == [("done", 2), ("abandoned", None)]
    assert len(sandbox.feeds()) == 2
    assert sandbox.mistakes() == []
