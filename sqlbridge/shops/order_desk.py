"""What the order tasks ask of a shop, whatever its platform: write Amazon's orders, tell what became of them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from sqlalchemy import Connection

from sqlbridge.model.orders import Fate, Purchase, WrittenOrder
from sqlbridge.settings import OrderSettings, TrackingSettings


class OrderDesk(Protocol):
    """Writes orders into a shop's tables and reads them back. One per platform.

    Only `write`, `cancel` and `clean_up` write, with the account of database.orders_user; the caller's transaction
    holds the bridge's own record of the order, too, so that both are there or neither. No e-mail goes out, no hook
    runs. All moments are UTC without a zone; the desk turns them into what the platform keeps.
    """

    def find(self, connection: Connection, amazon_order_id: str, placed_at: datetime) -> WrittenOrder | None:
        """The shop's order for an order of Amazon's, also one that an earlier installation wrote.

        Looks among the orders written since a day before it was placed, by their dates' index: shops have millions.
        """

    def write(
        self, connection: Connection, purchase: Purchase, settings: OrderSettings, at: datetime
    ) -> WrittenOrder:
        """Write all rows of the order, as the shop's own code does for a paid order, and take its pieces from stock.

        Raises ShopError for what the shop lacks: a state, carrier, payment method, group, language or currency.
        """

    def cancel(self, connection: Connection, order_id: str, at: datetime) -> bool:
        """Cancel an order that is neither shipped nor cancelled, and give its pieces back; False if it is."""

    def clean_up(self, connection: Connection, amazon_order_id: str) -> bool:
        """Remove what a write that died has left of an order, where the tables know no transactions."""

    def fates(
        self, connection: Connection, order_ids: Sequence[str], settings: TrackingSettings
    ) -> Mapping[str, Fate]:
        """What became of these orders of the shop, read in sets; those that were deleted are left out."""
