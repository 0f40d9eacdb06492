"""`run update`: everything that has changed in the shop goes to Amazon as price and stock feeds."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import thread_time

from sqlbridge.ledger import change_log, change_queries, changes, listings, uncollected
from sqlbridge.ledger.views import queue_views
from sqlbridge.model.changes import ChangeState, Counts
from sqlbridge.tasks.deciding.clock import log_what_is_due
from sqlbridge.tasks.deciding.reconfiguration import log_changed_settings
from sqlbridge.tasks.running import Bridge, Run, running
from sqlbridge.tasks.sending.batch import send_batch
from sqlbridge.tasks.sending.fast_lane import FastLane
from sqlbridge.tasks.sending.preparation import QUOTA_COUNT, feeds_allowed
from sqlbridge.tasks.sending.recovery import recover
from sqlbridge.tasks.sending.update_rehearsal import rehearse_update
from sqlbridge.tasks.watching.failover import is_settled
from sqlbridge.tasks.watching.watch import watch_capture

FEEDS_LEASE = "feeds"
_CLAIMED = "changes claimed"
_LOG_ROWS = 200_000
_RENEWAL = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Look:
    """A look at the log: how many changes it claimed, and the seconds of a processor that it took here.

    What it took the server is not in them; it is about as much again.
    """

    seconds: float = 0.0
    changes: int = 0


@dataclass(frozen=True, slots=True)
class Vigil:
    """How a run stays on: it looks at the log again and again until a moment, and few values go by the fast lane.

    `pauses` is told of the last look; it waits a little, and is True where the run is to end.
    """

    lane: FastLane
    until: datetime
    pauses: Callable[[Look], bool]

    def is_over(self, now: datetime) -> bool:
        """Whether nothing else is to be claimed."""
        return now >= self.until or self.lane.is_called_off()


def update(bridge: Bridge, vigil: Vigil | None = None, *, dry_run: bool = False) -> Counts:
    """Collect the log, claim what is pending, send what differs from what Amazon has acknowledged.

    With a vigil it then stays on, and does so again whenever something has been logged.

    Feeds are only handed over here; `acknowledge` fetches Amazon's verdict. Raises the first error that
    concerned an account, after the others have been served; nothing is lost by it. With `dry_run`, it is only
    counted what would be sent; Amazon is not asked.
    """
    with running(bridge, "update", FEEDS_LEASE, dry_run=dry_run) as run:
        rehearse_update(run) if dry_run else _update(run, vigil)
    return run.counts


def _update(run: Run, vigil: Vigil | None) -> None:
    recover(run)
    may_send = is_settled(run)
    watch_capture(run)
    _announce_listings(run)
    log_changed_settings(run)
    log_what_is_due(run)
    if not may_send:
        _collect(run, vigil)
        return
    look = _look(run, vigil)
    if vigil:
        _stay(run, vigil, look)


def _announce_listings(run: Run) -> None:
    tables, now = run.bridge.database.tables, run.bridge.now()
    with run.begin() as connection:
        sending = run.bridge.sending(connection)
        run.counts.add("listings new", listings.announce(connection, tables, sending, now))


def _collect(run: Run, vigil: Vigil | None) -> None:
    """Until a step finds less than it could take: what commits later is the next run's.

    Only a vigil sends what sells out beside a feed; a run of cron's would look at all that waits for one in vain.
    """
    behind_feeds = vigil is not None and vigil.lane.most > 0
    after_id, rows, database = 0, _LOG_ROWS, run.bridge.database
    while rows >= _LOG_ROWS:
        collected = change_log.collect(run.begin, database, after_id, _LOG_ROWS, behind_feeds=behind_feeds)
        after_id, rows = collected.last_id, collected.rows
        run.counts.add("log rows collected", rows)


def _look(run: Run, vigil: Vigil | None) -> Look:
    began, before = thread_time(), run.counts.values.get(_CLAIMED, 0)
    _collect(run, vigil)
    _claim_and_send(run, vigil)
    return Look(thread_time() - began, run.counts.values.get(_CLAIMED, 0) - before)


def _stay(run: Run, vigil: Vigil, look: Look) -> None:
    """An error ends it: what it was about waits, and whoever watches runs is to hear of it."""
    renewed = run.bridge.now()
    while not run.errors and not vigil.is_over(run.bridge.now()) and not vigil.pauses(look):
        look = _look(run, vigil) if _has_work(run.bridge) else Look()
        if run.bridge.now() - renewed >= _RENEWAL:
            run.renew()
            renewed = run.bridge.now()


def _has_work(bridge: Bridge) -> bool:
    with bridge.database.read() as connection:
        in_log = uncollected.oldest(connection, bridge.database.tables) is not None
        return in_log or change_queries.is_any_pending(connection, bridge.database.tables, bridge.now())


def _claim_and_send(run: Run, vigil: Vigil | None) -> None:
    """What this run puts off, however shortly, is the next run's: else an outage would keep it going for ever."""
    tables, worker, started = run.bridge.database.tables, run.bridge.worker, run.bridge.now()
    longest, done = worker.longest_wait, 0
    lane = vigil.lane if vigil else FastLane(most=0)
    with run.bridge.database.read() as connection:
        total, _since = queue_views.on_the_way(connection, tables).get(ChangeState.PENDING, (0, started))
    while not (vigil and vigil.is_over(run.bridge.now())):
        with run.begin() as connection:
            changes.wake_due(connection, tables, started, longest)
            claimed = changes.claim(connection, tables, worker.claim_size, started, longest)
        if not claimed:
            return
        run.counts.add(_CLAIMED, len(claimed))
        send_batch(run, claimed, lane)
        done += len(claimed)
        run.bridge.advance("changes", done, max(done, total))
        if not vigil and _is_out_of_feeds(run):
            return


def _is_out_of_feeds(run: Run) -> bool:
    """Whether what differs is more than Amazon takes now, of anybody: all else would be read in vain.

    Not while it is less than another feed: in what is left there may be little that differs, and much to end.
    Not for a vigil: what sells out needs no feed.
    """
    if run.counts.values.get(QUOTA_COUNT, 0) < run.bridge.worker.feed_messages:
        return False
    return not any(feeds_allowed(run, account) for account in run.bridge.accounts.values())
