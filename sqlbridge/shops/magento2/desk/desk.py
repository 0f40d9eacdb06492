"""Writes Amazon's orders into a Magento 2, cancels them, and tells what became of them."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection

from sqlbridge.database.naming import Names
from sqlbridge.model.orders import Fate, Purchase, WrittenOrder
from sqlbridge.model.selling import Fulfilment
from sqlbridge.settings import OrderSettings, TrackingSettings
from sqlbridge.shops.magento2.desk import amounts, cancelling, fates, filing, goods, pieces, place
from sqlbridge.shops.magento2.desk.draft import Draft
from sqlbridge.shops.magento2.shape import shape_of
from sqlbridge.shops.reading import Queries


class Magento2Desk:
    """The order desk of one Magento 2; see `sqlbridge.shops.order_desk.OrderDesk`.

    Orders are written as paid at Amazon and not invoiced yet: the back office invoices and ships them. Gift wrap,
    which Magento Open Source does not know, is part of shipping & handling, and named there. What Amazon ships (FBA)
    takes nothing from stock, and the shop cannot ship it.
    """

    def __init__(self, names: Names) -> None:
        folder = Path(__file__).parent
        self._desk, self._shop = Queries(folder, names), Queries(folder.parent, names)

    def find(self, connection: Connection, amazon_order_id: str, placed_at: datetime) -> WrittenOrder | None:
        """The order whose external id is Amazon's."""
        since = placed_at - timedelta(days=1)
        found = self._desk.rows(connection, "order_of_amazon.sql", amazon=amazon_order_id, since=since)
        if not found:
            return None
        order_id = str(found[0].entity_id)
        return WrittenOrder(order_id, found[0].increment_id, filing.lines_of(connection, self._desk, order_id))

    def write(
        self, connection: Connection, purchase: Purchase, settings: OrderSettings, at: datetime
    ) -> WrittenOrder:
        """Write the order; one that the shop has already is left as it is."""
        written = self.find(connection, purchase.order.id, purchase.order.purchased_at)
        if written:
            return written
        shape = shape_of(connection, self._shop)
        found = place.read(connection, self._shop, self._desk, purchase, settings)
        products = goods.read(connection, shape, self._desk, purchase, found.front.store_id, at)
        taxes = found.front.taxes
        draft = Draft(
            purchase=purchase,
            place=found,
            goods=products,
            amounts=amounts.of_order(
                purchase.order,
                {item: taxes.percent(one.tax_class) for item, one in products.items()},
                taxes.percent(found.shipping_tax_class),
                purchase.scope.digits,
            ),
            region=place.region(connection, self._desk, purchase.address),
            number=found.next_number(connection, self._desk),
            at=at,
        )
        written = filing.write(connection, self._desk, draft)
        if purchase.order.fulfilment is Fulfilment.MERCHANT:
            pieces.take(connection, shape, self._desk, found, written.id, written.reference)
        return written

    def cancel(self, connection: Connection, order_id: str, at: datetime) -> bool:
        """Cancel an order of which nothing is shipped or invoiced, as the back office would."""
        return cancelling.cancel(connection, shape_of(connection, self._shop), self._desk, order_id, at)

    def clean_up(self, connection: Connection, amazon_order_id: str) -> bool:  # noqa: ARG002
        """Nothing to do: Magento's tables are all transactional."""
        return False

    def fates(
        self, connection: Connection, order_ids: Sequence[str], settings: TrackingSettings
    ) -> Mapping[str, Fate]:
        """What became of the orders; a status of `shipped_states` stands for the shipment that an order lacks."""
        return fates.read(connection, self._desk, order_ids, settings)
