"""Parcels that a person sends to Amazon again."""

from sqlbridge.ledger import audit
from sqlbridge.model.changes import Counts
from sqlbridge.model.people import Actor
from sqlbridge.tasks.running import Bridge
from sqlbridge.tasks.send_tracking import retry_shipments


def retry(bridge: Bridge, actor: Actor, amazon_order_id: str) -> Counts:
    """Send the parcels of an order that Amazon has refused, now; `shipments refused` tells how many still are.

    Raises InputError where there are none, AmazonError, AlreadyRunningError where parcels are being sent.
    """
    counts = retry_shipments(bridge, amazon_order_id)
    is_refused = bool(counts.values.get("shipments refused"))
    words = "Amazon still refuses it" if is_refused else "its parcels were sent again"
    # The parcels went their way in transactions of their own, between calls to Amazon.
    with bridge.database.begin() as connection:
        tables, now = bridge.database.tables, bridge.now()
        is_done = not is_refused
        audit.record(connection, tables, actor, "shipments-retry", amazon_order_id, words, now, is_done=is_done)
    return counts
