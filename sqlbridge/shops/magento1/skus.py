"""Where a Magento 1 has its SKUs: in the products' own column, or as an attribute's values of all store views (0)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

from sqlalchemy import Connection

from sqlbridge.errors import ShopError
from sqlbridge.model.changes import Entity, EntityKey
from sqlbridge.shops.reading import Queries


@dataclass(frozen=True, slots=True)
class Skus:
    """`attribute` is the id of the attribute; None: SKUs are in the products' own column."""

    queries: Queries
    attribute: int | None

    @classmethod
    def open(cls, queries: Queries, connection: Connection, code: str) -> Self:
        """From the attribute's code; empty: the products' own column. ShopError for one that holds no short texts."""
        return cls(queries, _attribute(connection, queries, code) if code else None)

    def of_products(self, connection: Connection, ids: Sequence[int]) -> list[Any]:
        """The SKUs (`sku`) of products and of their variants (`changed_id`: the product asked for)."""
        return self._rows_of(connection, "skus", "ids", ids)

    def carriers(self, connection: Connection, skus: Sequence[str]) -> list[Any]:
        """The products that carry SKUs, as the collation compares them."""
        return self._rows_of(connection, "products_of_skus", "skus", skus)

    def every(self, connection: Connection, after: str, limit: int) -> list[str]:
        """The next SKUs above `after`, in the order of their bytes."""
        place = {"sku_attribute": self.attribute, "after": after.encode(), "limit": limit}
        return [row.sku.decode() for row in self.queries.rows(connection, self._file("every_sku"), **place)]

    def lost(self, connection: Connection, keys: Sequence[EntityKey]) -> set[EntityKey]:
        """Products that are gone, where SKUs are values: these go with them, and no trigger fires."""
        if self.attribute is None:
            return set()
        products = {int(key.key): key for key in keys if key.entity is Entity.PRODUCT and key.key.isdecimal()}
        present = self.queries.rows_of(connection, "present_products.sql", "ids", list(products))
        return set(products.values()) - {products[row.entity_id] for row in present}

    def _rows_of(self, connection: Connection, name: str, parameter: str, values: Sequence[Any]) -> list[Any]:
        place = {"sku_attribute": self.attribute}
        return self.queries.rows_of(connection, self._file(name), parameter, values, **place)

    def _file(self, name: str) -> str:
        return f"{name}.sql" if self.attribute is None else f"{name}_by_attribute.sql"


def _attribute(connection: Connection, queries: Queries, code: str) -> int:
    rows = {row.attribute_code: row for row in queries.rows(connection, "attributes.sql")}
    if code not in rows or rows[code].backend_type != "varchar":
        words = f"is of type {rows[code].backend_type}" if code in rows else "does not exist"
        texts = ", ".join(code for code, row in rows.items() if row.backend_type == "varchar")
        raise ShopError(
            f"the attribute {code!r}, from which SKUs are to be taken, {words}; attributes with short texts: {texts} "
            "(or take 'sku'): correct sku of [shop]"
        )
    return int(rows[code].attribute_id)
