"""Orders of a real shop, where the environment variable SQLBRIDGE_SHOPS names the folder of its dump (tests/judge).

Its own code wrote order 1: three pieces of K-res for a guest. The same order from Amazon must have the same rows, but
for what is Amazon's, or what only PHP knows.
"""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from sqlbridge.demo.server import PrivateServer
from sqlbridge.model import WrittenOrder
from tests.conftest import drop_schema
from tests.harness import DemoShop
from tests.judge.ground import Ground
from tests.judge.shops import JudgedShop
from tests.shops.magento2.keeper import Keeper
from tests.shops.magento2.orders.clerk import Clerk, amount, line

THEIRS = WrittenOrder("1", "000000001", {})
# The keys of rows, and moments.
KEYS = {
    "entity_id",
    "parent_id",
    "order_id",
    "item_id",
    "tax_id",
    "tax_item_id",
    "increment_id",
    "created_at",
    "updated_at",
    "billing_address_id",
    "shipping_address_id",
}
# The shop's own orders come from a cart.
CART = {"quote_id", "quote_item_id", "quote_address_id", "remote_ip"}
OURS: Mapping[str, set[str]] = {
    "sales_order": {
        "state",
        "status",
        "protect_code",
        "ext_order_id",
        "shipping_description",
        # The shop leaves these NULL; 0 keeps its cron from mailing, and is what a cancellation compares with.
        "email_sent",
        "customer_note_notify",
        "base_total_qty_ordered",
    },
    "sales_order_item": {"ext_order_item_id"},
    "sales_order_payment": {"additional_information"},
    "sales_order_address": set(),
    "sales_order_grid": {"status", "shipping_information"},
    "sales_order_tax": {"code", "title"},
}


@pytest.fixture(scope="module")
def real_clerk(server: PrivateServer) -> Iterator[Clerk]:
    """The desk of the real shop, loaded from its dump."""
    folder = os.environ.get("SQLBRIDGE_SHOPS")
    if not folder or not (Path(folder) / "magento2.sql.gz").is_file():
        pytest.skip("SQLBRIDGE_SHOPS names no folder with the dump of a Magento 2")
    ground = Ground(server, JudgedShop("magento2", "magento2", "", Path(folder)), "procedure")
    drop_schema(server, ground.schema)
    ground.fill()
    shop = DemoShop(server, "magento2", ground.schema, "")
    with shop.engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        yield Clerk(shop, Keeper(shop, connection))
    drop_schema(server, ground.schema)


@pytest.fixture(scope="module")
def ours(real_clerk: Clerk) -> WrittenOrder:
    """The same goods, bought at Amazon."""
    bought = line("71", "K-res", 3, amount("71.40"), shipping=amount("4.90"))
    return real_clerk.write(real_clerk.purchase(bought, total="76.30"))


@pytest.mark.parametrize("table", OURS)
def test_rows_are_those_of_the_shops_own_order(real_clerk: Clerk, ours: WrittenOrder, table: str) -> None:
    keys = {"sales_order": "entity_id", "sales_order_grid": "entity_id"}
    key = keys.get(table, "parent_id" if table in {"sales_order_payment", "sales_order_address"} else "order_id")

    def rows(order: WrittenOrder) -> list[Mapping[str, Any]]:
        order_by = " ORDER BY address_type" if table == "sales_order_address" else ""
        return real_clerk.rows(f"SELECT * FROM {table} WHERE {key} = :id{order_by}", id=order.id)

    for theirs, own in zip(rows(THEIRS), rows(ours), strict=True):
        different = {name: (theirs[name], own[name]) for name in theirs if theirs[name] != own[name]}
        assert set(different) - KEYS - CART == OURS[table], different


def test_the_reservation_is_that_of_the_shops_own_order(real_clerk: Clerk, ours: WrittenOrder) -> None:
    theirs, own = real_clerk.rows("SELECT * FROM inventory_reservation WHERE sku = 'K-res' ORDER BY reservation_id")
    assert (own["stock_id"], own["quantity"]) == (theirs["stock_id"], theirs["quantity"])
    numbered = theirs["metadata"].replace('"object_id":""', f'"object_id":"{ours.id}"')
    assert own["metadata"] == numbered.replace(THEIRS.reference, ours.reference)


def test_numbers_go_on_where_the_shop_was(ours: WrittenOrder) -> None:
    assert ours.reference == "000000003"
