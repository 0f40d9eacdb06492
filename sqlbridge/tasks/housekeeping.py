"""`run housekeeping`: remove what is done and older than the configuration wants to keep."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import Connection

from sqlbridge.database.tables import Tables
from sqlbridge.ledger import (
    audit,
    dashboard_sessions,
    drifts,
    gaps,
    kept_documents,
    login_failures,
    orders,
    purge,
    queue_samples,
    reports,
    runs,
    shipments,
)
from sqlbridge.ledger.kept_documents import Kept
from sqlbridge.model.changes import Counts
from sqlbridge.tasks.running import Bridge, Rehearsal, Run, running

_ROWS = 1000
# A feed has up to 25,000 messages.
_FEEDS = 2
# Amazon's policy on data of buyers: gone 30 days after delivery.
_PERSONAL_DATA_DAYS = 30

Purge = Callable[[Connection, Tables, datetime, int], int]


def housekeeping(bridge: Bridge, *, dry_run: bool = False) -> Counts:
    """Purge done changes, closed feeds, reports and records of runs, each after its own time.

    With `dry_run`, it is counted what would be removed, of each kind no further than the first step of a run goes.
    """
    worker = bridge.worker
    with running(bridge, "housekeeping", "housekeeping", dry_run=dry_run) as run:
        _purge(run, "changes removed", purge.changes_done_before, worker.keep_done_days, _ROWS)
        _purge(run, "feeds removed", purge.feeds_closed_before, worker.keep_done_days, _FEEDS)
        _purge(run, "shipments removed", shipments.purge, worker.keep_done_days, _ROWS)
        for kept in Kept:
            step = partial(kept_documents.purge, kept)
            _purge(run, f"{kept.words}s removed", step, worker.keep_reports_days, _FEEDS)
        _purge(run, "listings reports removed", reports.purge, worker.keep_runs_days, _ROWS)
        _purge(run, "drifts removed", drifts.purge, worker.keep_runs_days, _ROWS)
        _purge(run, "gaps removed", gaps.purge, worker.keep_runs_days, _ROWS)
        _purge(run, "runs removed", runs.purge, worker.keep_runs_days, _ROWS)
        _purge(run, "samples removed", queue_samples.purge, worker.keep_runs_days, _ROWS)
        _purge(run, "logins removed", dashboard_sessions.purge, worker.keep_runs_days, _ROWS)
        _purge(run, "login failures removed", login_failures.purge, worker.keep_runs_days, _ROWS)
        _purge(run, "audit entries removed", audit.purge, worker.keep_audit_days, _ROWS)
        _purge(run, "orders without personal data", _forget_at(bridge.now()), _PERSONAL_DATA_DAYS, _ROWS)
    return run.counts


def _forget_at(now: datetime) -> Purge:
    return lambda connection, tables, before, limit: orders.forget_personal_data(
        connection, tables, before, now, limit
    )


def _purge(run: Run, name: str, step: Purge, days: int, limit: int) -> None:
    before = run.bridge.now() - timedelta(days=days)
    removed = limit
    while removed == limit:
        with run.begin() as connection:
            removed = step(connection, run.bridge.database.tables, before, limit)
        run.counts.add(name, removed)
        if isinstance(run, Rehearsal):
            return  # what was removed is there again: there is no end to it
