"""PrestaShop's order desk; see `sqlbridge.shops.order_desk.OrderDesk`."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from sqlbridge.database.naming import Names
from sqlbridge.model.orders import Fate, Purchase, WrittenOrder
from sqlbridge.settings import OrderSettings, TrackingSettings
from sqlbridge.shops.prestashop.desk import cancelling, fates, finding, remains, shape, writing
from sqlbridge.shops.prestashop.desk.draft import drafted
from sqlbridge.shops.prestashop.desk.tables import Tables
from sqlbridge.shops.reading import Queries

_HERE = Path(__file__).parent


class PrestaShopDesk:
    """Writes and reads the orders of one PrestaShop, 1.6 to 9."""

    def __init__(self, names: Names) -> None:
        self._desk = Queries(_HERE, names)
        self._shop = Queries(_HERE.parent, names)

    def find(self, connection: Connection, amazon_order_id: str, placed_at: datetime) -> WrittenOrder | None:
        """The shop's order whose payment names Amazon's order."""
        return finding.find(self._desk, connection, amazon_order_id, placed_at)

    def write(
        self, connection: Connection, purchase: Purchase, settings: OrderSettings, at: datetime
    ) -> WrittenOrder:
        """Write all rows of the order, dated now by the shop's clock, and take its pieces from stock.

        Raises ShopError for what the shop lacks, before anything is written.
        """
        draft = drafted(self._shop, self._desk, connection, purchase, settings, at)
        return writing.write(self._shop, self._desk, self._tables(connection), draft)

    def cancel(self, connection: Connection, order_id: str, at: datetime) -> bool:
        """Set the order to the shop's state for that, and give back the pieces that are not back yet."""
        return cancelling.cancel(self._shop, self._desk, self._tables(connection), order_id, at)

    def clean_up(self, connection: Connection, amazon_order_id: str) -> bool:
        """Remove the rows of an order that never got its state."""
        return remains.remove(self._desk, self._tables(connection), amazon_order_id)

    def fates(
        self, connection: Connection, order_ids: Sequence[str], settings: TrackingSettings
    ) -> Mapping[str, Fate]:
        """What became of these orders; see `fates.read`."""
        return fates.read(self._shop, self._desk, connection, order_ids, settings)

    def _tables(self, connection: Connection) -> Tables:
        return Tables(connection, self._desk.names, shape.read(self._desk, connection))
