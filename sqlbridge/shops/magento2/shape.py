"""Which variant of Magento 2 this is: multi-source inventory (MSI) or not, Adobe Commerce's versions or not."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from sqlbridge.shops.magento2 import attributes
from sqlbridge.shops.reading import Queries

ENTITY = "catalog_product_entity"
TIER_PRICE = "catalog_product_entity_tier_price"
_INVENTORY = "inventory_stock_sales_channel"
_CATEGORY = "catalog_category_entity"
_TYPES = ("decimal", "int", "datetime", "varchar", "text")
_TABLES = (ENTITY, TIER_PRICE, _INVENTORY, _CATEGORY, *(f"{ENTITY}_{kind}" for kind in _TYPES))


@dataclass(frozen=True, slots=True)
class Shape:
    """The shop's queries, and which of its tables Adobe Commerce keys by version (`row_id`).

    `sku_attribute` is the attribute whose values of all store views are the SKUs; None: they are the products' own.
    """

    queries: Queries
    staged: frozenset[str]
    has_inventory: bool
    sku_attribute: int | None

    @property
    def has_versions(self) -> bool:
        """Whether products have versions that come and go by the clock."""
        return ENTITY in self.staged

    def file(self, name: str, table: str = ENTITY) -> str:
        """The `.sql` file of that name, for the key that the table has here."""
        return f"{name}_staged.sql" if table in self.staged else f"{name}.sql"

    def by_sku(self, name: str) -> str:
        """The name of the query that finds the same by the shop's SKUs, wherever they are."""
        return name if self.sku_attribute is None else f"{name}_by_attribute"

    def rows_of(
        self, connection: Connection, file: str, name: str, values: Sequence[Any], **parameters: Any
    ) -> list[Any]:
        """See `Queries.rows_of`."""
        return self.queries.rows_of(connection, file, name, values, **parameters)


def shape_of(connection: Connection, queries: Queries, sku: str = "") -> Shape:
    """Recognised by tables and columns. Raises ShopError where `sku` is the code of no attribute that holds SKUs."""
    names = queries.names
    tables = {names.shop_prefix + table: table for table in _TABLES}
    rows = queries.rows_of(connection, "shape.sql", "tables", list(tables), schema=names.shop_schema)
    found = {tables[row.table_name]: bool(row.is_staged) for row in rows}
    return Shape(
        queries=queries,
        staged=frozenset(table for table, staged in found.items() if staged),
        has_inventory=_INVENTORY in found,
        sku_attribute=attributes.sku_attribute(connection, queries, sku) if sku else None,
    )
