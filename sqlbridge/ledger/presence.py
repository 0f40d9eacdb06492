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
    if since is None:
        return
    gone = and_(listings.c.channel == channel, listings.c.last_seen_at < since)
    for batch in batches(seller_skus):
        back = and_(gone, listings.c.seller_sku.in_(batch))
        connection.execute(update(listings).where(back).values(is_logged=0))


def count(connection: Connection, tables: Tables, channel: str) -> int:
    """How many listings of the channel are there."""
    return _count(connection, tables, channel, gone=False)


def count_gone(connection: Connection, tables: Tables, channel: str) -> int:
    """How many listings of the channel are gone."""
    return _count(connection, tables, channel, gone=True)


def _count(connection: Connection, tables: Tables, channel: str, *, gone: bool) -> int:
    joined = tables.listings.outerjoin(tables.progress, of_listing(tables))
    chosen = and_(tables.listings.c.channel == channel, is_gone(tables) == int(gone))
    return int(connection.execute(select(func.count()).select_from(joined).where(chosen)).scalar_one())
