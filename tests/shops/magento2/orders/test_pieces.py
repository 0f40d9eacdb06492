"""What an order takes from stock, seen by the adapter that tells the other channels, and by the triggers."""

import json
from collections.abc import Mapping
from typing import Any

from sqlbridge.model.selling import Fulfilment
from tests.capture.bridge import Bridge
from tests.harness import MakeSettings
from tests.shops.magento2.keeper import SECOND
from tests.shops.magento2.orders.clerk import Clerk, amount, line


def stock_item(clerk: Clerk, sku: str) -> list[int]:
    """Quantity of the stock item, and whether it is in stock."""
    (row,) = clerk.rows(
        "SELECT qty, is_in_stock FROM cataloginventory_stock_item"
        " JOIN catalog_product_entity ON entity_id = product_id WHERE sku = :sku",
        sku=sku,
    )
    return [int(value) for value in row.values()]


def metadata(clerk: Clerk, sku: str) -> list[Mapping[str, Any]]:
    """What the reservations of a SKU say of themselves."""
    rows = clerk.rows("SELECT metadata FROM inventory_reservation WHERE sku = :sku ORDER BY reservation_id", sku=sku)
    return [json.loads(row["metadata"]) for row in rows]


def test_an_order_reserves_its_pieces_until_it_is_cancelled(clerk: Clerk) -> None:
    clerk.keeper.sold("P")
    twice = [line("1", "P", 2, amount("2")), line("2", "P", 1, amount("1")), line("3", "UNMANAGED", 1, amount("1"))]
    written = clerk.write(clerk.purchase(*twice, total="4"))
    assert clerk.keeper.offer("P").quantity == 7
    assert (clerk.reserved("P"), clerk.reserved("UNMANAGED")) == ([-3], [])
    assert stock_item(clerk, "P") == [10, 1]  # that moves when the order is shipped
    placed = {"event_type": "order_placed", "object_type": "order", "object_id": written.id}
    assert metadata(clerk, "P") == [placed | {"object_increment_id": written.reference}]

    assert clerk.cancel(written.id)
    assert clerk.keeper.offer("P").quantity == 10
    assert (clerk.reserved("P"), clerk.reserved("UNMANAGED")) == ([-3, 3], [])
    assert metadata(clerk, "P")[1]["event_type"] == "order_canceled"


def test_pieces_are_reserved_in_the_stock_of_the_website(clerk: Clerk) -> None:
    clerk.keeper.sold("OF-SECOND", websites=("second",))
    bought = line("1", "OF-SECOND", 1, amount("11.90"))
    clerk.write(clerk.purchase(bought, total="11.90", scope=SECOND))
    query = "SELECT stock_id FROM inventory_reservation WHERE sku = 'OF-SECOND'"
    assert clerk.rows(query) == [{"stock_id": 2}]


def test_what_the_back_office_has_given_back_is_not_given_back_twice(clerk: Clerk) -> None:
    clerk.keeper.sold("BACK")
    written = clerk.sell("BACK")
    row = {"event_type": "order_canceled", "object_type": "order", "object_id": written.id}
    text = json.dumps(row, separators=(",", ":"))
    clerk.keeper.insert("inventory_reservation", {"stock_id": 1, "sku": "BACK", "quantity": 1, "metadata": text})
    assert clerk.cancel(written.id)
    assert clerk.reserved("BACK") == [-1, 1]


def test_what_amazon_ships_takes_nothing_and_gives_nothing_back(clerk: Clerk) -> None:
    clerk.keeper.sold("FBA")
    written = clerk.sell("FBA", fulfilment=Fulfilment.AMAZON)
    assert clerk.cancel(written.id)
    assert clerk.reserved("FBA") == []


def test_without_multi_source_inventory_the_stock_item_moves(old_clerk: Clerk) -> None:
    lines = [line("1", "A", 4, amount("4")), line("2", "UNMANAGED", 1, amount("1"))]
    written = old_clerk.write(old_clerk.purchase(*lines, total="5"))
    assert (stock_item(old_clerk, "A"), stock_item(old_clerk, "UNMANAGED")) == ([6, 1], [10, 1])
    assert old_clerk.cancel(written.id)
    assert (stock_item(old_clerk, "A"), stock_item(old_clerk, "UNMANAGED")) == ([10, 1], [10, 1])


def test_without_multi_source_inventory_the_last_piece_takes_it_out_of_stock(old_clerk: Clerk) -> None:
    last = old_clerk.sell("A", quantity=10)
    assert stock_item(old_clerk, "A") == [0, 0]
    assert old_clerk.cancel(last.id)
    assert stock_item(old_clerk, "A") == [10, 1]
    old_clerk.keeper.stock(old_clerk.keeper.product("BACKORDERED"), backorders=1, use_config_backorders=0)
    old_clerk.sell("BACKORDERED", quantity=11)
    assert stock_item(old_clerk, "BACKORDERED") == [-1, 1]


def test_without_multi_source_inventory_what_amazon_ships_moves_nothing(old_clerk: Clerk) -> None:
    written = old_clerk.sell("B", fulfilment=Fulfilment.AMAZON)
    assert stock_item(old_clerk, "B") == [10, 1]
    assert old_clerk.cancel(written.id)
    assert stock_item(old_clerk, "B") == [10, 1]


def test_the_triggers_tell_of_what_is_sold(own_clerk: Clerk, settings: MakeSettings) -> None:
    bridge = Bridge(own_clerk.shop, settings(own_clerk.shop))
    bridge.install()
    own_clerk.sell("A")
    assert bridge.log() == [["sku", "A", "I", "inventory_reservation"]]


def test_the_triggers_tell_of_what_is_sold_without_multi_source_inventory(
    own_clerk: Clerk, settings: MakeSettings
) -> None:
    own_clerk.keeper.write("DROP TABLE inventory_stock_sales_channel")
    bridge = Bridge(own_clerk.shop, settings(own_clerk.shop))
    bridge.install()
    own_clerk.sell("A")
    assert bridge.log() == [["product", "9001", "U", "cataloginventory_stock_item"]]


def test_goods_of_adobe_commerce_are_read_in_the_version_of_the_moment(own_clerk: Clerk) -> None:
    shop = own_clerk.keeper
    shop.run("commerce.sql")
    for row, name, created, updated in ((501, "Old", 1, 1700000000), (502, "New", 1700000000, 2147483647)):
        version = {"row_id": row, "entity_id": 9001, "attribute_set_id": 4, "type_id": "simple", "sku": "STAGED"}
        shop.insert("catalog_product_entity", version | {"created_in": created, "updated_in": updated})
        shop.insert(
            "catalog_product_entity_varchar", {"attribute_id": 231, "store_id": 0, "row_id": row, "value": name}
        )
        shop.value(row, "tax_class_id", {"0": "7"}, key="row_id")
    (item,) = own_clerk.items(own_clerk.sell("STAGED", gross="10.70"))
    assert (item["product_id"], item["name"], item["tax_percent"], item["row_total"]) == (9001, "New", 7, 10)


def test_without_multi_source_inventory_nobody_elses_goods_are_waited_for(old_clerk: Clerk) -> None:
    mine = old_clerk.keeper.product("MINE")
    old_clerk.keeper.stock(mine)
    others = f"SELECT qty FROM cataloginventory_stock_item WHERE product_id <> {mine} FOR UPDATE"
    engine = old_clerk.shop.engine.execution_options(isolation_level="READ COMMITTED")
    with engine.connect() as checkout:
        checkout.exec_driver_sql(others)
        written = old_clerk.sell("MINE", quantity=10)
        assert stock_item(old_clerk, "MINE") == [0, 0]
        assert old_clerk.cancel(written.id)
    assert stock_item(old_clerk, "MINE") == [10, 1]
