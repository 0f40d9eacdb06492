"""Magento 1 and OpenMage as the worker sees them: keys to SKUs, SKUs to offers."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from sqlbridge.database.naming import Names
from sqlbridge.model.changes import Entity, EntityKey
from sqlbridge.model.offers import Offer, Scope
from sqlbridge.model.traits import AskedTraits, Traits
from sqlbridge.shops.magento1.clock import due_products
from sqlbridge.shops.magento1.codes import codes
from sqlbridge.shops.magento1.offers import read_catalogue
from sqlbridge.shops.magento1.place import read_place
from sqlbridge.shops.magento1.skus import Skus
from sqlbridge.shops.magento1.traits import traits_at
from sqlbridge.shops.magento_traits import MagentoTraits
from sqlbridge.shops.reading import Queries


class Magento1:
    """Reads the tables of one Magento 1, whose SKUs the attribute `sku` holds; see `sqlbridge.shops.shop.Shop`."""

    def __init__(self, names: Names, sku: str = "") -> None:
        self._queries = Queries(Path(__file__).parent, names)
        self._sku = "" if sku == "sku" else sku

    def skus(self, connection: Connection, keys: Sequence[EntityKey]) -> dict[EntityKey, list[str]]:
        """The SKU that each product has now, and those of its variants: they sell at its price."""
        found: dict[EntityKey, list[str]] = {key: [] for key in keys}
        ids = [int(key.key) for key in keys if key.entity is Entity.PRODUCT and key.key.isdecimal()]
        for row in self._skus(connection).of_products(connection, ids):
            skus = found[EntityKey(Entity.PRODUCT, str(row.changed_id))]
            if row.sku not in skus:
                skus.append(row.sku)
        return found

    def spread(self, connection: Connection, sold: Mapping[str, int], scope: Scope) -> Mapping[str, int]:  # noqa: ARG002
        """Each SKU has pieces of its own."""
        return sold

    def every_sku(self, connection: Connection, after: str, limit: int) -> list[str]:
        """The next SKUs above `after`, in the order of their bytes."""
        return self._skus(connection).every(connection, after, limit)

    def lost(self, connection: Connection, keys: Sequence[EntityKey]) -> set[EntityKey]:
        """Products that are gone, where SKUs are an attribute's values: these went with them, unseen."""
        return self._skus(connection).lost(connection, keys)

    def offers(
        self, connection: Connection, skus: Sequence[str], scope: Scope, at: datetime, *, steps: bool = False
    ) -> dict[str, list[Offer]]:
        """Every product that carries each SKU, as the store view of the scope shows it."""
        place = read_place(connection, self._queries, scope)
        found: defaultdict[str, list[Offer]] = defaultdict(list)
        rows = self._skus(connection).carriers(connection, skus)
        # SKUs that the collation holds to be equal may be found once for each.
        carriers = {row.entity_id: row for row in rows}
        catalogue = read_catalogue(connection, self._queries, place, list(carriers), at)
        for row in carriers.values():
            found[row.sku].append(catalogue.offer(row, steps=steps))
        return {sku: found[sku] for sku in skus}

    def traits(
        self,
        connection: Connection,
        keys: Sequence[EntityKey],
        scope: Scope,
        asked: AskedTraits,
        at: datetime,  # noqa: ARG002 - nothing here comes and goes by the clock
    ) -> dict[EntityKey, Traits]:
        """What filters ask for; attributes by their codes."""
        found = self._traits(connection, scope).read([int(key.key) for key in keys], asked)
        return {key: found[int(key.key)] for key in keys}

    def meanings(
        self,
        connection: Connection,
        scope: Scope,
        asked: AskedTraits,
        at: datetime,  # noqa: ARG002 - nothing here comes and goes by the clock
    ) -> dict[str, list[str]]:
        """The ids of what the filters name."""
        return self._traits(connection, scope).meanings(asked)

    def due(self, connection: Connection, scope: Scope, after: datetime, until: datetime) -> list[EntityKey]:
        """The products whose price changes by the clock alone after the one moment and until the other."""
        place = read_place(connection, self._queries, scope)
        products = due_products(connection, self._queries, place, after, until)
        return [EntityKey(Entity.PRODUCT, str(product)) for product in products]

    def codes(self, connection: Connection, attribute: str, at: datetime) -> dict[EntityKey, str]:  # noqa: ARG002
        """The attribute's values of all products but configurable ones, bundles and groups."""
        return codes(self._queries, connection, attribute)

    def _skus(self, connection: Connection) -> Skus:
        return Skus.open(self._queries, connection, self._sku)

    def _traits(self, connection: Connection, scope: Scope) -> MagentoTraits:
        return traits_at(connection, self._queries, read_place(connection, self._queries, scope))
