"""Cancels an order as Magento 1's back office does, and gives its pieces back."""

from datetime import datetime

from sqlalchemy import Connection

from sqlbridge.shops.magento1.desk.history import add_comment
from sqlbridge.shops.magento1.desk.stock import give_back_to_stock
from sqlbridge.shops.magento1.desk.tables import read_tables
from sqlbridge.shops.magento1.settings import Settings, settings_of
from sqlbridge.shops.reading import Queries

_ENDED = ("canceled", "closed", "complete")
_STATUS = "canceled"
_COMMENT = "Cancelled at Amazon."


def cancel_order(connection: Connection, desk: Queries, adapter: Queries, order: int, at: datetime) -> bool:
    """Cancel the order; False where it has ended, is gone, or is shipped or invoiced in part.

    `desk` and `adapter` run the files of the two folders.
    """
    rows = desk.rows(connection, "cancel_lock.sql", order=order)
    if not rows or rows[0].state in _ENDED or desk.rows(connection, "cancel_hindrances.sql", order=order):
        return False
    statuses = desk.rows(connection, "cancel_status.sql")
    status = statuses[0].status if statuses else _STATUS
    desk.write(connection, "cancel_order.sql", order=order, status=status, at=at)
    desk.write(connection, "cancel_items.sql", order=order, at=at)
    desk.write(connection, "cancel_grid.sql", order=order, status=status, at=at)
    add_comment(connection, read_tables(connection, desk), order, status, _COMMENT, at)
    give_back_to_stock(connection, desk, _settings(connection, desk, adapter, rows[0].store), order)
    return True


def _settings(connection: Connection, desk: Queries, adapter: Queries, store: int) -> Settings:
    website = desk.rows(connection, "cancel_store.sql", store=store)[0].website_id
    return settings_of(adapter.rows(connection, "settings.sql", website=website, store=store))
