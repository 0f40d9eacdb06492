"""Imports of orders, shown among the feeds by their classic name."""

from datetime import datetime

from sqlalchemy import Connection, insert

from sqlbridge.database.tables import Tables
from sqlbridge.model.feeds import FeedKind, FeedState
from sqlbridge.model.selling import Channel


def record(
    connection: Connection,
    tables: Tables,
    channel: Channel,
    imported: int,
    failed: int,
    since: datetime,
    now: datetime,
) -> None:
    """An import of orders of a channel has ended: so many were written into the shop, so many could not be."""
    values = {
        "kind": FeedKind.ORDERS.value,
        "account": channel.account,
        "channel": channel.name,
        "state": FeedState.DONE.value,
        "message_count": imported + failed,
        "accepted_count": imported,
        "refused_count": failed,
        "created_at": since,
        "submitted_at": since,
        "closed_at": now,
    }
    connection.execute(insert(tables.feeds).values(values))
