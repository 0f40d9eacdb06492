"""Magento 1's desk: writes Amazon's orders into its tables and reads what became of them."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection

from sqlbridge.database.naming import Names
from sqlbridge.model.orders import Fate, Purchase, WrittenOrder
from sqlbridge.settings import OrderSettings, TrackingSettings
from sqlbridge.shops.magento1.desk.cancelling import cancel_order
from sqlbridge.shops.magento1.desk.fates import read_fates
from sqlbridge.shops.magento1.desk.numbering import lock_counter
from sqlbridge.shops.magento1.desk.sale import read_sale
from sqlbridge.shops.magento1.desk.tables import read_tables
from sqlbridge.shops.magento1.desk.writing import Writing, lines_of
from sqlbridge.shops.reading import Queries


class Magento1Desk:
    """Writes into the tables of one Magento 1; see `sqlbridge.shops.order_desk.OrderDesk`. Magento 1 keeps UTC."""

    def __init__(self, names: Names) -> None:
        folder = Path(__file__).parent
        self._queries, self._adapter = Queries(folder, names), Queries(folder.parent, names)

    def find(self, connection: Connection, amazon_order_id: str, placed_at: datetime) -> WrittenOrder | None:
        """The order that has Amazon's id as its external id."""
        since = placed_at - timedelta(days=1)
        rows = self._queries.rows(connection, "find.sql", amazon_order_id=amazon_order_id, since=since)
        if not rows:
            return None
        found = rows[0]
        lines = lines_of(connection, self._queries, found.entity_id)
        return WrittenOrder(str(found.entity_id), found.increment_id, lines)

    def write(
        self, connection: Connection, purchase: Purchase, settings: OrderSettings, at: datetime
    ) -> WrittenOrder:
        """Write the order, uninvoiced, as the back office expects it; one that is there already is found instead."""
        tables = read_tables(connection, self._queries)
        sale = read_sale(connection, self._queries, self._adapter, purchase, settings)
        # The lock comes as late as can be, since checkouts wait for it; two writers cannot pass it with one order.
        counter = lock_counter(connection, self._queries, tables, sale.front.place.store)
        found = self.find(connection, purchase.order.id, purchase.order.purchased_at)
        return found or Writing(connection, self._queries, tables).write(sale, counter, at)

    def cancel(self, connection: Connection, order_id: str, at: datetime) -> bool:
        """Cancel the order and give its pieces back; False where it is shipped, invoiced, ended or gone."""
        return cancel_order(connection, self._queries, self._adapter, int(order_id), at)

    def clean_up(self, connection: Connection, amazon_order_id: str) -> bool:  # noqa: ARG002 (see OrderDesk)
        """Nothing to do: `write` refuses tables that know no transactions."""
        return False

    def fates(
        self, connection: Connection, order_ids: Sequence[str], settings: TrackingSettings
    ) -> Mapping[str, Fate]:
        """What became of the orders, five statements for a thousand of them."""
        return read_fates(connection, self._queries, [int(order) for order in order_ids], settings)
