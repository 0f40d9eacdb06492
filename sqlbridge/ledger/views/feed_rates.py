"""How many values went to Amazon, and how many Amazon has acknowledged, by channel and time. Reads only."""

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from sqlbridge.database.tables import Tables
from sqlbridge.ledger.intervals import interval
from sqlbridge.model.feeds import FeedKind, FeedState

_OF_VALUES = (FeedKind.PRICE, FeedKind.STOCK, FeedKind.PATCHES)
# Only creation has an index: a feed that took longer than this is missing among the acknowledged.
_LONGEST_FEED = timedelta(days=2)


class Flow(NamedTuple):
    """How many values of a channel in an interval; the first interval is 0."""

    interval: int
    channel: str
    values: int


def sent(connection: Connection, tables: Tables, since: datetime, seconds: int) -> list[Flow]:
    """Values that went into feeds since that moment, by intervals of so many seconds."""
    feeds = tables.feeds
    number = interval(feeds.c.created_at, since, seconds)
    query = select(number, feeds.c.channel, func.sum(feeds.c.message_count))
    query = query.where(feeds.c.created_at >= since, feeds.c.kind.in_(_OF_VALUES))
    query = query.where(feeds.c.state != FeedState.WITHDRAWN).group_by(number, feeds.c.channel)
    return [Flow(int(one), channel, int(values)) for one, channel, values in connection.execute(query)]


def acknowledged(connection: Connection, tables: Tables, since: datetime, seconds: int) -> list[Flow]:
    """Values that Amazon has accepted since that moment, by intervals of so many seconds."""
    feeds = tables.feeds
    number = interval(feeds.c.closed_at, since, seconds)
    query = select(number, feeds.c.channel, func.sum(feeds.c.accepted_count))
    query = query.where(feeds.c.created_at >= since - _LONGEST_FEED, feeds.c.closed_at >= since)
    query = query.where(feeds.c.kind.in_(_OF_VALUES), feeds.c.accepted_count > 0).group_by(number, feeds.c.channel)
    return [Flow(int(one), channel, int(values)) for one, channel, values in connection.execute(query)]
