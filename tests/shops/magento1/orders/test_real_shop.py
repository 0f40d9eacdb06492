"""Orders in a real shop, column by column beside those that its own code writes there.

The environment variable SQLBRIDGE_SHOPS names the judge's folder (tests/judge/README.md); without it this is skipped.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from sqlbridge.demo.server import PrivateServer
from sqlbridge.model.orders import Fate, OrderLine, Parcel, WrittenOrder
from tests.conftest import drop_schema
from tests.judge.ground import Ground, run
from tests.judge.shops import JudgedShop
from tests.judge.writes import read_actions
from tests.shops.magento1.orders.office import Office, amount, line, order, purchase
from tests.shops.magento1.shopkeeper import NOW, Shopkeeper

# The products that the shop's own orders are of: 2 x S-005 and a variant, then 1 x S-006.
_FIRST, _SECOND = (5, 42), (6,)
_SHIPPING = amount("4.90")
_ORDER, _ITEM = "sales_flat_order", "sales_flat_order_item"
_TABLES = (
    _ORDER,
    _ITEM,
    "sales_flat_order_address",
    "sales_flat_order_payment",
    "sales_flat_order_status_history",
    "sales_flat_order_grid",
    "sales_order_tax",
    "cataloginventory_stock_item",
)
_IDS = {
    "entity_id",
    "item_id",
    "tax_id",
    "order_id",
    "parent_id",
    "increment_id",
    "billing_address_id",
    "shipping_address_id",
    "quote_id",
    "quote_item_id",
}
# Ours name Amazon and mail nobody; the code is random.
_OWN_ORDER = {"ext_order_id", "shipping_description", "protect_code", "customer_note_notify", "email_sent"}
# Ours are paid at Amazon, and wait for invoice and shipment.
_OPEN_ORDER = _OWN_ORDER | {"state", "status", "total_due", "base_total_due"}
_OWN_ITEM = {"ext_order_item_id", "sku", "qty_backordered"}
# The shop sells a variant by an item of its configurable product, which has no weight, and another one below that.
_VARIANT = {"product_id", "product_type", "product_options", "name", "weight", "row_weight"}
Rows = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True)
class RealShop:
    """A shop of the folder, on a connection that takes everything back."""

    ground: Ground
    connection: Connection

    @property
    def office(self) -> Office:
        """Its desk."""
        return Office(Shopkeeper(self.connection, self.ground.schema), self.connection)

    def sell(self, products: Sequence[int], *lines: OrderLine) -> WrittenOrder:
        """Write an order through the desk; the buyer's address is that of the shop's own orders."""
        return self.office.write(purchase(order(*lines), products))

    def does(self, *titles: str) -> None:
        """What the shop's own code writes for the actions whose titles hold these words."""
        for action in read_actions(self.ground.judged.writes):
            if any(title in action.title for title in titles):
                run(self.connection, (write.sql for write in action.writes))

    def rows(self) -> Rows:
        """All rows of the tables of orders."""
        return {table: self.office.rows(table) for table in _TABLES}

    @contextmanager
    def taken_back(self) -> Iterator[None]:
        """What is done here is undone afterwards, but for the numbers that rows got."""
        with self.connection.begin_nested() as savepoint:
            yield
            savepoint.rollback()


@pytest.fixture
def real(server: PrivateServer) -> Iterator[RealShop]:
    """OpenMage, freshly loaded."""
    folder = os.environ.get("SQLBRIDGE_SHOPS")
    if not folder:
        pytest.skip("SQLBRIDGE_SHOPS names no folder with real shops")
    ground = Ground(server, JudgedShop("magento1", "magento1", "", Path(folder)), "procedure")
    drop_schema(server, ground.schema)
    ground.fill()
    with ground.owner.execution_options(isolation_level="READ COMMITTED").connect() as connection:
        yield RealShop(ground, connection)
        connection.rollback()
    drop_schema(server, ground.schema)


def test_orders_are_as_the_shops_own_code_writes_and_cancels_them(real: RealShop) -> None:
    with real.taken_back():
        real.does("order placed: 2 x S-005")
        placed = real.rows()
        with real.taken_back():
            real.does("second order")
            cancelled = real.rows()
        second = real.sell(_SECOND, line(1, amount("15.73"), shipping=_SHIPPING))
        assert real.office.cancel(second, NOW)
        assert differing(real.rows(), cancelled) == {
            _ORDER: [set(), _OWN_ORDER],
            _ITEM: [set(), set(), set(), _OWN_ITEM],
            "sales_flat_order_status_history": [set(), {"status", "comment"}, {"comment"}],
        }
    real.sell(_FIRST, line(1, amount("25.36"), 2, shipping=_SHIPPING), line(2, amount("27.97")))
    assert differing(real.rows(), placed) == {
        _ORDER: [_OPEN_ORDER | {"weight"}],
        _ITEM: [_OWN_ITEM, _OWN_ITEM | _VARIANT],
        "sales_flat_order_status_history": [{"status", "comment"}],
        "sales_flat_order_grid": [{"status"}],
    }


def test_shipments_and_cancellations_of_the_shops_own_code_are_fates(real: RealShop) -> None:
    real.does("order placed: 2 x S-005", "invoiced and shipped", "second order")
    first, second = (WrittenOrder(number, "", {}) for number in "12")
    parcel = Parcel("1", NOW, "custom", "DHL", "00340434161094042557", {"1": 2, "2": 1, "3": 1})
    assert real.office.fates(first, second) == {"1": Fate(False, (parcel,)), "2": Fate(True, ())}
    assert not real.office.cancel(first)
    assert not real.office.cancel(second)


def differing(ours: Rows, shops: Rows) -> dict[str, list[set[str]]]:
    """Row by row, the columns in which a table's rows are others, but for ids; tables without any are left out."""
    found = {
        table: [
            {column for column in row if row[column] != mine[column]} - _IDS
            for mine, row in zip(ours[table], rows, strict=table != _ITEM)
        ]
        for table, rows in shops.items()
    }
    return {table: rows for table, rows in found.items() if any(rows)}
