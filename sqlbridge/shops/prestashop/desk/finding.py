"""Finds the shop's order for one of Amazon's by what was written with it."""

import re
from datetime import datetime, timedelta

from sqlalchemy import Connection

from sqlbridge.model.orders import WrittenOrder
from sqlbridge.shops.reading import Queries

# The shop's clock is a local one, and may be wrong besides.
_BEFORE = timedelta(days=1)
_ITEM = re.compile(r"^Item (\S+) is line (\d+):", re.MULTILINE)


def find(queries: Queries, connection: Connection, amazon_order_id: str, placed_at: datetime) -> WrittenOrder | None:
    """The first order whose payment names Amazon's; its lines are those that its message names and that are there.

    Two queries, as the texts of two tables may be of collations that the server refuses to compare.
    """
    since = {"since": placed_at - _BEFORE}
    recent = {row.reference: row for row in queries.rows(connection, "recent_orders.sql", **since)}
    payments = queries.rows_of(
        connection, "payments_of_order.sql", "references", list(recent), amazon_order_id=amazon_order_id
    )
    orders = sorted((recent[row.reference] for row in payments), key=lambda row: row.id_order)
    if not orders:
        return None
    order = orders[0]
    details = queries.rows_of(connection, "details.sql", "orders", [order.id_order])
    present = {str(row.id_order_detail) for row in details}
    messages = queries.rows(connection, "messages_of_order.sql", id_order=order.id_order)
    named = (match for row in messages for match in _ITEM.findall(row.message))
    return WrittenOrder(str(order.id_order), order.reference, {item: line for item, line in named if line in present})
