"""PrestaShop as the worker sees it: keys to SKUs, SKUs to offers."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from sqlbridge.database.naming import Names
from sqlbridge.model.changes import Entity, EntityKey
from sqlbridge.model.offers import Offer, Scope
from sqlbridge.model.traits import AskedTraits, Traits
from sqlbridge.shops.prestashop import traits
from sqlbridge.shops.prestashop.codes import codes
from sqlbridge.shops.prestashop.offering import Offering, key_of
from sqlbridge.shops.prestashop.skus import Skus
from sqlbridge.shops.prestashop.spreading import spread
from sqlbridge.shops.prestashop.view import open_view
from sqlbridge.shops.reading import Queries


class PrestaShop:
    """Reads the tables of one PrestaShop, whose SKUs are in the column `sku`; see `sqlbridge.shops.shop.Shop`."""

    def __init__(self, names: Names, sku: str = "") -> None:
        self._queries = Queries(Path(__file__).parent, names, sku or "reference")

    def skus(self, connection: Connection, keys: Sequence[EntityKey]) -> dict[EntityKey, list[str]]:
        """The SKUs that each product or combination has now, and those of the packs that contain it."""
        return Skus.open(self._queries, connection).of_keys(connection, keys)

    def lost(self, connection: Connection, keys: Sequence[EntityKey]) -> set[EntityKey]:  # noqa: ARG002
        """None: each row that goes is logged with every SKU that it may have had."""
        return set()

    def every_sku(self, connection: Connection, after: str, limit: int) -> list[str]:
        """The next `limit` SKUs above `after`, by their bytes in UTF-8."""
        return Skus.open(self._queries, connection).every(connection, after, limit)

    def offers(
        self, connection: Connection, skus: Sequence[str], scope: Scope, at: datetime, *, steps: bool = False
    ) -> dict[str, list[Offer]]:
        """What the shop of the scope offers under each SKU."""
        view = open_view(self._queries, connection, scope)
        found: dict[str, list[Offer]] = {sku: [] for sku in skus}
        wanted = set(found) - {""}
        carried = Skus.open(self._queries, connection)
        products = carried.carriers(connection, sorted(wanted))
        rows = self._queries.rows_of(connection, "goods.sql", "products", products, shop=view.id_shop)
        skus_of = zip(rows, carried.of_goods(connection, rows), strict=True)
        goods = [(row, sku) for row, sku in skus_of if sku in wanted]
        offering = Offering.read(self._queries, connection, view, [row for row, _ in goods], at)
        for good, sku in goods:
            found[sku].append(offering.offer(good, sku, steps=steps))
        return found

    def spread(self, connection: Connection, sold: Mapping[str, int], scope: Scope) -> dict[str, int]:
        """Sold pieces of packs are missing of what they contain, and the other way round."""
        return spread(self._queries, connection, open_view(self._queries, connection, scope), sold)

    def traits(
        self,
        connection: Connection,
        keys: Sequence[EntityKey],
        scope: Scope,
        asked: AskedTraits,
        at: datetime,  # noqa: ARG002 - nothing here comes and goes by the clock
    ) -> dict[EntityKey, Traits]:
        """What filters ask for; attributes are features of products and attributes of combinations, by name."""
        return traits.read(self._queries, connection, open_view(self._queries, connection, scope), keys, asked)

    def meanings(
        self,
        connection: Connection,
        scope: Scope,
        asked: AskedTraits,
        at: datetime,  # noqa: ARG002 - nothing here comes and goes by the clock
    ) -> dict[str, list[str]]:
        """The ids of what the filters name."""
        return traits.meanings(self._queries, connection, open_view(self._queries, connection, scope), asked)

    def due(self, connection: Connection, scope: Scope, after: datetime, until: datetime) -> list[EntityKey]:
        """The products and combinations whose specific price begins or ends after `after`, until `until`."""
        view = open_view(self._queries, connection, scope)
        if not view.is_final or not view.settings.is_on("PS_SPECIFIC_PRICE_FEATURE_ACTIVE"):
            return []
        # When summer time ends, the shop's clock goes back, and prices that ended begin again.
        first, last = sorted(view.settings.minute(moment) for moment in (after, until))
        rows = self._queries.rows(connection, "due.sql", after=first, until=last, **view.buyer)
        return [
            key_of(row.id_product, row.id_product_attribute) if row.id_product else EntityKey(Entity.ALL, "")
            for row in rows
        ]

    def codes(self, connection: Connection, attribute: str, at: datetime) -> dict[EntityKey, str]:  # noqa: ARG002
        """What stands in the column ean13, isbn or upc: the combination's own code before the product's."""
        return codes(self._queries, connection, attribute)
