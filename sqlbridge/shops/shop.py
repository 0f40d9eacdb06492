"""What the worker asks of a shop, whatever its platform."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from sqlalchemy import Connection

from sqlbridge.model.changes import EntityKey
from sqlbridge.model.offers import Offer, Scope
from sqlbridge.model.traits import AskedTraits, Traits


class Shop(Protocol):
    """Reads a shop's tables; never writes and never locks. One adapter per platform.

    All moments are UTC without a zone; the adapter knows the shop's own time zone. Read in sets: the number of
    statements does not grow with the number of SKUs or keys in a batch.
    """

    def skus(self, connection: Connection, keys: Sequence[EntityKey]) -> dict[EntityKey, list[str]]:
        """The SKUs that a change of each product or combination concerns; keys that are gone have none."""

    def lost(self, connection: Connection, keys: Sequence[EntityKey]) -> set[EntityKey]:
        """The keys that are gone along with the only place that told their SKUs: any listing may have been theirs."""

    def offers(
        self, connection: Connection, skus: Sequence[str], scope: Scope, at: datetime, *, steps: bool = False
    ) -> dict[str, list[Offer]]:
        """Every product or combination that carries each SKU, sold or not; with `steps`, how its values came about.

        Raises ShopError for a shop, country, currency, group or source that the shop does not have, naming those
        it has.
        """

    def spread(self, connection: Connection, sold: Mapping[str, int], scope: Scope) -> Mapping[str, int]:
        """Sold pieces, by SKU, that the stock still holds -> by how many the quantity of each SKU falls by them.

        Of every SKU that shares stock with what is sold, though it may fall by 0. Raises ShopError as `offers` does.
        """

    def due(self, connection: Connection, scope: Scope, after: datetime, until: datetime) -> list[EntityKey]:
        """What the clock alone changes after `after`, until and with `until`: sales, rules of a day, staging."""

    def traits(
        self, connection: Connection, keys: Sequence[EntityKey], scope: Scope, asked: AskedTraits, at: datetime
    ) -> dict[EntityKey, Traits]:
        """What filters ask for of these products and combinations. A variant has the categories of its product, too,
        and the product's manufacturer and values where it has none of its own.

        Raises ShopError for a category, manufacturer or attribute that the shop does not have, naming those it has.
        """

    def meanings(
        self, connection: Connection, scope: Scope, asked: AskedTraits, at: datetime
    ) -> dict[str, list[str]]:
        """The shop's ids of what the filters name: of a category, it and all below. They change when something is
        renamed or moved, which is no write to a product. Raises ShopError as `traits` does.
        """

    def every_sku(self, connection: Connection, after: str, limit: int) -> list[str]:
        """The next `limit` SKUs of the shop above `after`, by their bytes, for walking all of them."""

    def codes(self, connection: Connection, attribute: str, at: datetime) -> Mapping[EntityKey, str]:
        """EAN, UPC or ISBN, as it is written, of every product or combination that is sold by itself and has one.

        Of the whole shop at once, so that it can be seen which codes two products have. `attribute` is where it
        stands: PrestaShop's column, Magento's attribute. Raises ShopError for one that the shop does not have,
        naming those it has.
        """
