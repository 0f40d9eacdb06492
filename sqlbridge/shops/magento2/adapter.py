"""Magento 2 and Adobe Commerce as the worker sees them: keys to SKUs, SKUs to offers."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from sqlbridge.database.naming import Names
from sqlbridge.model.changes import Entity, EntityKey
from sqlbridge.model.offers import Offer, Scope
from sqlbridge.model.traits import AskedTraits, Traits
from sqlbridge.shops.magento2 import clock, offering, reach, storefront
from sqlbridge.shops.magento2.codes import codes
from sqlbridge.shops.magento2.shape import Shape, shape_of
from sqlbridge.shops.magento2.traits import traits_at
from sqlbridge.shops.magento_traits import MagentoTraits
from sqlbridge.shops.reading import Queries


class Magento2:
    """Reads the tables of one Magento 2; see `sqlbridge.shops.shop.Shop`.

    The scope's `shop` is the code of a website, seen through its default store view, or of a store view. `sku` is the
    code of the attribute that holds the SKUs.
    """

    def __init__(self, names: Names, sku: str = "") -> None:
        self._queries = Queries(Path(__file__).parent, names)
        self._sku = "" if sku == "sku" else sku

    def skus(self, connection: Connection, keys: Sequence[EntityKey]) -> dict[EntityKey, list[str]]:
        """The SKUs that a change of each product, version of a product or SKU concerns."""
        return reach.skus(connection, self._shape(connection), keys)

    def lost(self, connection: Connection, keys: Sequence[EntityKey]) -> set[EntityKey]:
        """Products and versions that are gone, where SKUs are values: these go with them, and no trigger fires."""
        return reach.lost(connection, self._shape(connection), keys)

    def offers(
        self, connection: Connection, skus: Sequence[str], scope: Scope, at: datetime, *, steps: bool = False
    ) -> dict[str, list[Offer]]:
        """What the website of the scope sells under each SKU."""
        front = storefront.read(connection, self._queries, scope)
        read = offering.read(connection, self._shape(connection), front, skus, at)
        found: defaultdict[str, list[Offer]] = defaultdict(list)
        for offer in read.offers(steps=steps):
            found[offer.sku].append(offer)
        return {sku: found[sku] for sku in skus}

    def traits(
        self, connection: Connection, keys: Sequence[EntityKey], scope: Scope, asked: AskedTraits, at: datetime
    ) -> dict[EntityKey, Traits]:
        """What filters ask for; attributes by their codes."""
        found = self._traits(connection, scope, at).read([int(key.key) for key in keys], asked)
        return {key: found[int(key.key)] for key in keys}

    def meanings(
        self, connection: Connection, scope: Scope, asked: AskedTraits, at: datetime
    ) -> dict[str, list[str]]:
        """The ids of what the filters name."""
        return self._traits(connection, scope, at).meanings(asked)

    def due(self, connection: Connection, scope: Scope, after: datetime, until: datetime) -> list[EntityKey]:
        """The products that the clock alone changes after `after` and not after `until`."""
        front = storefront.read(connection, self._queries, scope)
        found = clock.due(connection, self._shape(connection), front, after, until)
        return [EntityKey(Entity.PRODUCT, str(product)) for product in sorted(found)]

    def spread(self, connection: Connection, sold: Mapping[str, int], scope: Scope) -> Mapping[str, int]:  # noqa: ARG002
        """Each SKU has pieces of its own."""
        return sold

    def every_sku(self, connection: Connection, after: str, limit: int) -> list[str]:
        """The next SKUs above `after`, in binary order."""
        shape = self._shape(connection)
        file, place = f"{shape.by_sku('every_sku')}.sql", {"sku_attribute": shape.sku_attribute}
        rows = self._queries.rows(connection, file, after=after, limit=limit, **place)
        return [row.sku.decode("utf-8") for row in rows]

    def codes(self, connection: Connection, attribute: str, at: datetime) -> dict[EntityKey, str]:
        """The attribute's values of all products but configurable ones, bundles and groups."""
        return codes(connection, shape_of(connection, self._queries), attribute, at)

    def _shape(self, connection: Connection) -> Shape:
        return shape_of(connection, self._queries, self._sku)

    def _traits(self, connection: Connection, scope: Scope, at: datetime) -> MagentoTraits:
        front = storefront.read(connection, self._queries, scope)
        return traits_at(connection, shape_of(connection, self._queries), front, at)
