"""The rows of an order, as the shop's own code writes them for a paid order (what each column means is its own)."""

from datetime import datetime
from decimal import Decimal

import pytest

from sqlbridge.errors import ShopError
from sqlbridge.model.orders import Buyer
from sqlbridge.model.selling import Fulfilment
from tests.shops.prestashop.orders.clerk import AT, IN_THE_SHOP, Clerk, amount

NEVER = "0000-00-00 00:00:00"


def test_the_order_has_all_that_the_back_office_opens_it_by(clerk: Clerk) -> None:
    clerk.product("mug")
    order = clerk.bought(clerk.line("mug", amount("10.00", "1.60")))
    row = clerk.row("orders", order)
    assert row["reference"] == order.reference
    assert len(order.reference) == 9
    assert order.reference.isalpha()
    assert order.reference.isupper()
    assert (row["id_shop"], row["id_shop_group"], row["id_currency"], row["conversion_rate"]) == (1, 1, 6, 1)
    assert (row["current_state"], row["valid"], row["payment"], row["module"]) == (2, 1, "Amazon", "sqlbridge")
    assert (row["id_lang"], row["id_carrier"], row["round_mode"], row["round_type"]) == (2, 5, 2, 2)
    assert row["date_add"] == row["date_upd"] == row["invoice_date"] == IN_THE_SHOP
    assert (row["invoice_number"], row["delivery_number"], row["delivery_date"]) == (1, 0, NEVER)
    customer = clerk.around("customer", order, "id_customer")
    cart = clerk.around("cart", order, "id_cart")
    address = clerk.around("address", order, "id_address", "id_address_delivery")
    assert row["id_address_invoice"] == address["id_address"]
    assert row["secure_key"] == customer["secure_key"] == cart["secure_key"] != ""
    assert cart["delivery_option"] == f'{{"{address["id_address"]}":"5,"}}'
    assert (cart["id_customer"], cart["id_address_delivery"]) == (customer["id_customer"], address["id_address"])


def test_payment_history_and_message_carry_amazons_id(clerk: Clerk) -> None:
    clerk.product("mug")
    line = clerk.line("mug", amount("10.00", "1.60"), 2, gift_message="Zum 50.")
    purchase = clerk.purchase(line, service_level="Expedited", buyer=Buyer("Max", purchase_order="PO 7"))
    order = clerk.write(purchase, payment="Amazon Pay")
    (payment,) = clerk.rows("order_payment", f"order_reference = '{order.reference}'")
    assert (payment["transaction_id"], payment["payment_method"]) == (purchase.order.id, "Amazon Pay")
    assert (payment["amount"], payment["id_currency"], payment["date_add"]) == (10, 6, IN_THE_SHOP)
    history = clerk.row("order_history", order)
    assert (history["id_order_state"], history["id_employee"], history["date_add"]) == (2, 0, IN_THE_SHOP)
    message = clerk.row("message", order)
    assert message["private"] == 1
    for words in (purchase.order.id, "2026-11-21 20:00:00 UTC", "Expedited", "PO 7", "2 x AMZ-mug", "Zum 50."):
        assert words in message["message"]
    assert clerk.row("orders", order)["note"] == f"Amazon {purchase.order.id}"


def test_a_line_says_what_was_ordered(clerk: Clerk) -> None:
    product = clerk.product("shirt", tax="7")
    red = clerk.combination(product, "shirt-red")
    clerk.keeper.write(
        f"UPDATE PREFIX_product SET weight = 0.5, ean13 = '4000000000013' WHERE id_product = {product}",
        f"UPDATE PREFIX_product_attribute SET weight = 0.25, upc = '012345678905' WHERE id_product_attribute = {red}",
        f"UPDATE PREFIX_product_shop SET wholesale_price = 3 WHERE id_product = {product}",
    )
    order = clerk.bought(clerk.line("shirt-red", amount("21.40", "1.40"), 2))
    line = clerk.row("order_detail", order)
    assert (line["product_id"], line["product_attribute_id"], line["id_shop"]) == (product, red, 1)
    assert (line["product_name"], line["product_reference"]) == ("Title of shirt-red", "shirt-red")
    assert (line["product_ean13"], line["product_upc"]) == ("4000000000013", "012345678905")
    counts = ("product_quantity", "product_quantity_in_stock", "product_quantity_reinjected")
    assert [line[count] for count in counts] == [2, 2, 0]
    assert (line["product_weight"], line["original_wholesale_price"]) == (Decimal("0.75"), 3)
    assert line["id_tax_rules_group"] == 32
    carrier = clerk.row("order_carrier", order)
    assert (carrier["weight"], carrier["id_carrier"], carrier["tracking_number"]) == (Decimal("1.5"), 5, "")
    (in_cart,) = clerk.rows("cart_product", f"id_cart = {clerk.row('orders', order)['id_cart']}")
    assert (in_cart["id_product"], in_cart["id_product_attribute"], in_cart["quantity"]) == (product, red, 2)
    (sale,) = clerk.rows("product_sale", f"id_product = {product}")
    assert (sale["quantity"], sale["sale_nbr"], str(sale["date_upd"])) == (2, 1, "2026-11-22")


def test_the_invoice_repeats_the_order_and_is_linked_with_its_rows(clerk: Clerk) -> None:
    clerk.product("mug")
    line = clerk.line(
        "mug",
        amount("39.90", "6.37"),
        shipping=amount("4.99", "0.80"),
        gift_wrap=amount("2.99", "0.48"),
        discount=amount("5.00", "0.80"),
    )
    order = clerk.bought(line)
    invoice, row = clerk.row("order_invoice", order), clerk.row("orders", order)
    key = invoice["id_order_invoice"]
    assert (invoice["number"], invoice["delivery_number"], invoice["delivery_date"]) == (1, 0, NEVER)
    assert (invoice["date_add"], invoice["shop_address"]) == (IN_THE_SHOP, "Demo")
    assert invoice["total_discount_tax_incl"] == row["total_discounts_tax_incl"] == 5
    for name in ("total_paid", "total_shipping", "total_wrapping"):
        for end in ("_tax_incl", "_tax_excl"):
            assert invoice[name + end] == row[name + end] > 0
    assert invoice["total_products_wt"] == row["total_products_wt"]
    taxes = {tax["type"]: (tax["id_tax"], tax["amount"]) for tax in clerk.rows("order_invoice_tax")}
    assert taxes == {"shipping": (11, Decimal("0.8")), "wrapping": (11, Decimal("0.48"))}
    assert clerk.row("order_detail", order)["id_order_invoice"] == key
    assert clerk.row("order_carrier", order)["id_order_invoice"] == key
    payment = clerk.row("order_invoice_payment", order)
    (paid,) = clerk.rows("order_payment", f"order_reference = '{order.reference}'")
    assert (payment["id_order_invoice"], payment["id_order_payment"]) == (key, paid["id_order_payment"])


def test_invoices_and_delivery_slips_are_numbered_as_the_shop_wants(clerk: Clerk) -> None:
    """A start number is used once; afterwards, one more than the last."""
    clerk.product("mug", 100)
    clerk.keeper.setting("PS_INVOICE_START_NUMBER", 700)
    numbers = []
    for state in ("3", "2", "3"):
        order = clerk.write(clerk.purchase(clerk.line("mug", amount("10.00"))), state=state)
        row, invoice = clerk.row("orders", order), clerk.row("order_invoice", order)
        assert (row["invoice_number"], row["delivery_number"]) == (invoice["number"], invoice["delivery_number"])
        numbers.append((row["invoice_number"], row["delivery_number"]))
    assert numbers == [(700, 1), (701, 0), (702, 2)]
    assert {
        row["value"]
        for row in clerk.rows("configuration", "name IN ('PS_INVOICE_START_NUMBER', 'PS_DELIVERY_NUMBER')")
    } == {""}


def test_a_new_year_begins_with_invoice_1_where_the_shop_wants_that(clerk: Clerk) -> None:
    clerk.product("mug", 100)
    clerk.keeper.setting("PS_INVOICE_RESET", 1)
    moments = (datetime(2026, 12, 31, 22, 59), datetime(2026, 12, 31, 22, 59), datetime(2026, 12, 31, 23, 0))
    purchases = [clerk.purchase(clerk.line("mug", amount("10.00"))) for _ in moments]
    orders = [clerk.write(purchase, at) for purchase, at in zip(purchases, moments, strict=True)]
    assert [clerk.row("orders", order)["invoice_number"] for order in orders] == [1, 2, 1]


def test_a_state_without_invoice_makes_none(clerk: Clerk) -> None:
    clerk.product("mug")
    order = clerk.write(clerk.purchase(clerk.line("mug", amount("10.00"))), state="1")
    row = clerk.row("orders", order)
    assert (row["invoice_number"], row["invoice_date"], row["valid"]) == (0, NEVER, 0)
    for table in ("order_invoice", "order_invoice_tax", "order_invoice_payment", "product_sale"):
        assert clerk.rows(table) == []
    assert row["total_paid_real"] == 10


def test_where_invoices_are_off_they_have_no_number(clerk: Clerk) -> None:
    clerk.product("mug")
    clerk.keeper.setting("PS_INVOICE", 0)
    order = clerk.bought(clerk.line("mug", amount("10.00")))
    assert clerk.row("order_invoice", order)["number"] == clerk.row("orders", order)["invoice_number"] == 0


def test_an_order_in_another_currency_keeps_the_shops_rate(clerk: Clerk) -> None:
    clerk.product("mug")
    order = clerk.bought(clerk.line("mug", amount("10.00")), currency="CHF")
    assert (clerk.row("orders", order)["id_currency"], clerk.row("orders", order)["conversion_rate"]) == (
        7,
        Decimal("1.08"),
    )


def test_nobody_packs_what_amazon_ships(clerk: Clerk) -> None:
    clerk.product("mug")
    line = clerk.line("mug", amount("10.00"))
    shipped = clerk.write(clerk.purchase(line, fulfilment=Fulfilment.AMAZON), state="3")
    assert clerk.row("orders", shipped)["current_state"] == 4


def test_the_newest_row_of_a_carrier_is_taken(clerk: Clerk) -> None:
    """An edit of a carrier makes another row with the same reference; the demo shop's carrier 2 was edited."""
    clerk.product("mug")
    line = clerk.line("mug", amount("10.00"))
    assert clerk.row("orders", clerk.write(clerk.purchase(line), carrier="2"))["id_carrier"] == 5
    assert clerk.row("orders", clerk.write(clerk.purchase(line), carrier="1"))["id_carrier"] == 1
    clerk.keeper.setting("PS_CARRIER_DEFAULT", -1)  # the cheapest: a rule, no carrier
    assert clerk.row("orders", clerk.write(clerk.purchase(line)))["id_carrier"] == 1


@pytest.mark.parametrize(
    ("setting", "value", "words"),
    [
        ("state", "77", r"no order state '77'; it has 1 \(Awaiting check payment\), 2 .*: correct state"),
        ("carrier", "9", r"no carrier '9'; it has 1 \(0\), 2 \(My carrier\): correct carrier"),
        ("customer_group", "55", r"no customer group '55'; it has 1, 2, 3"),
    ],
)
def test_what_the_shop_lacks_is_named_with_what_it_has(clerk: Clerk, setting: str, value: str, words: str) -> None:
    clerk.product("mug")
    purchase = clerk.purchase(clerk.line("mug", amount("10.00")))
    with pytest.raises(ShopError, match=words):
        clerk.write(purchase, AT, **{setting: value})
    assert clerk.rows("customer") == []


def test_a_product_that_is_gone_is_named(clerk: Clerk) -> None:
    product = clerk.product("mug")
    purchase = clerk.purchase(clerk.line("mug", amount("10.00")))
    clerk.keeper.write(f"DELETE FROM PREFIX_product WHERE id_product = {product}")
    with pytest.raises(ShopError, match=rf"'mug', product {product} of the shop, which is no longer there"):
        clerk.write(purchase)


def test_a_default_that_the_shop_does_not_have_is_named(clerk: Clerk) -> None:
    clerk.product("mug")
    clerk.keeper.setting("PS_OS_PAYMENT", 99)
    with pytest.raises(
        ShopError, match=r"no order state '99'; .*: correct PS_OS_PAYMENT in the shop, or set state of"
    ):
        clerk.bought(clerk.line("mug", amount("10.00")))
