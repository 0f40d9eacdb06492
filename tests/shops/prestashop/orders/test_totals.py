"""What the buyer pays at Amazon is what the order costs in the shop, to the cent.

The columns are those that the shop's own code fills: total_paid = products + shipping + wrapping - discounts.
"""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from sqlbridge.model.orders import WrittenOrder
from sqlbridge.model.selling import Fulfilment
from tests.shops.prestashop.orders.clerk import LONG_AGO, SCOPE, Clerk, amount, at_home

EVERYTHING = {
    "shipping": amount("4.99", "0.80"),
    "gift_wrap": amount("2.99", "0.48"),
    "discount": amount("5.00", "0.80"),
    "shipping_discount": amount("1.99", "0.32"),
}


def money(row: dict[str, Any], *columns: str) -> list[str]:
    return [f"{row[column]:.2f}" for column in columns]


def assert_it_adds_up(clerk: Clerk, order: WrittenOrder) -> None:
    row = clerk.row("orders", order)
    for end in ("_tax_incl", "_tax_excl"):
        products = row["total_products_wt" if end == "_tax_incl" else "total_products"]
        added = products + row["total_shipping" + end] + row["total_wrapping" + end] - row["total_discounts" + end]
        assert row["total_paid" + end] == added
    lines = clerk.rows("order_detail", f"id_order = {order.id}")
    assert sum(line["total_price_tax_incl"] for line in lines) == row["total_products_wt"]
    assert sum(line["total_price_tax_excl"] for line in lines) == row["total_products"]


def test_shipping_gift_wrap_and_discounts_each_have_their_columns(clerk: Clerk) -> None:
    clerk.product("mug")
    order = clerk.bought(clerk.line("mug", amount("39.90", "6.37"), 2, **EVERYTHING, gift_message="Alles <Gute>"))
    row = clerk.row("orders", order)
    assert_it_adds_up(clerk, order)
    assert money(row, "total_paid", "total_paid_tax_excl", "total_paid_real") == ["40.89", "34.36", "40.89"]
    assert money(row, "total_products_wt", "total_products") == ["39.90", "33.53"]
    assert money(row, "total_shipping", "total_shipping_tax_excl", "carrier_tax_rate") == ["3.00", "2.52", "19.00"]
    assert money(row, "total_wrapping", "total_wrapping_tax_excl") == ["2.99", "2.51"]
    assert money(row, "total_discounts", "total_discounts_tax_excl") == ["5.00", "4.20"]
    assert (row["gift"], row["gift_message"]) == (1, "Alles  Gute")
    rule = clerk.row("order_cart_rule", order)
    assert money(rule, "value", "value_tax_excl") == ["5.00", "4.20"]
    assert money(clerk.row("order_carrier", order), "shipping_cost_tax_incl", "shipping_cost_tax_excl") == [
        "3.00",
        "2.52",
    ]


def test_a_line_has_unit_prices_and_the_tax_that_the_discount_leaves(clerk: Clerk) -> None:
    """2 pieces, 6.37 tax less 0.80 in the discount, by the shop's tax of 19 % (id 11)."""
    clerk.product("mug")
    order = clerk.bought(clerk.line("mug", amount("39.90", "6.37"), 2, **EVERYTHING))
    line = clerk.row("order_detail", order)
    assert money(line, "unit_price_tax_incl", "total_price_tax_incl", "total_price_tax_excl") == [
        "19.95",
        "39.90",
        "33.53",
    ]
    assert line["unit_price_tax_excl"] == line["product_price"] == Decimal("16.765")
    (tax,) = clerk.rows("order_detail_tax", f"id_order_detail = {line['id_order_detail']}")
    assert (tax["id_tax"], tax["total_amount"], tax["unit_amount"]) == (11, Decimal("5.57"), Decimal("2.785"))


@pytest.mark.parametrize(("sku", "tax", "net"), [("full", "19", "16.81"), ("reduced", "7", "18.69")])
def test_where_amazon_names_no_tax_the_shops_rate_applies(clerk: Clerk, sku: str, tax: str, net: str) -> None:
    """20.00 / 1.19 and 20.00 / 1.07."""
    clerk.product(sku, tax=tax)
    order = clerk.bought(clerk.line(sku, amount("20.00"), shipping=amount("5.00")))
    row = clerk.row("orders", order)
    assert_it_adds_up(clerk, order)
    assert money(row, "total_paid", "total_products") == ["25.00", net]
    assert money(row, "carrier_tax_rate") == [f"{tax}.00"]


def test_the_rate_is_that_of_the_country_of_delivery(clerk: Clerk) -> None:
    """The demo shop knows no tax of 19 % in France."""
    clerk.product("mug")
    order = clerk.bought(clerk.line("mug", amount("20.00")), address=at_home(country="FR"))
    assert money(clerk.row("orders", order), "total_paid", "total_paid_tax_excl") == ["20.00", "20.00"]
    (line,) = order.lines.values()
    assert clerk.rows("order_detail_tax", f"id_order_detail = {line}") == []


def test_a_tax_of_amazons_is_recognised_by_its_rate_or_left_out(clerk: Clerk) -> None:
    clerk.product("full")
    order = clerk.bought(clerk.line("full", amount("107.00", "7.00")), clerk.line("full", amount("112.30", "12.30")))
    seven, unknown = order.lines.values()
    (tax,) = clerk.rows("order_detail_tax", f"id_order_detail = {seven}")
    assert (tax["id_tax"], tax["total_amount"]) == (12, 7)
    assert clerk.rows("order_detail_tax", f"id_order_detail = {unknown}") == []
    assert money(clerk.row("orders", order), "total_paid_tax_excl") == ["200.00"]


def test_two_taxes_on_one_product_share_the_amount(clerk: Clerk) -> None:
    clerk.keeper.tax("two", "7", "3.5", behavior=1)
    clerk.product("wine", tax="two")
    order = clerk.bought(clerk.line("wine", amount("110.50")))
    (line,) = order.lines.values()
    taxes = clerk.rows("order_detail_tax", f"id_order_detail = {line}")
    assert [row["total_amount"] for row in taxes] == [7, Decimal("3.5")]


def test_yen_have_no_decimals(clerk: Clerk) -> None:
    clerk.product("mug")
    scope = replace(SCOPE, currency="JPY", digits=0)
    order = clerk.bought(clerk.line("mug", amount("1999"), 3, shipping=amount("410")), scope=scope)
    row = clerk.row("orders", order)
    assert_it_adds_up(clerk, order)
    assert row["total_paid"] == 2409
    assert row["total_products"] == 1680  # 1999 / 1.19 = 1679.8
    assert (row["id_currency"], row["conversion_rate"]) == (8, 160)


@pytest.mark.parametrize(("total", "column"), [("26.00", "total_shipping"), ("24.50", "total_discounts")])
def test_what_the_items_do_not_explain_is_shipping_or_discount(clerk: Clerk, total: str, column: str) -> None:
    """A fee for cash on delivery is in Amazon's total, but in no item."""
    clerk.product("mug")
    order = clerk.bought(clerk.line("mug", amount("25.00", "3.99")), total=total)
    row = clerk.row("orders", order)
    assert_it_adds_up(clerk, order)
    assert f"{row['total_paid']:.2f}" == total
    assert row[column] == abs(Decimal(total) - 25)


def test_200_lines_are_written_in_sets(clerk: Clerk) -> None:
    skus = [f"mug-{number}" for number in range(20)]
    for sku in skus:
        clerk.product(sku)
    lines = [clerk.line(skus[number % 20], amount(f"{number}.99", "0.10")) for number in range(200)]
    purchase = clerk.purchase(*lines)
    statements = int(clerk.connection.exec_driver_sql("SHOW SESSION STATUS LIKE 'Questions'").one()[1])
    order = clerk.write(purchase)
    asked = int(clerk.connection.exec_driver_sql("SHOW SESSION STATUS LIKE 'Questions'").one()[1]) - statements
    assert asked < 60
    assert_it_adds_up(clerk, order)
    assert clerk.row("orders", order)["total_paid"] == sum(range(200)) + Decimal("198")
    names = {str(row["id_order_detail"]): row["product_name"] for row in clerk.rows("order_detail")}
    assert [names[order.lines[line.item_id]] for line in lines] == [line.title for line in lines]
    assert clerk.desk.find(clerk.connection, purchase.order.id, LONG_AGO) == order
    assert {row["quantity"] for row in clerk.rows("stock_available")} == {0}


def test_an_item_without_pieces_is_no_line(clerk: Clerk) -> None:
    """Amazon keeps the items that it cancelled, with a quantity of 0."""
    clerk.product("mug")
    kept, gone = clerk.line("mug", amount("10.00")), clerk.line("mug", amount("0"), 0)
    order = clerk.bought(kept, gone, fulfilment=Fulfilment.MERCHANT)
    assert list(order.lines) == [kept.item_id]
