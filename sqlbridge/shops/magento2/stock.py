"""How many of a SKU a website can sell, with and without multi-source inventory (MSI).

The default stock (id 1) sells what the legacy stock item holds, also with MSI; any other stock sells what
its enabled sources hold. Reservations of open orders count in both.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection

from sqlbridge.shops.reading import Queries

DEFAULT_STOCK = 1


@dataclass(frozen=True, slots=True)
class Stock:
    """Per SKU (in lower case, as the tables compare it): reserved, and held by the sources of a stock."""

    stock_id: int | None
    reserved: dict[str, Decimal]
    held: dict[str, tuple[Decimal, bool]]

    def sellable(self, row: Any, min_quantity: Decimal) -> Decimal:
        """Pieces of the product in `row` (of offers.sql) that can be ordered; may be negative."""
        quantity, in_stock = Decimal(row.quantity), bool(row.is_in_stock)
        if self.stock_id not in (None, DEFAULT_STOCK):
            quantity, in_stock = self.held.get(row.sku.lower(), (Decimal(), False))
        return quantity + self.reserved.get(row.sku.lower(), Decimal()) - min_quantity if in_stock else Decimal()


def read(connection: Connection, queries: Queries, website: str, skus: Sequence[str]) -> Stock:
    """The stock that the website sells from."""
    if not _has_inventory(connection, queries):
        return Stock(None, {}, {})
    found = queries.rows(connection, "inventory_stock.sql", website=website)
    stock_id = int(found[0].stock_id) if found else DEFAULT_STOCK
    reserved = queries.rows_of(connection, "reservations.sql", "skus", skus, stock=stock_id)
    held = []
    if stock_id != DEFAULT_STOCK:
        held = queries.rows_of(connection, "source_items.sql", "skus", skus, stock=stock_id)
    return Stock(
        stock_id,
        {row.sku.lower(): row.quantity for row in reserved},
        {row.sku.lower(): (row.quantity, bool(row.is_in_stock)) for row in held},
    )


def _has_inventory(connection: Connection, queries: Queries) -> bool:
    names = queries.names
    table = names.shop_prefix + "inventory_stock_sales_channel"
    return bool(queries.rows(connection, "has_inventory.sql", schema=names.shop_schema, table_name=table)[0].tables)
