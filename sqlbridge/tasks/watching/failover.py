"""After a failover to another declared server: what the old one knew, and this one perhaps does not.

A replica may lack the last transactions of the server that failed. Then Amazon has values, and feeds on their way, of
which nobody here knows. So nothing is sent before every feed at Amazon has ended; then everything is, with the values
that the shop has here.
"""

import logging
from datetime import timedelta

from sqlbridge.capture.home import follow_failover
from sqlbridge.capture.server import is_synchronous
from sqlbridge.errors import AmazonError
from sqlbridge.ledger import feeds, gaps, listing_values
from sqlbridge.ledger.gaps import Cause, Gap
from sqlbridge.model.feeds import OPEN_FEED_STATES
from sqlbridge.tasks.running import Run
from sqlbridge.tasks.sending.recovery import GRACE, unknown_open_feeds
from sqlbridge.tasks.watching.watch import since_last_look

log = logging.getLogger(__name__)

# What Amazon has not ended after a day, it tells the sender of.
_LOOK_BACK = timedelta(days=1)


def is_settled(run: Run) -> bool:
    """Whether values may be sent: False while Amazon may still apply a feed of the server that failed."""
    database, now = run.bridge.database, run.bridge.now()
    _notice(run)
    with database.read() as connection:
        lasting = gaps.lasting(gaps.open_gaps(connection, database.tables), Cause.FAILOVER)
    if not lasting:
        return True
    if not _is_long_ago(run, lasting[-1]) and _may_still_land(run, lasting[-1]):
        log.warning("%s: nothing is sent until the feeds that Amazon has been given have ended", lasting[-1].reason)
        return False
    with run.begin() as connection:
        listing_values.forget_all(connection, database.tables)
        gaps.end(connection, database.tables, [gap.id for gap in lasting], now)
    return True


def _notice(run: Run) -> None:
    database, now = run.bridge.database, run.bridge.now()
    with run.begin() as connection:
        before = follow_failover(connection, database)
        if not before or is_synchronous(connection):
            return
        reason, since = f"failover from server {before!r}", since_last_look(connection, database)
        gaps.note(connection, database.tables, reason, since, now, cause=Cause.FAILOVER)
    log.warning("%s: every value is sent again, for the last ones may be unknown here", reason)


def _is_long_ago(run: Run, gap: Gap) -> bool:
    """A feed that Amazon does not end holds nothing up for ever; nor does a moment that a wrong clock wrote."""
    minutes, now = run.bridge.worker.stuck_feed_minutes, run.bridge.now()
    is_over = bool(minutes) and gap.noted_at + timedelta(minutes=minutes) <= now
    return is_over or gap.noted_at > now + GRACE


def _may_still_land(run: Run, gap: Gap) -> bool:
    with run.bridge.database.read() as connection:
        own = feeds.in_state(connection, run.bridge.database.tables, *OPEN_FEED_STATES)
    if own or run.bridge.now() - gap.noted_at < GRACE:
        return True
    try:
        return any(unknown_open_feeds(run, account, gap.noted_at - _LOOK_BACK) for account in run.bridge.amazon)
    except AmazonError as exc:
        run.note(exc)
        return True
