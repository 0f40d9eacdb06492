"""Which listings are still there, as far as complete reports have told.

A listing is gone if it was seen last before the channel's limit; that stands in `progress`. No listing is removed.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, func, select, update

from sqlbridge.database.tables import Tables
from sqlbridge.ledger import progress
from sqlbridge.ledger.batches import batches
from sqlbridge.ledger.progress import Progress

_TASK = "match"


def limit(connection: Connection, tables: Tables, channel: str) -> datetime | None:
    """What was not seen since then is gone; None before there were enough reports."""
    return progress.reached(connection, tables, _TASK, channel).reached_at


def set_limit(connection: Connection, tables: Tables, channel: str, seen_since: datetime) -> None:
    """What was not seen since then is gone from now on."""
    progress.reach(connection, tables, _TASK, channel, Progress(reached_at=seen_since))


def of_listing(tables: Tables) -> ColumnElement[bool]:
    """The row of `progress` that a row of `listings` is measured by; for an outer join."""
    return and_(tables.progress.c.task == _TASK, tables.progress.c.channel == tables.listings.c.channel)


def is_gone(tables: Tables) -> ColumnElement[bool]:
    """Whether a listing is gone; where `of_listing` is joined."""
    return func.coalesce(tables.listings.c.last_seen_at < tables.progress.c.reached_at, 0)


def welcome_back(connection: Connection, tables: Tables, channel: str, seller_skus: Sequence[str]) -> None:
    """Those of these that were gone count as new: their changes were not sent meanwhile."""
    listings, since = tables.listings, limit(connection, tables, channel)
    for batch in batches(seller_skus) if since else ():
        back = and_(listings.c.channel == channel, listings.c.seller_sku.in_(batch), listings.c.last_seen_at < since)
        connection.execute(update(listings).where(back).values(is_logged=0))


def count(connection: Connection, tables: Tables, channel: str) -> int:
    """How many listings of the channel are there."""
    listings, since = tables.listings, limit(connection, tables, channel)
    query = select(func.count()).select_from(listings).where(listings.c.channel == channel)
    if since:
        query = query.where(listings.c.last_seen_at >= since)
    return int(connection.execute(query).scalar_one())


def count_gone(connection: Connection, tables: Tables, channel: str) -> int:
    """How many listings of the channel are gone."""
    listings, since = tables.listings, limit(connection, tables, channel)
    gone = and_(listings.c.channel == channel, listings.c.last_seen_at < since)
    return (
        int(connection.execute(select(func.count()).select_from(listings).where(gone)).scalar_one()) if since else 0
    )
