"""What a buyer pays at Amazon is what the shop's order and its invoice come to, to the cent."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from sqlbridge.model.orders import OrderLine
from tests.shops.magento2.keeper import SECOND
from tests.shops.magento2.orders.clerk import KOELN, Clerk, amount, line

SHIPPING = amount("4.99", "0.80")
ORDERS = {
    "taxes of Amazon's": (
        "51.28",
        [
            line(
                "1", "A", 3, amount("35.70", "5.70"), shipping=amount("4.99", "0.80"), discount=amount("3.57", "0.57")
            ),
            line("2", "B", 2, amount("10.17", "0.67"), gift_wrap=amount("3.99", "0.64")),
        ],
    ),
    "taxes of the shop's": (
        "27.94",
        [
            line("1", "A", 1, amount("23.80"), discount=amount("2.38"), shipping=amount("4.99")),
            line("2", "B", 1, amount("1.53")),
        ],
    ),
    "shipping that is given away": (
        "11.90",
        [
            line(
                "1",
                "A",
                1,
                amount("11.90", "1.90"),
                shipping=amount("4.99", "0.80"),
                shipping_discount=amount("4.99"),
            )
        ],
    ),
    "thirds of a cent": ("10.00", [line("1", "A", 3, amount("10.00")), line("2", "B", 7, amount("0.00"))]),
    "a total above the lines": ("12.90", [line("1", "A", 1, amount("11.90"))]),
    "a total below the lines": ("10.90", [line("1", "A", 1, amount("11.90"))]),
    "a line that was taken off": ("11.90", [line("1", "A", 1, amount("11.90")), line("2", "B", 0, amount("0"))]),
}


def invoiced(order: Mapping[str, Any], items: Sequence[Mapping[str, Any]]) -> Decimal:
    """What Magento's invoice of everything comes to (Sales/Model/Order/Invoice/Total: Subtotal, Discount, Shipping,
    Tax): the order's sums, but discounts line by line."""
    discounts: Decimal = order["shipping_discount_amount"] + sum(item["discount_amount"] for item in items)
    compensation = order["discount_tax_compensation_amount"] + order["shipping_discount_tax_compensation_amount"]
    total: Decimal = order["subtotal"] + order["shipping_amount"] - discounts + order["tax_amount"] + compensation
    return total


@pytest.mark.parametrize("name", ORDERS)
def test_order_and_invoice_come_to_amazons_total(clerk: Clerk, name: str) -> None:
    total, lines = ORDERS[name]
    written = clerk.write(clerk.purchase(*lines, total=total))
    order, items = clerk.order(written), clerk.items(written)
    assert order["grand_total"] == order["total_due"] == order["base_grand_total"] == Decimal(total)
    assert invoiced(order, items) == Decimal(total)
    _require_sums(order, items)
    _require_base_amounts([order, *items])


def _require_sums(order: Mapping[str, Any], items: Sequence[Mapping[str, Any]]) -> None:
    """An order's amounts are its lines' (as in every order of the reference shop's)."""

    def of_lines(column: str) -> Decimal:
        return Decimal(sum(item[column] for item in items))

    assert order["subtotal"] == of_lines("row_total")
    assert order["subtotal_incl_tax"] == of_lines("row_total_incl_tax")
    assert order["tax_amount"] == of_lines("tax_amount") + order["shipping_tax_amount"]
    assert order["discount_tax_compensation_amount"] == of_lines("discount_tax_compensation_amount")
    assert -order["discount_amount"] == of_lines("discount_amount") + order["shipping_discount_amount"]


def _require_base_amounts(rows: Sequence[Mapping[str, Any]]) -> None:
    """The order is in the website's base currency, so both amounts are one."""
    for row in rows:
        for name in row:
            if f"base_{name}" in row and row[f"base_{name}"] is not None:
                assert row[f"base_{name}"] == row[name], name


def test_discounts_lower_the_tax_and_keep_the_price(clerk: Clerk) -> None:
    total, lines = ORDERS["taxes of Amazon's"]
    first, second = clerk.items(clerk.write(clerk.purchase(*lines, total=total)))
    # 35.70 with 5.70 tax, of which 3.57 with 0.57 tax are given away: 5.13 tax is left.
    assert [first[name] for name in ("row_total", "row_total_incl_tax", "tax_amount")] == [
        30,
        Decimal("35.7"),
        Decimal("5.13"),
    ]
    assert (first["discount_amount"], first["discount_tax_compensation_amount"]) == (Decimal("3.57"), Decimal("0.57"))
    assert (first["price"], first["price_incl_tax"]) == (10, Decimal("11.9"))
    assert [item["tax_percent"] for item in (first, second)] == [19, 7]


def test_gift_wrap_is_handling(clerk: Clerk) -> None:
    total, lines = ORDERS["taxes of Amazon's"]
    written = clerk.write(clerk.purchase(*lines, total=total))
    order = clerk.order(written)
    assert order["shipping_incl_tax"] == Decimal("8.98")  # 4.99 shipping, 3.99 gift wrap
    assert order["shipping_amount"] == Decimal("7.54")
    assert order["shipping_description"] == "Amazon - Standard, with gift wrap"
    assert "contains 3.99 EUR for gift wrap" in clerk.row("sales_order_status_history", written)["comment"]


def test_taxes_are_broken_down_by_rate(clerk: Clerk) -> None:
    total, lines = ORDERS["taxes of Amazon's"]
    written = clerk.write(clerk.purchase(*lines, total=total))
    query = (
        "SELECT tax.percent, tax.amount, part.taxable_item_type AS type, part.amount AS part"
        " FROM sales_order_tax AS tax JOIN sales_order_tax_item AS part USING (tax_id)"
        " WHERE tax.order_id = :id ORDER BY tax.percent, part.tax_item_id"
    )
    assert [tuple(map(str, row.values())) for row in clerk.rows(query, id=written.id)] == [
        ("7.0000", "0.6700", "product", "0.6700"),
        ("19.0000", "6.5700", "product", "5.1300"),
        ("19.0000", "6.5700", "shipping", "1.4400"),
    ]


def test_shipping_is_taxed_by_the_class_that_the_shop_names(clerk: Clerk) -> None:
    bought = line("1", "B", 1, amount("10.70"), shipping=amount("11.90"))
    with clerk.setting("tax/classes/shipping_tax_class", "11"):
        order = clerk.order(clerk.write(clerk.purchase(bought, total="22.60")))
    assert (order["shipping_amount"], order["shipping_tax_amount"]) == (10, Decimal("1.9"))


def test_a_country_without_rates_of_the_shop_pays_no_tax(clerk: Clerk) -> None:
    written = clerk.sell(address=replace(KOELN, country="fr"))
    assert [(item["tax_amount"], item["tax_percent"]) for item in clerk.items(written)] == [(0, 0)]


def test_yen_have_no_decimals(clerk: Clerk) -> None:
    clerk.keeper.write("INSERT INTO directory_currency_rate VALUES ('JPY', 'EUR', 0.0061)")
    tokyo = replace(KOELN, country="JP", state="東京都")
    scope = replace(SECOND, country="JP", currency="JPY", digits=0)
    bought: OrderLine = line("1", "A", 3, amount("1000", "91"), discount=amount("100"))
    with clerk.setting("currency/options/base", "JPY", website=2):
        written = clerk.write(clerk.purchase(bought, total="900", scope=scope, address=tokyo))
    order = clerk.order(written)
    assert (order["grand_total"], order["subtotal"], order["tax_amount"]) == (900, 909, 82)
    assert order["discount_tax_compensation_amount"] == 9
    assert order["order_currency_code"] == order["base_currency_code"] == "JPY"
    assert (order["global_currency_code"], order["base_to_global_rate"]) == ("EUR", Decimal("0.0061"))
