"""Cancels an order as the back office does."""

from datetime import datetime

from sqlalchemy import Connection

from sqlbridge.shops.magento2.desk import pieces, statuses, tables
from sqlbridge.shops.magento2.shape import Shape
from sqlbridge.shops.reading import Queries

_HISTORY = "sales_order_status_history"


def cancel(connection: Connection, shape: Shape, desk: Queries, order_id: str, at: datetime) -> bool:
    """Whether the order could be cancelled, and now is."""
    found = desk.rows(connection, "open_order.sql", order=int(order_id))
    if not found:
        return False
    status = statuses.of_cancelled(connection, desk)
    desk.write(connection, "cancel_order.sql", order=int(order_id), status=status, at=at)
    desk.write(connection, "cancel_lines.sql", order=int(order_id), at=at)
    desk.write(connection, "cancel_grid.sql", order=int(order_id), status=status, at=at)
    note = {"parent_id": int(order_id), "comment": "Cancelled at Amazon", "status": status, "created_at": at}
    to_nobody = {"is_customer_notified": 0, "is_visible_on_front": 0, "entity_name": "order"}
    tables.read(connection, desk, (_HISTORY,)).insert(connection, _HISTORY, note | to_nobody)
    pieces.give_back(connection, shape, desk, order_id, found[0].increment_id)
    return True
