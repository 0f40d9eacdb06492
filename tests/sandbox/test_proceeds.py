"""The money of an order in both readings of it. The expected amounts are counted by hand."""

from decimal import Decimal
from typing import Any

import pytest

from sqlbridge.sandbox import Sandbox
from tests.sandbox.orders import ORDER_ID, item, order, read
from tests.sandbox.seller import JAPAN, CallingSeller

AMOUNTS = {
    "quantity": 2,
    "unit_price": Decimal("19.99"),
    "item_tax": Decimal("6.38"),
    "shipping": Decimal("4.90"),
    "shipping_tax": Decimal("0.78"),
    "gift_wrap": Decimal("3.50"),
    "gift_wrap_tax": Decimal("0.56"),
    "discount": Decimal("2.00"),
    "discount_tax": Decimal("0.32"),
    "shipping_discount": Decimal("1.00"),
}


def euros(amount: str) -> dict[str, str]:
    return {"amount": amount, "currencyCode": "EUR"}


def subtotals(proceeds: dict[str, Any]) -> dict[str, str]:
    return {each["type"]: each["subtotal"]["amount"] for each in proceeds["breakdowns"]}


@pytest.mark.parametrize(
    ("amounts_include_tax", "total"),
    [
        pytest.param(True, "45.38", id="as in the EU: 39.98 + 4.90 + 3.50 - 2.00 - 1.00"),
        pytest.param(False, "52.78", id="as in the US: the taxes of 7.40 on top"),
    ],
)
def test_totals_are_true_whether_amounts_include_tax_or_not(
    sandbox: Sandbox, caller: CallingSeller, amounts_include_tax: bool, total: str
) -> None:
    second = item(order_item_id="2", quantity=1, unit_price=Decimal("10"))
    sandbox.add_orders([order(items=[item(**AMOUNTS), second], amounts_include_tax=amounts_include_tax)])
    told = read(caller)
    line = told["orderItems"][0]
    assert line["product"]["price"]["unitPrice"] == euros("19.99")
    assert line["proceeds"]["proceedsTotal"] == euros(total)
    assert told["proceeds"]["grandTotal"] == euros(str(Decimal(total) + 10))
    amounts = {"SHIPPING": "4.90", "GIFT_WRAP": "3.50", "TAX": "7.40", "DISCOUNT": "-3.00"}
    assert subtotals(line["proceeds"]) == amounts | {"ITEM": "39.98"}
    assert subtotals(told["proceeds"]) == amounts | {"ITEM": "49.98"}


def test_taxes_and_discounts_are_told_in_detail(sandbox: Sandbox, caller: CallingSeller) -> None:
    sandbox.add_orders([order(items=[item(**AMOUNTS)])])
    sandbox.settings(discounts="positive")
    proceeds = read(caller)["orderItems"][0]["proceeds"]
    details = {
        each["type"]: {detail["subtype"]: detail["value"]["amount"] for detail in each["detailedBreakdowns"]}
        for each in proceeds["breakdowns"]
        if "detailedBreakdowns" in each
    }
    assert details == {
        "TAX": {"ITEM": "6.38", "SHIPPING": "0.78", "GIFT_WRAP": "0.56", "DISCOUNT": "0.32"},
        "DISCOUNT": {"ITEM": "2.00", "SHIPPING": "1.00"},
    }
    assert subtotals(proceeds)["DISCOUNT"] == "3.00"
    assert proceeds["proceedsTotal"] == euros("45.38")


def test_a_plain_line_tells_its_price_only_in_whole_yen(sandbox: Sandbox, caller: CallingSeller) -> None:
    table = item(sku="TABLE", quantity=1, unit_price=Decimal("9000"))
    sandbox.add_orders([order(ORDER_ID, marketplace_id=JAPAN, items=[table])])
    yen = {"amount": "9000", "currencyCode": "JPY"}
    proceeds = read(caller)["orderItems"][0]["proceeds"]
    assert proceeds == {"proceedsTotal": yen, "breakdowns": [{"type": "ITEM", "subtotal": yen}]}
