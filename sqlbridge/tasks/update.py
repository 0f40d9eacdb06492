"""`run update`: everything that has changed in the shop goes to Amazon as price and stock feeds."""

from datetime import timedelta

from sqlbridge.ledger import change_log, changes, listings
from sqlbridge.model import Counts
from sqlbridge.tasks.batch import send_batch
from sqlbridge.tasks.clock import log_what_is_due
from sqlbridge.tasks.failover import is_settled
from sqlbridge.tasks.reconfiguration import log_changed_settings
from sqlbridge.tasks.recovery import recover
from sqlbridge.tasks.running import Bridge, Run, running
from sqlbridge.tasks.watch import watch_capture

FEEDS_LEASE = "feeds"
_LOG_ROWS = 10_000
# What a run puts off at its end must not look as if it came from a clock that was ahead at its beginning.
_LONGEST_RUN = timedelta(days=1)


def update(bridge: Bridge) -> Counts:
    """Collect the log, claim what is pending, send what differs from what Amazon has acknowledged.

    Feeds are only handed over here; `acknowledge` fetches Amazon's verdict. Raises the first error that
    concerned an account, after the others have been served; nothing is lost by it.
    """
    with running(bridge, "update", FEEDS_LEASE) as run:
        recover(run)
        may_send = is_settled(run)
        watch_capture(run)
        _announce_listings(run)
        log_changed_settings(run)
        log_what_is_due(run)
        _collect(run)
        if may_send:
            _claim_and_send(run)
    return run.counts


def _announce_listings(run: Run) -> None:
    tables, now = run.bridge.database.tables, run.bridge.now()
    with run.begin() as connection:
        sending = run.bridge.sending(connection)
        run.counts.add("listings new", listings.announce(connection, tables, sending, now))


def _collect(run: Run) -> None:
    """Until a step finds less than it could take: what commits later is the next run's."""
    after_id, rows = 0, _LOG_ROWS
    while rows == _LOG_ROWS:
        with run.begin() as connection:
            collected = change_log.collect(connection, run.bridge.database, after_id, _LOG_ROWS)
        after_id, rows = collected.last_id, collected.rows
        run.counts.add("log rows collected", rows)


def _claim_and_send(run: Run) -> None:
    """What this run puts off, however shortly, is the next run's: else an outage would keep it going for ever."""
    tables, worker, started = run.bridge.database.tables, run.bridge.worker, run.bridge.now()
    longest = timedelta(hours=worker.raise_wait_hours, minutes=worker.retry_minutes) + _LONGEST_RUN
    while True:
        with run.begin() as connection:
            changes.wake_due(connection, tables, started, longest)
            claimed = changes.claim(connection, tables, worker.claim_size, started, longest)
        if not claimed:
            return
        run.counts.add("changes claimed", len(claimed))
        send_batch(run, claimed)
