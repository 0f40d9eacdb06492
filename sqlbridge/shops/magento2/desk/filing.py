"""Writes the rows of a draft, a few statements for any number of lines."""

from itertools import chain

from sqlalchemy import Connection

from sqlbridge.model.orders import WrittenOrder
from sqlbridge.shops.magento2.desk import order_row, rows, tables, taxes
from sqlbridge.shops.magento2.desk.draft import Draft
from sqlbridge.shops.magento2.desk.tables import Row, Tables
from sqlbridge.shops.reading import Queries

_WRITTEN = (
    "sales_order",
    "sales_order_address",
    "sales_order_grid",
    "sales_order_item",
    "sales_order_payment",
    "sales_order_status_history",
    "sales_order_tax",
    "sales_order_tax_item",
)


def write(connection: Connection, desk: Queries, draft: Draft) -> WrittenOrder:
    """Everything but the stock."""
    into = tables.read(connection, desk, _WRITTEN)
    order_id = into.insert(connection, "sales_order", order_row.order(draft))
    shipped_to = _addresses(connection, desk, into, draft, order_id)
    bought = [rows.line(draft, order_id, line) for line in draft.lines]
    into.insert(connection, "sales_order_item", *bought)
    into.insert(connection, "sales_order_payment", rows.payment(draft, order_id))
    into.insert(connection, "sales_order_status_history", rows.history(draft, order_id))
    if draft.place.has_own_grid:
        into.insert(connection, "sales_order_grid", order_row.grid(draft, order_id, shipped_to))
    line_ids = lines_of(connection, desk, str(order_id))
    _taxes(connection, desk, into, draft, order_id, line_ids)
    return WrittenOrder(str(order_id), draft.number, line_ids)


def lines_of(connection: Connection, desk: Queries, order_id: str) -> dict[str, str]:
    """The ids of an order's lines, by Amazon's item id; the first, should there be more for one item."""
    found = desk.rows(connection, "lines.sql", order=int(order_id))
    return {row.ext_order_item_id: str(row.item_id) for row in found}


def _addresses(connection: Connection, desk: Queries, into: Tables, draft: Draft, order_id: int) -> Row:
    billing, shipping = (rows.address(draft, order_id, kind) for kind in ("billing", "shipping"))
    billing_id = into.insert(connection, "sales_order_address", billing)
    shipping_id = into.insert(connection, "sales_order_address", shipping)
    desk.write(connection, "addresses.sql", order=order_id, billing=billing_id, shipping=shipping_id, at=draft.at)
    return shipping


def _taxes(
    connection: Connection, desk: Queries, into: Tables, draft: Draft, order_id: int, line_ids: dict[str, str]
) -> None:
    found = taxes.by_rate(draft.amounts)
    if not found:
        return
    into.insert(connection, "sales_order_tax", *(tax.row(order_id) for tax in found))
    ids = {row.code: row.tax_id for row in desk.rows(connection, "taxes.sql", order=order_id)}
    parts = chain.from_iterable(tax.parts(ids[tax.code], line_ids) for tax in found)
    into.insert(connection, "sales_order_tax_item", *parts)
