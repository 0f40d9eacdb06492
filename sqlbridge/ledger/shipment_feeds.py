"""Feeds of shipments, from their recording to Amazon's verdict."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection

from sqlbridge.database.tables import Tables
from sqlbridge.ledger import feeds, shipment_queries, shipments
from sqlbridge.ledger.feeds import Feed
from sqlbridge.ledger.shipment_queries import Shipment
from sqlbridge.model.feeds import FeedKind, FeedState, Issue
from sqlbridge.model.selling import Channel

_KINDS = (FeedKind.SHIPMENTS,)


def record(
    connection: Connection, tables: Tables, channel: Channel, carried: Sequence[Shipment], now: datetime
) -> Feed:
    """Write down a feed that is about to be sent; its messages are numbered from 1 in this order."""
    feed_id = feeds.prepare(connection, tables, FeedKind.SHIPMENTS, channel, len(carried), now)
    for number, shipment in enumerate(carried, start=1):
        shipments.sending(connection, tables, shipment, now, feed_id, number)
    return feeds.get(connection, tables, feed_id)


def in_state(connection: Connection, tables: Tables, *states: FeedState) -> list[Feed]:
    """Feeds of shipments in these states, oldest first."""
    return feeds.in_state(connection, tables, *states, kinds=_KINDS)


def settle(connection: Connection, tables: Tables, feed: Feed, refusals: Mapping[int, Issue], now: datetime) -> None:
    """Amazon is done with the feed; `refusals` is by message id."""
    carried = shipment_queries.of_feed(connection, tables, feed.id)
    counts = {"accepted_count": feed.message_count - len(refusals), "refused_count": len(refusals)}
    ended = {"processing_status": "DONE", "closed_at": now, "checked_at": now, "error": None}
    feeds.change(connection, tables, feed, FeedState.DONE, **counts, **ended)
    shipments.settle(connection, tables, carried, refusals, now)


def fail(
    connection: Connection,
    tables: Tables,
    feed: Feed,
    state: FeedState,
    error: str,
    now: datetime,
    *,
    unknown: bool,
) -> None:
    """The feed failed as a whole; with `unknown`, Amazon is asked what it has before anything is sent again."""
    feeds.change(connection, tables, feed, state, error=error, closed_at=now, checked_at=now)
    shipments.give_back(connection, tables, feed.id, now, unknown=unknown)
