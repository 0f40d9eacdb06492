"""Magento 1 and OpenMage as the worker sees them: keys to SKUs, SKUs to offers."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from sqlbridge.database.naming import Names
from sqlbridge.model import Entity, EntityKey, Offer, Scope
from sqlbridge.shops.magento1.clock import due_products
from sqlbridge.shops.magento1.codes import codes
from sqlbridge.shops.magento1.offers import read_catalogue
from sqlbridge.shops.magento1.place import read_place
from sqlbridge.shops.reading import Queries


class Magento1:
    """Reads the tables of one Magento 1; see `sqlbridge.shops.shop.Shop`."""

    def __init__(self, names: Names) -> None:
        self._queries = Queries(Path(__file__).parent, names)

    def skus(self, connection: Connection, keys: Sequence[EntityKey]) -> dict[EntityKey, list[str]]:
        """The SKU that each product has now, and those of its variants: they sell at its price."""
        found: dict[EntityKey, list[str]] = {key: [] for key in keys}
        ids = [int(key.key) for key in keys if key.entity is Entity.PRODUCT and key.key.isdecimal()]
        for row in self._queries.rows_of(connection, "skus.sql", "ids", ids):
            skus = found[EntityKey(Entity.PRODUCT, str(row.changed_id))]
            if row.sku not in skus:
                skus.append(row.sku)
        return found

    def every_sku(self, connection: Connection, after: str, limit: int) -> list[str]:
        """The next SKUs above `after`, in the order of their bytes."""
        rows = self._queries.rows(connection, "every_sku.sql", after=after.encode(), limit=limit)
        return [row.sku.decode() for row in rows]

    def offers(
        self, connection: Connection, skus: Sequence[str], scope: Scope, at: datetime, *, steps: bool = False
    ) -> dict[str, list[Offer]]:
        """Every product that carries each SKU, as the store view of the scope shows it."""
        place = read_place(connection, self._queries, scope)
        found: defaultdict[str, list[Offer]] = defaultdict(list)
        rows = self._queries.rows_of(connection, "products_of_skus.sql", "skus", skus)
        # SKUs that the collation holds to be equal may be found once for each.
        carriers = {row.entity_id: row for row in rows}
        catalogue = read_catalogue(connection, self._queries, place, list(carriers), at)
        for row in carriers.values():
            found[row.sku].append(catalogue.offer(row, steps=steps))
        return {sku: found[sku] for sku in skus}

    def due(self, connection: Connection, scope: Scope, after: datetime, until: datetime) -> list[EntityKey]:
        """The products whose price changes by the clock alone after the one moment and until the other."""
        place = read_place(connection, self._queries, scope)
        products = due_products(connection, self._queries, place, after, until)
        return [EntityKey(Entity.PRODUCT, str(product)) for product in products]

    def codes(self, connection: Connection, attribute: str, at: datetime) -> dict[EntityKey, str]:  # noqa: ARG002
        """The attribute's values of all products but configurable ones, bundles and groups."""
        return codes(self._queries, connection, attribute)
