"""Feeds that a person gives up or sends again."""

from sqlalchemy import Connection

from sqlbridge.actions import changes
from sqlbridge.database.engine import Database
from sqlbridge.database.tables import Tables
from sqlbridge.errors import InputError
from sqlbridge.ledger import audit, feeds, shipment_feeds
from sqlbridge.ledger.feeds import Feed
from sqlbridge.ledger.views import feed_pages
from sqlbridge.model.changes import utc_now
from sqlbridge.model.feeds import OPEN_FEED_STATES, FeedKind, FeedState
from sqlbridge.model.people import Actor

_REASON = "given up by the operator"


def require_open(database: Database, feed_id: int) -> Feed:
    """The feed. Raises InputError where there is none, or Amazon has ended it."""
    with database.read() as connection:
        return _open(connection, database.tables, feed_id)


def abandon(database: Database, actor: Actor, feed_id: int) -> str:
    """Give up a feed that never ends: its values are sent anew. In words, what came of it; raises InputError."""
    tables, now = database.tables, utc_now()
    with database.begin() as connection:
        feed, ended = _open(connection, tables, feed_id), FeedState.ABANDONED
        if feed.kind is FeedKind.SHIPMENTS:
            shipment_feeds.fail(connection, tables, feed, ended, _REASON, now, unknown=True)
        else:
            feeds.fail(connection, tables, feed, ended, _REASON, now, unknown=True, not_before=None)
        words = f"feed {feed_id} is given up; what it carried goes again with the next run"
        audit.record(connection, tables, actor, "feeds-abandon", str(feed_id), words, now)
    return words


def refused(database: Database, feed_id: int) -> list[int]:
    """The changes whose values Amazon refused in this feed, and nobody has sent again since.

    Raises InputError where there is no such feed, or none of it can be sent again: it says why.
    """
    with database.read() as connection:
        feed = feed_pages.find(connection, database.tables, feed_id)
        if feed is None:
            raise _unknown(feed_id)
        if why_not := _why_not(feed.kind, feed.state, feed_id):
            raise InputError(why_not)
        found = feed_pages.refused_changes(connection, database.tables, feed_id)
    if not found:
        raise InputError(f"no refusal of feed {feed_id} stands: there is nothing to send again")
    return found


def resend(database: Database, actor: Actor, feed_id: int) -> str:
    """Send what Amazon refused in this feed again, with the shop's values of that moment. Raises as `refused`."""
    return changes.retry_refused(database, actor, refused(database, feed_id), f"feed {feed_id}")


def _why_not(kind: FeedKind, state: FeedState, feed_id: int) -> str:
    if kind is FeedKind.SHIPMENTS:
        return (
            f"feed {feed_id} carries parcels: `sqlbridge shipments list --problems` shows those that Amazon refused"
        )
    if kind is FeedKind.PATCHES:
        return f"the values of feed {feed_id} went beside a stuck feed; after its end they go again by themselves"
    if kind is FeedKind.ORDERS:
        return f"feed {feed_id} is an import of orders: `sqlbridge orders retry` tries those that failed again"
    if state in OPEN_FEED_STATES:
        return f"feed {feed_id} has not ended: what Amazon refuses of it can be sent again then"
    if state is not FeedState.DONE:
        return f"feed {feed_id} failed as a whole: what it carried goes again by itself, with fresh values"
    return ""


def _open(connection: Connection, tables: Tables, feed_id: int) -> Feed:
    found = feeds.in_state(connection, tables, *OPEN_FEED_STATES, kinds=list(FeedKind))
    for feed in found:
        if feed.id == feed_id:
            return feed
    raise InputError(f"feed {feed_id} is not open: `sqlbridge feeds list --open` shows those that are")


def _unknown(feed_id: int) -> InputError:
    return InputError(f"there is no feed {feed_id}: `sqlbridge feeds list` shows them")
