"""What an order takes from stock, seen by the adapter that tells the other channels, and by the triggers."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from sqlbridge.model import Fulfilment
from tests.capture.bridge import Bridge
from tests.harness import MakeSettings
from tests.shops.magento2.keeper import SECOND
from tests.shops.magento2.orders.clerk import Clerk, amount, line


@pytest.fixture
def old_clerk(own_clerk: Clerk) -> Clerk:
    """A shop without multi-source inventory."""
    tables = ("reservation", "source_item", "source_stock_link", "stock_sales_channel", "source", "stock")
    own_clerk.keeper.write(*(f"DROP TABLE inventory_{table}" for table in tables))
    return own_clerk


def stock_item(clerk: Clerk, sku: str = "A") -> tuple[Decimal, int]:
    """Quantity of the stock item, and whether it is in stock."""
    (row,) = clerk.rows(
        "SELECT qty, is_in_stock FROM cataloginventory_stock_item"
        " JOIN catalog_product_entity ON entity_id = product_id WHERE sku = :sku",
        sku=sku,
    )
    return row["qty"], row["is_in_stock"]


def metadata(clerk: Clerk, sku: str) -> list[Mapping[str, Any]]:
    """What the reservations of a SKU say of themselves."""
    rows = clerk.rows("SELECT metadata FROM inventory_reservation WHERE sku = :sku ORDER BY reservation_id", sku=sku)
    return [json.loads(row["metadata"]) for row in rows]


def test_an_order_reserves_its_pieces_until_it_is_cancelled(own_clerk: Clerk) -> None:
    twice = [line("1", "A", 2, amount("2")), line("2", "A", 1, amount("1")), line("3", "UNMANAGED", 1, amount("1"))]
    written = own_clerk.write(own_clerk.purchase(*twice, total="4"))
    assert own_clerk.keeper.offer("A").quantity == 7
    assert own_clerk.reserved("A") == [-3]
    assert own_clerk.reserved("UNMANAGED") == []
    assert stock_item(own_clerk) == (10, 1)  # that moves when the order is shipped
    placed = {"event_type": "order_placed", "object_type": "order", "object_id": written.id}
    assert metadata(own_clerk, "A") == [placed | {"object_increment_id": written.reference}]

    assert own_clerk.cancel(written.id)
    assert own_clerk.keeper.offer("A").quantity == 10
    assert own_clerk.reserved("A") == [-3, 3]
    assert metadata(own_clerk, "A")[1]["event_type"] == "order_canceled"
    assert own_clerk.reserved("UNMANAGED") == []


def test_pieces_are_reserved_in_the_stock_of_the_website(own_clerk: Clerk) -> None:
    bought = line("1", "A", 1, amount("11.90"))
    own_clerk.write(own_clerk.purchase(bought, total="11.90", scope=SECOND))
    assert own_clerk.rows("SELECT stock_id FROM inventory_reservation") == [{"stock_id": 2}]


def test_what_the_back_office_has_given_back_is_not_given_back_twice(own_clerk: Clerk) -> None:
    written = own_clerk.sell()
    row = {"event_type": "order_canceled", "object_type": "order", "object_id": written.id}
    text = json.dumps(row, separators=(",", ":"))
    own_clerk.keeper.insert("inventory_reservation", {"stock_id": 1, "sku": "A", "quantity": 1, "metadata": text})
    assert own_clerk.cancel(written.id)
    assert own_clerk.reserved("A") == [-1, 1]


def test_what_amazon_ships_takes_nothing_and_gives_nothing_back(own_clerk: Clerk) -> None:
    written = own_clerk.sell(fulfilment=Fulfilment.AMAZON)
    assert own_clerk.cancel(written.id)
    assert own_clerk.reserved("A") == []


def test_without_multi_source_inventory_the_stock_item_moves(old_clerk: Clerk) -> None:
    lines = [line("1", "A", 4, amount("4")), line("2", "UNMANAGED", 1, amount("1"))]
    written = old_clerk.write(old_clerk.purchase(*lines, total="5"))
    assert (stock_item(old_clerk), stock_item(old_clerk, "UNMANAGED")) == ((6, 1), (10, 1))
    assert old_clerk.cancel(written.id)
    assert (stock_item(old_clerk), stock_item(old_clerk, "UNMANAGED")) == ((10, 1), (10, 1))


def test_without_multi_source_inventory_the_last_piece_takes_it_out_of_stock(old_clerk: Clerk) -> None:
    last = old_clerk.sell(quantity=10)
    assert stock_item(old_clerk) == (0, 0)
    assert old_clerk.cancel(last.id)
    assert stock_item(old_clerk) == (10, 1)
    old_clerk.keeper.write("UPDATE cataloginventory_stock_item SET backorders = 1, use_config_backorders = 0")
    old_clerk.sell(quantity=11)
    assert stock_item(old_clerk) == (-1, 1)


def test_without_multi_source_inventory_what_amazon_ships_moves_nothing(old_clerk: Clerk) -> None:
    written = old_clerk.sell(fulfilment=Fulfilment.AMAZON)
    assert stock_item(old_clerk) == (10, 1)
    assert old_clerk.cancel(written.id)
    assert stock_item(old_clerk) == (10, 1)


@pytest.mark.parametrize(
    ("inventory", "logged"),
    [
        ("own_clerk", ["sku", "A", "I", "inventory_reservation"]),
        ("old_clerk", ["product", "9001", "U", "cataloginventory_stock_item"]),
    ],
)
def test_the_triggers_tell_of_what_is_sold(
    request: pytest.FixtureRequest, settings: MakeSettings, inventory: str, logged: list[str]
) -> None:
    clerk: Clerk = request.getfixturevalue(inventory)
    bridge = Bridge(clerk.shop, settings(clerk.shop))
    bridge.install()
    clerk.sell()
    assert bridge.log() == [logged]


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
