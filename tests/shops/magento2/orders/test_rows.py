"""The rows of an order, held against those that Magento Open Source 2.4.6 wrote for the same goods.

Its order: three pieces at 23.80 with 19 % tax, flat rate 4.90 without tax, by check, for a guest in Cologne.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from sqlbridge.model.orders import WrittenOrder
from sqlbridge.model.selling import Fulfilment
from tests.shops.magento2.keeper import SECOND
from tests.shops.magento2.orders.clerk import KOELN, NOW, Clerk, amount, line

ORDER: Mapping[str, Any] = {
    "is_virtual": 0,
    "store_id": 1,
    "customer_id": None,
    "customer_is_guest": 1,
    "customer_group_id": 0,
    "customer_email": "kunde@example.com",
    "customer_firstname": "Jürgen",
    "customer_lastname": "Müller",
    "grand_total": Decimal("76.3"),
    "subtotal": 60,
    "subtotal_incl_tax": Decimal("71.4"),
    "tax_amount": Decimal("11.4"),
    "shipping_amount": Decimal("4.9"),
    "shipping_incl_tax": Decimal("4.9"),
    "shipping_tax_amount": 0,
    "discount_amount": 0,
    "discount_description": None,
    "discount_tax_compensation_amount": 0,
    "base_shipping_discount_tax_compensation_amnt": 0,
    "total_due": Decimal("76.3"),
    "total_paid": None,
    "total_qty_ordered": 3,
    "total_item_count": 1,
    "weight": Decimal("4.5"),
    "base_currency_code": "EUR",
    "order_currency_code": "EUR",
    "store_currency_code": "EUR",
    "global_currency_code": "EUR",
    "base_to_global_rate": 1,
    "base_to_order_rate": 1,
    "shipping_method": "flatrate_flatrate",
}
ITEM: Mapping[str, Any] = {
    "store_id": 1,
    "parent_item_id": None,
    "product_type": "simple",
    "product_options": '{"info_buyRequest":{"qty":"3"}}',
    "is_virtual": 0,
    "is_qty_decimal": 0,
    "sku": "A",
    "name": "Artikel A äöü ß",
    "qty_ordered": 3,
    "qty_invoiced": 0,
    "qty_shipped": 0,
    "qty_canceled": 0,
    "qty_refunded": 0,
    "weight": Decimal("1.5"),
    "row_weight": Decimal("4.5"),
    "price": 20,
    "original_price": 20,
    "price_incl_tax": Decimal("23.8"),
    "tax_percent": 19,
    "tax_amount": Decimal("11.4"),
    "discount_percent": 0,
    "discount_amount": 0,
    "row_total": 60,
    "row_total_incl_tax": Decimal("71.4"),
    "row_invoiced": 0,
    "discount_tax_compensation_amount": 0,
    "free_shipping": 0,
}
ADDRESS: Mapping[str, Any] = {
    "firstname": "Jürgen",
    "lastname": "Müller",
    "company": None,
    "street": "Straße 1\nHinterhaus",
    "city": "Köln",
    "region": None,
    "region_id": None,
    "postcode": "50667",
    "country_id": "DE",
    "telephone": "0221 1",
    "email": "kunde@example.com",
}
GRID: Mapping[str, Any] = {
    "store_id": 1,
    "customer_id": None,
    "base_grand_total": Decimal("76.3"),
    "grand_total": Decimal("76.3"),
    "base_currency_code": "EUR",
    "order_currency_code": "EUR",
    "shipping_name": "Jürgen Müller",
    "billing_name": "Jürgen Müller",
    "billing_address": "Straße 1\nHinterhaus,Köln,50667",
    "shipping_address": "Straße 1\nHinterhaus,Köln,50667",
    "customer_email": "kunde@example.com",
    "customer_group": "0",
    "subtotal": 60,
    "shipping_and_handling": Decimal("4.9"),
    "customer_name": "Jürgen Müller",
    "payment_method": "checkmo",
}
PAYMENT: Mapping[str, Any] = {
    "method": "checkmo",
    "amount_ordered": Decimal("76.3"),
    "base_amount_ordered": Decimal("76.3"),
    "shipping_amount": Decimal("4.9"),
    "amount_paid": None,
    "po_number": None,
}
STORE_NAME = "Main Website\nMain Store\nDemo"


@pytest.fixture
def written(clerk: Clerk) -> WrittenOrder:
    """The reference shop's order."""
    bought = line("71", "A", 3, amount("71.40"), shipping=amount("4.90"))
    return clerk.write(clerk.purchase(bought, total="76.30"))


def test_an_order_has_the_amounts_of_the_shops_own(clerk: Clerk, written: WrittenOrder) -> None:
    order = clerk.order(written)
    assert {name: order[name] for name in ORDER} == ORDER
    assert {name: clerk.items(written)[0][name] for name in ITEM} == ITEM
    assert {name: clerk.row("sales_order_payment", written)[name] for name in PAYMENT} == PAYMENT
    grid = clerk.row("sales_order_grid", written, "entity_id")
    assert {name: grid[name] for name in GRID} == GRID


def test_an_order_is_paid_but_neither_invoiced_nor_mailed(clerk: Clerk, written: WrittenOrder) -> None:
    order = clerk.order(written)
    assert (order["state"], order["status"], order["total_invoiced"]) == ("processing", "processing", None)
    assert (order["send_email"], order["email_sent"], order["customer_note_notify"]) == (0, 0, 0)
    history = clerk.row("sales_order_status_history", written)
    assert (history["status"], history["entity_name"], history["is_customer_notified"]) == ("processing", "order", 0)
    assert order["ext_order_id"] in history["comment"]
    assert "bought 2026-11-21 20:15 UTC" in history["comment"]
    title = clerk.row("sales_order_payment", written)["additional_information"]
    assert title == '{"method_title":"Amazon"}'


def test_an_order_knows_its_addresses(clerk: Clerk, written: WrittenOrder) -> None:
    order = clerk.order(written)
    addresses = clerk.rows("SELECT * FROM sales_order_address WHERE parent_id = :id", id=written.id)
    by_type = {address["address_type"]: address for address in addresses}
    assert order["billing_address_id"] == by_type["billing"]["entity_id"]
    assert order["shipping_address_id"] == by_type["shipping"]["entity_id"]
    for address in addresses:
        assert {name: address[name] for name in ADDRESS} == ADDRESS


def test_an_order_says_where_it_was_bought_and_when_it_was_written(clerk: Clerk, written: WrittenOrder) -> None:
    order, grid = clerk.order(written), clerk.row("sales_order_grid", written, "entity_id")
    assert order["store_name"] == grid["store_name"] == STORE_NAME
    assert order["increment_id"] == grid["increment_id"] == written.reference
    assert {order["created_at"], order["updated_at"], grid["created_at"], grid["updated_at"]} == {NOW}
    assert order["shipping_description"] == grid["shipping_information"] == "Amazon - Standard"
    assert len(order["protect_code"]) == 32


def test_numbers_are_the_next_of_the_store_views_own_sequence(clerk: Clerk) -> None:
    before = clerk.sell()
    clerk.keeper.write("INSERT INTO sequence_order_1 VALUES (NULL)")  # an order of the shop's own
    after = clerk.sell()
    assert len(after.reference) == 9
    assert int(after.reference) == int(before.reference) + 2


def test_an_order_is_written_once_and_found_with_its_lines(clerk: Clerk) -> None:
    purchase = clerk.purchase(line("71", "A", 1, amount("11.90")), line("72", "B", 1, amount("1")), total="12.90")
    assert clerk.find(purchase.order.id) is None
    written = clerk.write(purchase)
    assert clerk.write(purchase) == clerk.find(purchase.order.id) == written
    assert written.lines == {item["ext_order_item_id"]: str(item["item_id"]) for item in clerk.items(written)}
    assert set(written.lines) == {"71", "72"}


def test_products_are_called_as_in_the_store_view(clerk: Clerk) -> None:
    bought = [line(sku, sku, 1, amount("1")) for sku in ("B", "UNMANAGED")]
    items = clerk.items(clerk.write(clerk.purchase(*bought, total="2")))
    assert [(item["name"], item["weight"]) for item in items] == [("Artikel B", 0), ("Title of UNMANAGED", 0)]


def test_a_variant_stands_for_itself(clerk: Clerk) -> None:
    variant = clerk.keeper.sold("VARIANT", visibility=1)
    parent = clerk.keeper.product("PARENT", kind="configurable")
    clerk.keeper.insert("catalog_product_super_link", {"product_id": variant, "parent_id": parent})
    (item,) = clerk.items(clerk.sell("VARIANT"))
    assert (item["product_id"], item["product_type"], item["parent_item_id"]) == (variant, "simple", None)


def test_a_store_view_is_named_by_its_website(clerk: Clerk) -> None:
    bought = line("1", "A", 1, amount("11.90"))
    written = clerk.write(clerk.purchase(bought, total="11.90", scope=SECOND))
    assert clerk.order(written)["store_id"] == 2
    assert written.reference.startswith("20000000")


def test_what_amazon_ships_the_shop_cannot_ship(clerk: Clerk) -> None:
    by_amazon = clerk.items(clerk.sell(fulfilment=Fulfilment.AMAZON))
    by_merchant = clerk.items(clerk.sell())
    assert [item["locked_do_ship"] for item in (*by_amazon, *by_merchant)] == [1, None]


def test_who_has_gift_messages_and_a_last_day_reads_them_in_the_history(clerk: Clerk) -> None:
    bought = line("1", "A", 1, amount("11.90"), gift_message="Alles Gute!")
    purchase = clerk.purchase(bought, total="11.90", ship_by=datetime(2026, 11, 24, 22, 59))
    comment = clerk.row("sales_order_status_history", clerk.write(purchase))["comment"]
    assert "To be shipped by 2026-11-24 22:59 UTC" in comment
    assert "Gift message for A: Alles Gute!" in comment


def test_a_business_is_named_with_its_order_number(clerk: Clerk) -> None:
    purchase = clerk.purchase(line("1", "A", 1, amount("11.90")), total="11.90")
    buyer = replace(purchase.order.buyer, company="Firma & Söhne", purchase_order="PO-4711")
    written = clerk.write(replace(purchase, order=replace(purchase.order, buyer=buyer)))
    assert clerk.row("sales_order_payment", written)["po_number"] == "PO-4711"
    assert clerk.row("sales_order_grid", written, "entity_id")["billing_address"].startswith("Firma & Söhne,Straße 1")


def test_the_list_is_left_to_a_shop_that_fills_it_by_cron(clerk: Clerk) -> None:
    with clerk.setting("dev/grid/async_indexing", "1"):
        written = clerk.sell()
    assert clerk.rows("SELECT entity_id FROM sales_order_grid WHERE entity_id = :id", id=written.id) == []


@pytest.mark.parametrize(
    ("state", "region"), [("NY", "New York"), ("california", "California"), ("Puebla", "Puebla")]
)
def test_states_are_the_shops_regions(clerk: Clerk, state: str, region: str) -> None:
    written = clerk.sell(address=replace(KOELN, country="US", state=state))
    (address,) = clerk.rows(
        "SELECT * FROM sales_order_address WHERE parent_id = :id AND address_type = 'shipping'", id=written.id
    )
    known = {"New York": 43, "California": 12}
    assert (address["region"], address["region_id"]) == (region, known.get(region))
