"""The amounts of an order: what the back office invoices is what Amazon took, to the cent."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from sqlbridge.model.orders import AmazonOrder, Buyer
from tests.shops.magento1.orders.office import ADDRESS, Office, amount, line, order, purchase
from tests.shops.magento1.shopkeeper import SECOND

_SUMMANDS = ("subtotal", "shipping_amount", "tax_amount", "hidden_tax_amount", "shipping_hidden_tax_amount")


def test_the_invoice_of_every_order_comes_to_amazons_total(office: Office) -> None:
    products = [office.keeper.product("SKU-1", tax="19", price=1), office.keeper.product("SKU-2", tax="7", price=1)]
    for case in cases():
        office.write(purchase(case, products))
        row, items = office.order_row(), items_of_latest(office)
        assert (invoiced(row, items), row["grand_total"], case.id) == (case.total, case.total, case.id)
        assert sum(row[name] for name in _SUMMANDS) + row["discount_amount"] == case.total
        assert {name: row[f"base_{name}"] for name in _SUMMANDS[:4]} == {name: row[name] for name in _SUMMANDS[:4]}
        assert row["tax_amount"] == sum(item["tax_amount"] for item in items) + row["shipping_tax_amount"]
        assert row["tax_amount"] == sum(tax["amount"] for tax in taxes_of(office, row))


def cases() -> list[AmazonOrder]:
    """Orders by what is special about them."""
    goods, odd = amount("35.70", "5.70"), amount("33.33")
    discount = {"discount": amount("7.14", "1.14"), "shipping_discount": amount("5.95", "0.95")}
    return [
        order(line(1, goods, 3, shipping=amount("5.95", "0.95"), **discount), line(2, odd, 7), id="discounts"),
        order(line(1, odd, 7, discount=amount("3.33"), shipping=amount("4.99")), id="no tax named"),
        order(line(1, goods, gift_wrap=amount("3.99", "0.64"), gift_message="Alles Gute"), id="gift wrap"),
        order(line(1, goods, discount=goods), line(2, odd), id="an item for nothing"),
        order(line(1, goods), id="a fee beyond the lines", total=Decimal("37.20")),
        order(line(1, goods), id="a voucher beyond the lines", total=Decimal("30.70")),
        order(line(1, amount("35.70", "0")), id="no tax at all"),
    ]


def invoiced(row: Mapping[str, Any], items: list[dict[str, Any]]) -> Decimal:
    """The grand total of the invoice, as the classes in OpenMage's Order/Invoice/Total add it up from the order."""
    subtotal = sum(item["row_total"] for item in items)
    discount = row["shipping_discount_amount"] + sum(item["discount_amount"] for item in items)
    hidden = sum(item["hidden_tax_amount"] for item in items) + row["shipping_hidden_tax_amount"]
    tax = sum(item["tax_amount"] for item in items) + row["shipping_tax_amount"]
    return Decimal(subtotal - discount + row["shipping_amount"] + tax + hidden)


def test_discounts_are_amazons_and_taxed_as_amazon_says(office: Office) -> None:
    product = office.keeper.product("SKU-1", tax="19", price=1)
    shipping = {"shipping": amount("5.95", "0.95"), "shipping_discount": amount("2.38", "0.38")}
    office.sell(line(1, amount("35.70", "5.70"), 2, discount=amount("7.14", "1.14"), **shipping), products=[product])
    row, [item] = office.order_row(), items_of_latest(office)
    assert [str(row[name]) for name in ("discount_amount", "shipping_discount_amount", "shipping_tax_amount")] == [
        "-9.5200",
        "2.3800",
        "0.5700",
    ]
    assert (item["discount_amount"], item["tax_amount"], item["hidden_tax_amount"], item["tax_percent"]) == (
        Decimal("7.14"),
        Decimal("4.56"),
        Decimal("1.14"),
        Decimal(19),
    )
    assert (row["shipping_amount"], row["shipping_incl_tax"]) == (Decimal(5), Decimal("5.95"))
    [tax] = taxes_of(office, row)
    assert (tax["code"], tax["percent"], tax["amount"]) == ("DE 19 %", 19, Decimal("5.13"))


def test_gift_wrap_is_part_of_shipping_and_told(office: Office) -> None:
    product = office.keeper.product("SKU-1", tax="19", price=1)
    wrapped = line(1, amount("11.90"), shipping=amount("4.90"), gift_wrap=amount("3.99"), gift_message="Alles Gute")
    office.sell(wrapped, products=[product], service_level="Expedited", buyer=Buyer(purchase_order="PO-7"))
    row, [comment] = office.order_row(), office.rows("sales_flat_order_status_history")
    assert row["shipping_incl_tax"] == Decimal("8.89")
    assert row["shipping_description"] == "Amazon - Expedited, with gift wrap 3.99 EUR"
    assert comment["comment"].splitlines()[1:] == ["Purchase order PO-7.", "Gift message for SKU-1: Alles Gute"]


def test_what_amazons_total_has_beyond_its_items_is_told(office: Office) -> None:
    product = office.keeper.product("SKU-1", tax="19", price=1)
    office.sell(line(1, amount("11.90")), products=[product], total=Decimal("12.90"), id="fee")
    office.sell(line(1, amount("11.90")), products=[product], total=Decimal("10.90"), id="voucher")
    fee, voucher = office.rows("sales_flat_order")
    assert (fee["shipping_amount"], fee["discount_amount"], fee["tax_amount"]) == (1, 0, Decimal("1.90"))
    assert (voucher["shipping_amount"], voucher["discount_amount"], voucher["tax_amount"]) == (0, -1, Decimal("1.90"))
    told = [row["comment"].splitlines()[1] for row in office.rows("sales_flat_order_status_history")]
    assert told == [
        f"Amazon's total has {by} EUR beyond its items: part of shipping here." for by in ("+1.00", "-1.00")
    ]


def test_unnamed_tax_is_the_shops_in_the_country_of_delivery(office: Office) -> None:
    keeper = office.keeper
    keeper.tax("19", {"rates": ["20"], "country": "AT"})
    keeper.setting("tax/classes/shipping_tax_class", str(keeper.tax_classes["19"]))
    product = keeper.product("SKU-1", tax="19", price=1)
    vienna = replace(ADDRESS, country="AT", state="wien")
    bought = order(line(1, amount("12.00"), shipping=amount("6.00")))
    office.write(purchase(bought, [product], address=vienna))
    row, [item] = office.order_row(), items_of_latest(office)
    assert (item["tax_percent"], item["tax_amount"], row["shipping_tax_amount"]) == (20, 2, 1)
    [tax] = taxes_of(office, row)
    assert (tax["percent"], tax["amount"]) == (20, 3)
    [link] = office.rows("sales_order_tax_item")
    assert (link["tax_id"], link["item_id"], link["tax_percent"]) == (tax["tax_id"], item["item_id"], 20)


def test_yen_have_no_decimals_and_another_website_counts_for_itself(office: Office) -> None:
    keeper = office.keeper
    keeper.setting("currency/options/base", "JPY", "websites", 2)
    keeper.insert("directory_country", country_id="JP")
    keeper.insert("directory_currency_rate", currency_from="EUR", currency_to="JPY", rate=160)
    keeper.tax("19", {"rates": ["10"], "country": "JP"})
    product = keeper.product("SKU-1", tax="19", price=1, websites=[2])
    tokyo = replace(ADDRESS, name="山田 太郎", country="JP", city="東京都")
    scope = replace(SECOND, country="JP", currency="JPY", digits=0)
    bought = order(line(1, amount("1999"), 3), currency="JPY", total=Decimal(1999))
    written = office.write(purchase(bought, [product], address=tokyo, scope=scope))
    row, [item] = office.order_row(), items_of_latest(office)
    assert (row["grand_total"], row["tax_amount"], item["row_total"]) == (1999, 182, 1817)  # 1999 * 10 / 110 = 181.7
    assert (row["order_currency_code"], row["base_currency_code"], row["global_currency_code"]) == (
        "JPY",
        "JPY",
        "EUR",
    )
    assert (row["base_to_global_rate"], row["base_to_order_rate"]) == (Decimal("0.0063"), 1)  # 1 / 160
    assert (row["store_id"], written.reference) == (2, "200000001")
    assert row["store_name"] == "Second Website\nSecond Group\nSecond View"


def items_of_latest(office: Office) -> list[dict[str, Any]]:
    """The items of the latest order."""
    latest = office.order_row()["entity_id"]
    return [row for row in office.rows("sales_flat_order_item") if row["order_id"] == latest]


def taxes_of(office: Office, row: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The taxes of an order."""
    return [tax for tax in office.rows("sales_order_tax") if tax["order_id"] == row["entity_id"]]
