"""Magento 2 and Adobe Commerce as the worker sees them: keys to SKUs, SKUs to offers."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from sqlbridge.database.naming import Names
from sqlbridge.model import Entity, EntityKey, Offer, Scope
from sqlbridge.shops.magento2 import clock, offering, reach, storefront
from sqlbridge.shops.magento2.codes import codes
from sqlbridge.shops.magento2.shape import shape_of
from sqlbridge.shops.reading import Queries


class Magento2:
    """Reads the tables of one Magento 2; see `sqlbridge.shops.shop.Shop`.

    The scope's `shop` is the code of a website, seen through its default store view, or of a store view.
    """

    def __init__(self, names: Names) -> None:
        self._queries = Queries(Path(__file__).parent, names)

    def skus(self, connection: Connection, keys: Sequence[EntityKey]) -> dict[EntityKey, list[str]]:
        """The SKUs that a change of each product, version of a product or SKU concerns."""
        return reach.skus(connection, shape_of(connection, self._queries), keys)

    def offers(
        self, connection: Connection, skus: Sequence[str], scope: Scope, at: datetime, *, steps: bool = False
    ) -> dict[str, list[Offer]]:
        """What the website of the scope sells under each SKU."""
        front = storefront.read(connection, self._queries, scope)
        read = offering.read(connection, shape_of(connection, self._queries), front, skus, at)
        found: defaultdict[str, list[Offer]] = defaultdict(list)
        for offer in read.offers(steps=steps):
            found[offer.sku].append(offer)
        return {sku: found[sku] for sku in skus}

    def due(self, connection: Connection, scope: Scope, after: datetime, until: datetime) -> list[EntityKey]:
        """The products that the clock alone changes after `after` and not after `until`."""
        front = storefront.read(connection, self._queries, scope)
        found = clock.due(connection, shape_of(connection, self._queries), front, after, until)
        return [EntityKey(Entity.PRODUCT, str(product)) for product in sorted(found)]

    def every_sku(self, connection: Connection, after: str, limit: int) -> list[str]:
        """The next SKUs above `after`, in binary order."""
        rows = self._queries.rows(connection, "every_sku.sql", after=after, limit=limit)
        return [row.sku.decode("utf-8") for row in rows]

    def codes(self, connection: Connection, attribute: str, at: datetime) -> dict[EntityKey, str]:
        """The attribute's values of all products but configurable ones, bundles and groups."""
        return codes(connection, shape_of(connection, self._queries), attribute, at)
