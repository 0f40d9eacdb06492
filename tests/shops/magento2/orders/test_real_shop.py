"""Orders of a real shop, where the environment variable SQLBRIDGE_SHOPS names the folder of its dump (tests/judge).

Its own code wrote order 1: three pieces of K-res for a guest. The same order from Amazon must have the same rows, but
for what is Amazon's, or what only PHP knows. It cancelled order 4: the desk must leave the same rows of it.
"""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, text

from sqlbridge.demo.server import PrivateServer
from sqlbridge.model.orders import WrittenOrder
from tests.conftest import drop_schema
from tests.harness import DemoShop
from tests.judge.ground import Ground, run
from tests.judge.shops import JudgedShop
from tests.judge.writes import read_actions
from tests.shops.magento2.keeper import Keeper
from tests.shops.magento2.orders.clerk import NOW, Clerk, amount, line
from tests.shops.magento2.orders.test_totals import invoiced

Rows = Mapping[str, Mapping[str, Any]]

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
def cancelled(real_clerk: Clerk) -> tuple[Rows, Rows]:
    """Order 4 as the shop's own code cancelled it, and as the desk does."""
    folder = Path(os.environ["SQLBRIDGE_SHOPS"])
    *before, last = read_actions(folder / "magento2.writes.sql")
    assert last.title.endswith("second order cancelled")
    with real_clerk.shop.engine.begin() as connection:
        run(connection, (write.sql for action in before for write in action.writes))
    with real_clerk.engine.connect() as connection:
        assert real_clerk.desk.cancel(connection, "4", NOW)
        own = _order_4(connection)
        connection.rollback()
    with real_clerk.shop.engine.begin() as connection:
        run(connection, (write.sql for write in last.writes))
        return _order_4(connection), own


def _order_4(connection: Connection) -> Rows:
    keys = {"sales_order": "entity_id", "sales_order_item": "order_id", "sales_order_grid": "entity_id"}
    keys["sales_order_payment"] = "parent_id"
    return {
        table: dict(connection.execute(text(f"SELECT * FROM {table} WHERE {key} = 4")).mappings().one())
        for table, key in keys.items()
    }


def test_a_cancelled_order_has_the_rows_of_one_that_the_shop_cancelled(cancelled: tuple[Rows, Rows]) -> None:
    theirs, own = cancelled
    for table, row in theirs.items():
        # The recorded statements bring their own moments.
        assert {name for name in row if row[name] != own[table][name]} <= {"created_at", "updated_at"}, table
    assert own["sales_order"]["total_canceled"] == own["sales_order"]["grand_total"]


def test_a_shipment_of_the_shops_own_is_a_parcel(real_clerk: Clerk, cancelled: object) -> None:
    # Order 3: two pieces of S-005 and a variant, whose configurable is line 4.
    (parcel,) = real_clerk.fate(WrittenOrder("3", "000000003", {})).parcels
    assert (parcel.id, parcel.carrier_code, parcel.carrier_title) == ("1", "custom", "DHL")
    assert (parcel.tracking_number, parcel.pieces) == ("00340434161094042557", {"3": 2, "4": 1})


def test_the_shops_own_invoice_comes_to_what_the_tests_of_totals_add_up(real_clerk: Clerk, cancelled: object) -> None:
    order = WrittenOrder("3", "000000003", {})
    invoice = real_clerk.row("sales_invoice", order, "order_id")
    assert invoice["grand_total"] == invoiced(real_clerk.order(order), real_clerk.items(order))


@pytest.fixture(scope="module")
def ours(real_clerk: Clerk, cancelled: object) -> WrittenOrder:
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
    assert ours.reference == "000000005"
