"""What shares stock with SKUs of which pieces become unknown to the shop, or known: its quantities change, too."""

from collections.abc import Collection

from sqlalchemy import Connection

from sqlbridge.errors import ShopError
from sqlbridge.ledger import change_log, listings, order_queries, orders
from sqlbridge.tasks.deciding.reading import stock_scope
from sqlbridge.tasks.running import Bridge

_OPERATOR = "operator"


def log_sharing(connection: Connection, bridge: Bridge, skus: Collection[str], origin: str) -> None:
    """Log these SKUs of the shop and all that share stock with them."""
    sharing, one_each = set(skus), dict.fromkeys(skus, 1)
    for account in bridge.accounts.values() if skus else ():
        try:
            sharing.update(bridge.shop.spread(connection, one_each, stock_scope(account)))
        except ShopError:
            # Nothing is sent for this account either, until its settings are mended; then everything is looked at.
            continue
    change_log.append(connection, bridge.database.tables, sharing, origin, bridge.now())


def link(connection: Connection, bridge: Bridge, seller_sku: str, shop_sku: str, channel: str | None) -> int:
    """Let a seller SKU stand for a SKU of the shop's, also in orders that the shop does not know yet.

    On one channel or all; how many listings that concerns.
    """
    tables = bridge.database.tables
    number = listings.link(connection, tables, seller_sku, shop_sku, channel)
    log_sharing(connection, bridge, orders.follow_links(connection, tables, seller_sku), _OPERATOR)
    return number


def dismiss(connection: Connection, bridge: Bridge, amazon_order_id: str) -> bool:
    """Leave an order out of the shop for good; False if it does not wait to be imported."""
    tables = bridge.database.tables
    found = order_queries.one(connection, tables, amazon_order_id)
    if found is None or not orders.dismiss(connection, tables, found.id):
        return False
    skus = set(order_queries.shop_skus(connection, tables, found.id).values())
    log_sharing(connection, bridge, skus, _OPERATOR)
    return True
