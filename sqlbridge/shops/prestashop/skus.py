"""Which SKU a product or combination carries, and which ones a change concerns.

The SKU is a column that both have: a combination without its own has its product's. A supplier's reference is kept
twice. The table product_supplier has one per supplier, and that of the default supplier is what the shop itself puts
on orders, so it counts; the column beside the others is the back office's copy of it, which imports write, too, and
counts where the table has none.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from sqlalchemy import Connection

from sqlbridge.errors import ShopError
from sqlbridge.model.changes import Entity, EntityKey
from sqlbridge.shops.prestashop.version import columns_of
from sqlbridge.shops.reading import Queries

Good = tuple[int, int]
"""id_product, and id_product_attribute or 0."""

_SUPPLIER = "supplier_reference"
_SOURCES = ("reference", _SUPPLIER, "ean13", "upc", "isbn", "mpn")
_OWN = {Entity.PRODUCT: "skus_of_products.sql", Entity.COMBINATION: "skus_of_combinations.sql"}
_SUPPLIED = {
    Entity.PRODUCT: "supplier_references_of_products.sql",
    Entity.COMBINATION: "supplier_references_of_combinations.sql",
}
_PACKS = {Entity.PRODUCT: "packs_with_products.sql", Entity.COMBINATION: "packs_with_combinations.sql"}


@dataclass(frozen=True, slots=True)
class Skus:
    """The SKUs of a shop, from the column that the queries have for SKU_COLUMN."""

    queries: Queries

    @classmethod
    def open(cls, queries: Queries, connection: Connection) -> Self:
        """Raises ShopError for a column that no PrestaShop has, or not this version, naming those it has."""
        source = queries.sku_column
        present = columns_of(queries, connection).intersection(_SOURCES)
        if source not in present:
            known = ", ".join(one for one in _SOURCES if one in present)
            raise ShopError(f"the shop's products have no SKU {source!r}; they have {known}: correct sku of [shop]")
        return cls(queries)

    @property
    def _are_suppliers(self) -> bool:
        return self.queries.sku_column == _SUPPLIER

    def every(self, connection: Connection, after: str, limit: int) -> list[str]:
        """The next `limit` SKUs above `after`, by their bytes in UTF-8."""
        file = "every_supplier_reference.sql" if self._are_suppliers else "every_sku.sql"
        return [row.sku.decode() for row in self.queries.rows(connection, file, after=after, limit=limit)]

    def carriers(self, connection: Connection, skus: Sequence[str]) -> list[int]:
        """The ids of the products that carry one of the SKUs, and of some that may: of other case, or suppliers."""
        file = "products_of_supplier_references.sql" if self._are_suppliers else "products_of_skus.sql"
        return sorted({row.id_product for row in self.queries.rows_of(connection, file, "skus", skus)})

    def of_goods(self, connection: Connection, goods: Sequence[Any]) -> list[str]:
        """The SKU of each row of goods.sql, in their order; empty where it has none."""
        products = sorted({good.id_product for good in goods}) if self._are_suppliers else []
        rows = self.queries.rows_of(connection, "supplier_references.sql", "products", products)
        supplied = {(row.id_product, row.id_product_attribute): row.reference for row in rows}
        return [_sku_of(good, supplied) for good in goods]

    def of_keys(self, connection: Connection, keys: Sequence[EntityKey]) -> dict[EntityKey, list[str]]:
        """The SKUs of each key: the product's or combination's own, and those of the packs that contain it."""
        found: dict[EntityKey, dict[str, None]] = {key: {} for key in keys}
        for entity in _OWN:
            ids = [int(key.key) for key in keys if key.entity is entity and key.key.isdecimal()]
            own = self._own(connection, entity, ids)
            packs = self.queries.rows_of(connection, _PACKS[entity], "ids", ids)
            of_packs = self._own(connection, Entity.PRODUCT, sorted({row.id_pack for row in packs}))
            for row in packs:
                own[row.entity_id] += of_packs[row.id_pack]
            for entity_id in ids:
                found[EntityKey(entity, str(entity_id))] = dict.fromkeys(own[entity_id])
        return {key: list(skus) for key, skus in found.items()}

    def _own(self, connection: Connection, entity: Entity, ids: Sequence[int]) -> defaultdict[int, list[str]]:
        skus: defaultdict[int, list[str]] = defaultdict(list)
        for row in self.queries.rows_of(connection, _OWN[entity], "ids", ids):
            if sku := _first(row.own_sku, row.product_sku):
                skus[row.entity_id].append(sku)
        supplied = ids if self._are_suppliers else []
        for row in self.queries.rows_of(connection, _SUPPLIED[entity], "ids", supplied):
            skus[row.entity_id].append(row.reference)
        return skus


def _sku_of(good: Any, supplied: Mapping[Good, str | None]) -> str:
    if not supplied:
        return _first(good.own_sku, good.product_sku)
    own = (supplied.get((good.id_product, good.id_product_attribute)), good.own_sku)
    return _first(*own, supplied.get((good.id_product, 0)), good.product_sku)


def _first(*values: str | None) -> str:
    """The first that is more than blanks. Decided here and not in SQL, where the columns may have collations that
    cannot be mixed."""
    for value in values:
        if value and value.strip(" "):
            return value
    return ""
