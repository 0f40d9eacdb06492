"""Amazon's orders that a person brings into the shop after all, or leaves out of it."""

from sqlbridge.errors import InputError
from sqlbridge.ledger import audit
from sqlbridge.model.changes import Counts
from sqlbridge.model.people import Actor
from sqlbridge.tasks.import_orders import retry_order
from sqlbridge.tasks.orders import sharing
from sqlbridge.tasks.running import Bridge


def retry(bridge: Bridge, actor: Actor, amazon_order_id: str) -> Counts:
    """Fetch the order anew and write it into the shop now; `orders imported` tells whether that was possible.

    Raises InputError where it is not one to import, AmazonError, AlreadyRunningError where an import is going on.
    """
    counts = retry_order(bridge, amazon_order_id)
    is_in_shop = bool(counts.values["orders imported"])
    words = "it is in the shop" if is_in_shop else "it still cannot be imported"
    # The order went its way in transactions of its own, between calls to Amazon.
    with bridge.database.begin() as connection:
        tables, now = bridge.database.tables, bridge.now()
        audit.record(connection, tables, actor, "orders-retry", amazon_order_id, words, now, is_done=is_in_shop)
    return counts


def dismiss(bridge: Bridge, actor: Actor, amazon_order_id: str) -> str:
    """Leave an order out of the shop for good; its pieces are offered again. In words, what came of it.

    Raises InputError where it does not wait to be imported.
    """
    with bridge.database.begin() as connection:
        if not sharing.dismiss(connection, bridge, amazon_order_id):
            raise InputError(
                f"order {amazon_order_id} does not wait to be imported: `sqlbridge orders list` shows those"
            )
        words = f"order {amazon_order_id} is left out"
        audit.record(
            connection, bridge.database.tables, actor, "orders-dismiss", amazon_order_id, words, bridge.now()
        )
    return words
