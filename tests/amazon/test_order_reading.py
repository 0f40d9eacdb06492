"""What Amazon's orders mean: the same money, whether the amounts contain the tax or not."""

from decimal import Decimal
from typing import Any

import msgspec
import pytest

from sqlbridge.amazon.order_reading import read_order
from sqlbridge.amazon.order_wire import Order
from sqlbridge.model.orders import AmazonOrder, Amount


def money(amount: str) -> dict[str, str]:
    return {"amount": amount, "currencyCode": "EUR"}


def breakdown(kind: str, amount: str, **details: str) -> dict[str, Any]:
    return {
        "type": kind,
        "subtotal": money(amount),
        "detailedBreakdowns": [{"subtype": name, "value": money(value)} for name, value in details.items()],
    }


def read(total: str = "11.90", *breakdowns: dict[str, Any], **item: Any) -> AmazonOrder:
    """An order of one item, as Amazon's model of the Orders API 2026-01-01 describes it."""
    body = {
        "orderId": "305-1",
        "createdTime": "2026-11-26T10:00:00+01:00",
        "lastUpdatedTime": "2026-11-26T10:05:00Z",
        "salesChannel": {"channelName": "AMAZON", "marketplaceId": "A1PA6795UKMFR9"},
        "fulfillment": {"fulfillmentStatus": "UNSHIPPED", "fulfilledBy": "MERCHANT"},
        "proceeds": {"grandTotal": money(total)},
        "orderItems": [
            {
                "orderItemId": "1",
                "quantityOrdered": 2,
                "product": {"sellerSku": "CHAIR", "price": {"unitPrice": money("5.95")}},
                "proceeds": {"breakdowns": list(breakdowns)},
                **item,
            }
        ],
    }
    return read_order(msgspec.convert(body, Order))


def test_tax_beside_the_amounts_is_added_to_them() -> None:
    tax = breakdown("TAX", "2.85", ITEM="1.90", SHIPPING="0.95")
    order = read("17.85", breakdown("ITEM", "10.00"), breakdown("SHIPPING", "5.00"), tax)
    (line,) = order.lines
    assert line.goods == Amount(Decimal("11.90"), Decimal("1.90"))
    assert line.shipping == Amount(Decimal("5.95"), Decimal("0.95"))
    assert order.problem == ""


def test_tax_within_the_amounts_leaves_them_as_they_are() -> None:
    (line,) = read("11.90", breakdown("ITEM", "11.90"), breakdown("TAX", "1.90")).lines
    assert line.goods == Amount(Decimal("11.90"), Decimal("1.90"))


@pytest.mark.parametrize("sign", ["", "-"])
def test_a_discount_is_taken_off_whatever_its_sign(sign: str) -> None:
    order = read("9.90", breakdown("ITEM", "11.90"), breakdown("DISCOUNT", f"{sign}2.00"))
    assert order.lines[0].discount.gross == Decimal("2.00")
    assert order.problem == ""


def test_a_discount_on_shipping_is_told_from_one_on_the_goods() -> None:
    parts = (
        breakdown("ITEM", "10.00"),
        breakdown("SHIPPING", "4.00"),
        breakdown("DISCOUNT", "5.00", SHIPPING="4.00"),
    )
    (line,) = read("9.00", *parts).lines
    assert (line.discount.gross, line.shipping_discount.gross) == (Decimal("1.00"), Decimal("4.00"))


def test_the_tax_that_a_discount_saves_is_its_own() -> None:
    order = read(
        "9.52",
        breakdown("ITEM", "10.00"),
        breakdown("DISCOUNT", "-2.00"),
        breakdown("TAX", "1.52", ITEM="1.90", DISCOUNT="-0.38"),
    )
    (line,) = order.lines
    assert line.goods == Amount(Decimal("11.90"), Decimal("1.90"))
    assert line.discount == Amount(Decimal("2.38"), Decimal("0.38"))
    assert line.goods.gross - line.discount.gross == order.total


def test_a_tax_of_nothing_is_unknown_unless_somebody_collects_it() -> None:
    parts = (breakdown("ITEM", "11.90"), breakdown("TAX", "0.00"))
    assert read("11.90", *parts).lines[0].goods.tax is None
    collected = {"taxCollections": [{"model": "MARKETPLACE_FACILITATOR"}]}
    assert read("11.90", *parts, tax=collected).lines[0].goods.tax == 0


def test_amounts_that_contradict_the_total_are_named() -> None:
    problem = read("99.99", breakdown("ITEM", "11.90"), breakdown("TAX", "1.90")).problem
    assert problem.startswith("Amazon's total is 99.99, but the items add up to 11.90, or 13.80")


def test_an_order_without_proceeds_counts_its_pieces() -> None:
    assert read("11.90").lines[0].goods.gross == Decimal("11.90")


def test_fees_count_as_shipping_and_times_are_utc() -> None:
    order = read("13.90", breakdown("ITEM", "11.90"), breakdown("COD_FEE", "2.00"))
    assert order.lines[0].shipping.gross == Decimal("2.00")
    assert order.purchased_at.isoformat() == "2026-11-26T09:00:00"
