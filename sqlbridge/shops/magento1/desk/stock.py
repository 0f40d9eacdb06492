"""Takes an order's pieces from stock and gives them back, always relative to what is there by then.

The triggers on the stock items log the change, so every other channel is told.
"""

from sqlalchemy import Connection

from sqlbridge.shops.magento1.desk.item_rows import SHIPPED_BY_AMAZON
from sqlbridge.shops.magento1.settings import Settings
from sqlbridge.shops.reading import Queries


def take_from_stock(connection: Connection, queries: Queries, settings: Settings, order: int) -> None:
    """Take what the order's items name; what is sold out then is marked. `settings` are the store view's."""
    if not settings.is_on("cataloginventory/options/can_subtract"):
        return
    rules = {"manage_stock": settings.stock("manage_stock"), "shipped_by_amazon": SHIPPED_BY_AMAZON, "order": order}
    queries.write(connection, "stock_taken.sql", **rules)
    limits = {name: settings.stock(name) for name in ("backorders", "min_qty")}
    queries.write(connection, "stock_sold_out.sql", **rules, **limits)


def give_back_to_stock(connection: Connection, queries: Queries, settings: Settings, order: int) -> None:
    """Give back what the order's items name as cancelled."""
    if not settings.is_on("cataloginventory/options/can_subtract"):
        return
    rules = {"manage_stock": settings.stock("manage_stock"), "shipped_by_amazon": SHIPPED_BY_AMAZON, "order": order}
    queries.write(connection, "stock_returned.sql", **rules)
    if settings.is_on("cataloginventory/options/can_back_in_stock"):
        queries.write(connection, "stock_back.sql", **rules, min_qty=settings.stock("min_qty"))
