"""Orders that change, or are odd, before they are in the shop: nothing is shipped or sold twice, and none is lost."""

from contextlib import suppress
from dataclasses import replace
from decimal import Decimal

import msgspec
import pytest
from sqlalchemy import delete

from sqlbridge.amazon.order_salvage import order_from
from sqlbridge.errors import ThrottledError, UnreadableAnswerError
from sqlbridge.ledger import orders
from sqlbridge.model.orders import Package
from sqlbridge.sandbox import OrderItem
from sqlbridge.tasks.import_orders import import_orders, retry_order
from tests.sandbox.orders import confirmation
from tests.tasks.orders.conftest import MakeOrderWorld
from tests.tasks.orders.office import OrderWorld, amazon_order, line

FIRST = "305-1234567-0000001"


def confirm_by_hand(office: OrderWorld, order_id: str, item: OrderItem, quantity: int) -> None:
    """The seller ships pieces in Seller Central."""
    amazon = office.world.bridge.amazon["main"].orders
    detail = confirmation(quantity)["packageDetail"]
    package = Package(
        number=7,
        carrier_code=detail["carrierCode"],
        carrier_name="",
        shipping_method="",
        tracking_number="T-7",
        shipped_at=office.world.bridge.now(),
        pieces={item.order_item_id: quantity},
    )
    amazon.confirm(order_id, "A1PA6795UKMFR9", package)
    office.world.sandbox.advance(180)


@pytest.mark.parametrize(("shipped", "status"), [(2, "SHIPPED"), (1, "PARTIALLY_SHIPPED")])
def test_an_order_shipped_by_hand_before_its_import_waits_for_a_person(
    order_world: MakeOrderWorld, shipped: int, status: str
) -> None:
    office = order_world()
    office.world.list_skus("DEMO-0001")
    office.world.run_until_quiet()
    stock = office.world.in_shop("DEMO-0001")["DEMO-0001"][1]
    item = line(quantity=2)
    office.place(amazon_order(1, item, status="PENDING"))
    office.run()
    office.world.sandbox.pay_order(FIRST)
    confirm_by_hand(office, FIRST, item, shipped)
    for _ in range(2):
        office.run()
    assert office.in_shop() == []
    (order,) = office.recorded().values()
    assert (order["state"], order["status"]) == ("failed", status)
    assert "shipped at Amazon, at least in part" in order["problem"]
    office.world.run_until_quiet()
    assert office.world.at_amazon("DEMO-0001")["DEMO-0001"][1] == stock - 2
    retry_order(office.world.bridge, FIRST)
    assert len(office.in_shop()) == 1


def test_a_pending_or_failed_order_can_be_left_out_for_good(order_world: MakeOrderWorld) -> None:
    office = order_world()
    office.world.list_skus("DEMO-0001")
    office.place(amazon_order(1, status="PENDING"))
    office.run()
    record = office.record(FIRST)
    with office.world.bridge.database.begin() as connection:
        assert orders.dismiss(connection, office.world.tables, record.id)
    office.world.sandbox.pay_order(FIRST)
    office.world.sandbox.advance(180)
    office.run()
    assert office.states() == ["closed"]
    assert office.in_shop() == []


def test_an_order_that_failed_and_was_cancelled_meanwhile_is_not_written(order_world: MakeOrderWorld) -> None:
    office = order_world()
    office.world.list_skus("DEMO-0001")
    office.place(amazon_order(1, line("LATER")))
    office.run()
    office.world.shop.write("UPDATE ps_product SET reference = 'LATER' WHERE reference = 'DEMO-0002'")
    office.world.sandbox.cancel_order(FIRST)
    # The search fails, so only the order itself tells.
    office.world.sandbox.fault("unavailable", operation="searchOrders")
    with pytest.raises(Exception, match="searchOrders"):
        office.run()
    assert office.states() == ["cancelled"]
    assert office.in_shop() == []


def test_a_wish_to_cancel_one_item_cancels_nothing(order_world: MakeOrderWorld) -> None:
    office = order_world(cancel_in_shop=True)
    office.world.list_skus("DEMO-0001", "DEMO-0002")
    office.place(amazon_order(1, line("DEMO-0001"), line("DEMO-0002")))
    office.run()
    (found,) = office.world.sandbox.orders()
    order = order_from(
        {
            "orderId": FIRST,
            "createdTime": found.created.isoformat() if found.created else "",
            "lastUpdatedTime": "2030-01-01T00:00:00Z",
            "salesChannel": {"channelName": "AMAZON", "marketplaceId": "A1PA6795UKMFR9"},
            "fulfillment": {"fulfillmentStatus": "UNSHIPPED", "fulfilledBy": "MERCHANT"},
            "orderItems": [
                {
                    "orderItemId": item.order_item_id,
                    "quantityOrdered": 1,
                    "product": {"sellerSku": item.sku},
                    "cancellation": {"cancellationRequest": {"requester": "BUYER"}} if item.sku.endswith("1") else {},
                }
                for item in found.items
            ],
        }
    )
    assert order.cancel_reason
    assert not order.is_unwanted
    office.take_up(order)
    office.run()
    (row,) = office.recorded().values()
    assert not row["is_cancelled_in_shop"]
    assert row["problem"] == "the buyer wants some items cancelled: asked for by BUYER"


def test_pieces_that_amazon_cancels_are_offered_again_before_the_import_and_shown_after_it(
    order_world: MakeOrderWorld,
) -> None:
    office = order_world()
    office.world.list_skus("DEMO-0001")
    office.place(amazon_order(1, line(quantity=2)), amazon_order(2, line("GONE"), line(quantity=2)))
    office.run()
    assert office.states() == ["imported", "failed"]
    for order_id in list(office.recorded()):
        content = office.content(order_id)
        assert content
        order = office.vault().open(content)
        fewer = tuple(replace(one, quantity=1) if one.seller_sku == "DEMO-0001" else one for one in order.lines)
        office.take_up(replace(order, lines=fewer))
    assert office.unknown_pieces()["DEMO-0001"] == 1
    assert "DEMO-0001 1 instead of 2" in office.recorded()[FIRST]["problem"]


def test_the_range_is_gone_through_over_several_runs_where_the_quota_is_small(order_world: MakeOrderWorld) -> None:
    """25 pages are more than Amazon's burst of 20 searches."""
    office = order_world(days=30)
    office.world.list_skus("DEMO-0001")
    shipped = [amazon_order(number, line("GONE"), status="SHIPPED") for number in range(1, 2400)]
    office.world.sandbox.add_orders([*shipped, amazon_order(2400), amazon_order(2401)])
    office.world.sandbox.advance(180)
    looked = 0
    for _ in range(3):
        with suppress(ThrottledError):
            import_orders(office.world.bridge)
        looked = office.world.sandbox.request_counts()["searchOrders"]
        if len(office.in_shop()) == 2:
            break
        # Time passes, and with it the quota fills again.
        with office.world.bridge.database.begin() as connection:
            connection.execute(delete(office.world.tables.quotas))
    assert len(office.in_shop()) == 2
    assert looked < 45


def test_an_order_that_cannot_be_read_is_kept_and_its_pieces_are_not_offered_again() -> None:
    raw = {
        "orderId": FIRST,
        "createdTime": "2026-11-26T10:00:00Z",
        "lastUpdatedTime": "2026-11-26T10:05:00Z",
        "salesChannel": {"channelName": "AMAZON", "marketplaceId": "A1PA6795UKMFR9"},
        "buyer": {"buyerCompanyName": None},
        "fulfillment": {"fulfillmentStatus": "UNSHIPPED", "fulfilledBy": "MERCHANT"},
        "proceeds": {"grandTotal": {"amount": "20.00", "currencyCode": "EUR"}},
        "orderItems": [
            {"orderItemId": "1", "quantityOrdered": 2, "product": {"sellerSku": "MUG"}, "tax": None},
        ],
    }
    whole = order_from(msgspec.json.decode(msgspec.json.encode(raw)))
    assert (whole.buyer.company, whole.total) == ("", Decimal("20.00"))
    odd = order_from(raw | {"proceeds": {"grandTotal": "twenty"}})
    assert odd.problem.startswith("Amazon's answer cannot be read: Expected `object")
    assert [(one.seller_sku, one.quantity) for one in odd.lines] == [("MUG", 2)]
    with pytest.raises(UnreadableAnswerError, match="without an id"):
        order_from({"orderItems": []})
