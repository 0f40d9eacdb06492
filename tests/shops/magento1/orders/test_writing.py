"""Writing orders: once, under the shop's own numbers, within its columns, from its stock."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import event

from sqlbridge.errors import ShopError
from sqlbridge.model.orders import Buyer
from sqlbridge.model.selling import Fulfilment
from sqlbridge.settings import OrderSettings
from sqlbridge.shops.magento1.desk.tables import Limit
from tests.shops.magento1.orders.office import ADDRESS, AMAZON_ID, Office, amount, line, order, purchase
from tests.shops.magento1.shopkeeper import NOW

GOODS = amount("11.90")


def test_an_order_is_found_as_it_was_written_and_never_written_twice(office: Office) -> None:
    product = office.keeper.product("SKU-1", price=1)
    assert office.find() is None
    written = office.sell(line(1, GOODS, 2), line(2, GOODS), products=[product])
    assert office.find() == written
    assert office.sell(line(1, GOODS, 2), line(2, GOODS), products=[product]) == written
    assert (len(office.rows("sales_flat_order")), office.stock(product)[0]) == (1, 7)
    [numbers] = office.rows("eav_entity_store")
    assert (numbers["increment_prefix"], numbers["increment_last_id"]) == ("1", "100000001")


def test_numbers_go_on_where_the_shop_is(office: Office) -> None:
    product = office.keeper.product("SKU-1", price=1)
    last = {"increment_prefix": "W-", "increment_last_id": "W-00000999"}
    office.keeper.insert("eav_entity_store", entity_type_id=11, store_id=1, **last)
    assert office.sell(line(1, GOODS), products=[product], id="1").reference == "W-00001000"
    office.keeper.write("UPDATE PREFIX_eav_entity_type SET increment_per_store = 0, increment_pad_length = 3")
    assert office.sell(line(1, GOODS), products=[product], id="2").reference == "0001"
    office.keeper.write("UPDATE PREFIX_eav_entity_store SET increment_last_id = '2026/1' WHERE store_id = 0")
    with pytest.raises(ShopError, match="last order number is '2026/1'"):
        office.sell(line(1, GOODS), products=[product], id="3")


def test_what_the_shop_lacks_is_refused_and_nothing_is_written(office: Office) -> None:
    product = office.keeper.product("SKU-1", price=1)
    office.keeper.setting("payment/invoice_module/active", "1")
    bought = purchase(order(line(1, GOODS)), [product])
    for setting, value, words in (
        ("state", "complete", "no order status 'complete' for new orders; it has processing, pending, "),
        ("carrier", "DHL", "'DHL' is no shipping method"),
        ("payment", "amazon", "no payment method 'amazon'; it has banktransfer, .*, invoice_module, purchaseorder:"),
        ("customer_group", "9", "no customer group '9'; it has 0, 1:"),
    ):
        with pytest.raises(ShopError, match=words):
            office.write(bought, NOW, **{setting: value})
    with pytest.raises(ShopError, match="is in USD, 'base' sells in EUR"):
        office.write(replace(bought, order=replace(bought.order, currency="USD")))
    assert office.rows("eav_entity_store") == office.rows("sales_flat_order") == []


def test_what_the_operator_chose_is_written(office: Office) -> None:
    product = office.keeper.product("SKU-1", price=1)
    chosen: dict[str, Any] = {
        "state": "pending",
        "carrier": "dhl_paket",
        "payment": "banktransfer",
        "customer_group": "1",
    }
    office.write(purchase(order(line(1, GOODS)), [product]), NOW, **chosen)
    row, [payment] = office.order_row(), office.rows("sales_flat_order_payment")
    assert (row["state"], row["status"], row["shipping_method"]) == ("new", "pending", "dhl_paket")
    assert (payment["method"], row["customer_group_id"], row["customer_is_guest"]) == ("banktransfer", 1, 1)


def test_names_in_every_script_fit_the_columns(office: Office) -> None:
    product = office.keeper.product("SKU-1", price=1)
    names = [
        "Müller-Łukasiewicz Zoë",
        "Ελένη Παπαδοπούλου",
        "Иван Петров",
        "محمد علي",
        "山田 太郎",
        "𠮷野 🦄 Li",
        "Cher",
    ]
    for number, name in enumerate(names):
        address = replace(ADDRESS, name=name, lines=("ß" * 200, "é" * 200), postcode="", state="BER", phone="")
        bought = order(line(1, GOODS), id=str(number), buyer=Buyer())
        office.write(purchase(bought, [product], address=address))
        row = office.rows("sales_flat_order_address")[-1]
        assert f"{row['firstname']} {row['lastname']}".strip() == name.replace("𠮷", "\ufffd").replace("🦄", "\ufffd")
        assert row["street"] == "ß" * 200 + "\n" + "é" * 54  # 255 characters
        assert (row["postcode"], row["region"], row["email"]) == ("", "Berlin", f"{number}@amazon.invalid")


def test_a_column_of_four_bytes_keeps_emoji() -> None:
    assert Limit(3, is_short=False).fitted("🦄𠮷ab") == "🦄𠮷a"


def test_a_title_of_amazons_stands_in_for_a_deleted_product(office: Office) -> None:
    office.sell(line(1, GOODS), products=[123456])
    [item] = office.rows("sales_flat_order_item")
    assert (item["name"], item["product_type"], item["tax_percent"]) == ("Title 1", "simple", 0)


def test_an_order_of_200_lines_takes_as_many_statements_as_one_of_2(office: Office) -> None:
    product = office.keeper.product("SKU-1", price=1, stock={"qty": 500})
    office.sell(line(1, GOODS), products=[product], id="begins the counter")
    assert statements_for(office, product, 2) == statements_for(office, product, 200)
    assert (office.stock(product)[0], len(office.rows("sales_flat_order_item"))) == (297, 203)


def statements_for(office: Office, product: int, lines: int) -> int:
    """How many statements an order of so many lines takes."""
    counted: list[str] = []
    bought = purchase(order(*(line(number, GOODS) for number in range(lines)), id=str(lines)), [product])

    def count(*call: Any) -> None:
        counted.append(call[2])

    event.listen(office.connection, "before_cursor_execute", count)
    office.desk.write(office.connection, bought, OrderSettings(), NOW)
    event.remove(office.connection, "before_cursor_execute", count)
    return len(counted)


def test_stock_is_taken_as_the_shop_takes_it(office: Office) -> None:
    keeper = office.keeper
    keeper.setting("cataloginventory/item_options/min_qty", "1")
    cases: dict[str, tuple[dict[str, Any], tuple[int, int]]] = {
        "enough": ({"qty": 10}, (7, 1)),
        "down to the minimum": ({"qty": 4}, (1, 0)),
        "its own minimum": ({"qty": 10, "min_qty": 7, "use_config_min_qty": 0}, (7, 0)),
        "backorders": ({"qty": 2, "backorders": 1, "use_config_backorders": 0}, (-1, 1)),
        "not managed": ({"qty": 10, "manage_stock": 0, "use_config_manage_stock": 0}, (10, 1)),
        "marked by hand": ({"qty": 10, "is_in_stock": 0}, (7, 0)),
    }
    products = [keeper.product(name, price=1, stock=stock) for name, (stock, _) in cases.items()]
    lines = [line(number, GOODS, pieces) for pieces in (1, 2) for number in range(len(products))]
    twice = [replace(one, item_id=f"{place}") for place, one in enumerate(lines)]
    office.sell(*twice, products=[*products, *products])
    found = {name: office.stock(product) for name, product in zip(cases, products, strict=True)}
    assert found == {name: after for name, (_, after) in cases.items()}


def test_an_order_that_amazon_ships_leaves_the_stock_alone(office: Office) -> None:
    product = office.keeper.product("SKU-1", price=1)
    bought = order(line(1, GOODS, 2), fulfilment=Fulfilment.AMAZON)
    office.write(purchase(bought, [product]), state="pending")
    assert (office.order_row()["state"], office.order_row()["status"]) == ("complete", "complete")
    assert office.stock(product) == (10, 1)


def test_an_order_of_an_earlier_installation_is_found(office: Office) -> None:
    row = {"entity_id": 77, "increment_id": "100000042", "ext_order_id": AMAZON_ID}
    office.keeper.insert("sales_flat_order", **row, created_at="2026-11-20 10:00:00")
    office.keeper.insert("sales_flat_order_item", item_id=5, order_id=77, ext_order_item_id="111")
    office.keeper.insert("sales_flat_order_item", item_id=6, order_id=77, ext_order_item_id=None)
    found = office.find()
    assert found is not None
    assert (found.id, found.reference, found.lines) == ("77", "100000042", {"111": "5"})
