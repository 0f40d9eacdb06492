"""Writes all rows of an order, as Magento 1's checkout does for an order that is paid and not yet invoiced."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from sqlbridge.model.orders import WrittenOrder
from sqlbridge.shops.magento1.desk.addressing import address_row
from sqlbridge.shops.magento1.desk.history import add_comment, story_of
from sqlbridge.shops.magento1.desk.item_rows import item_row, tax_rows
from sqlbridge.shops.magento1.desk.numbering import Counter
from sqlbridge.shops.magento1.desk.order_row import both, order_row
from sqlbridge.shops.magento1.desk.sale import Sale
from sqlbridge.shops.magento1.desk.stock import take_from_stock
from sqlbridge.shops.magento1.desk.tables import OrderTables
from sqlbridge.shops.reading import Queries


@dataclass(frozen=True, slots=True)
class Writing:
    """Where the rows go; the number of statements does not grow with the number of lines."""

    connection: Connection
    queries: Queries
    tables: OrderTables

    def write(self, sale: Sale, counter: Counter, at: datetime) -> WrittenOrder:
        """Write the order under the counter's next number and take its pieces from stock."""
        number = counter.advance(self.connection, self.queries)
        order = self.tables.add(self.connection, "sales_flat_order", order_row(sale, number, at))
        self._add_addresses(sale, order)
        items = [item_row(sale, item, order, at) for item in sale.amounts.items]
        self.tables.add_all(self.connection, "sales_flat_order_item", items)
        lines = lines_of(self.connection, self.queries, order)
        self._add_taxes(sale, order, lines)
        self._add_payment(sale, order)
        add_comment(self.connection, self.tables, order, sale.choices.status, story_of(sale), at)
        self.queries.write(self.connection, "grid.sql", order=order)
        take_from_stock(self.connection, self.queries, sale.front.place.settings, order)
        return WrittenOrder(str(order), number, lines)

    def _add_addresses(self, sale: Sale, order: int) -> None:
        row = address_row(self.connection, self.queries, sale.purchase) | {"parent_id": order}
        ids = {
            kind: self.tables.add(self.connection, "sales_flat_order_address", row | {"address_type": kind})
            for kind in ("billing", "shipping")
        }
        self.queries.write(self.connection, "addresses.sql", order=order, **ids)

    def _add_taxes(self, sale: Sale, order: int, lines: Mapping[str, str]) -> None:
        taxes = {
            row["percent"]: self.tables.add(self.connection, "sales_order_tax", row) for row in tax_rows(sale, order)
        }
        links = [
            {"tax_id": taxes[item.percent], "item_id": lines[item.line.item_id], "tax_percent": item.percent}
            for item in sale.amounts.items
            if item.percent in taxes
        ]
        self.tables.add_all(self.connection, "sales_order_tax_item", links)

    def _add_payment(self, sale: Sale, order: int) -> None:
        amounts = sale.amounts
        row = {
            "parent_id": order,
            "method": sale.choices.payment,
            "po_number": sale.purchase.order.buyer.purchase_order or None,
            **both(amount_ordered=amounts.total, shipping_amount=amounts.shipping.net),
        }
        self.tables.add(self.connection, "sales_flat_order_payment", row)


def lines_of(connection: Connection, queries: Queries, order: int) -> dict[str, str]:
    """The ids of the order's items by Amazon's ids of them."""
    rows = queries.rows(connection, "order_items.sql", order=order)
    return {row.ext_order_item_id: str(row.item_id) for row in rows}
