"""`run reconcile`: compare every offer with what Amazon has acknowledged, and log what the triggers have missed."""

import logging
from collections.abc import Sequence
from datetime import datetime

from sqlbridge.capture.traces import table_traces
from sqlbridge.ledger import change_log, listings, observed_tables, progress
from sqlbridge.ledger.progress import Progress
from sqlbridge.model.changes import Counts
from sqlbridge.model.feeds import FeedKind
from sqlbridge.model.traces import TableTrace
from sqlbridge.tasks.deciding.comparison import Chunk, compare
from sqlbridge.tasks.deciding.decisions import Decision
from sqlbridge.tasks.running import Bridge, Run, running
from sqlbridge.tasks.watching.suspicion import Findings, suspicions

log = logging.getLogger(__name__)

RECONCILE_LEASE = "reconcile"
ORIGIN = "reconcile"
_TASK = "reconcile"
_FINISHED = "reconciled"
_EVERY_CHANNEL = ""
_CHUNK = 1000


def reconcile(bridge: Bridge, *, dry_run: bool = False, chunk_size: int = _CHUNK) -> Counts:
    """Walk all listed SKUs of the shop; what differs, and is not on its way, is logged with the origin `reconcile`.

    A run that was interrupted is gone on with. With `dry_run`, everything is looked at and nothing written. Raises
    the first ShopError that concerned an account, after the others have been compared.
    """
    with running(bridge, _TASK, RECONCILE_LEASE, dry_run=dry_run) as run:
        reached = Progress() if dry_run else _reached(bridge)
        began = reached.reached_at if reached.place is not None else bridge.now()
        at_first, found, place = _traces(bridge), Findings(), reached.place or ""
        total = _number_of_skus(bridge, place)
        while (chunk := compare(run, place, chunk_size)).skus:
            began = began if chunk.is_judged else None
            place = chunk.skus[-1]
            _count(run, found, chunk)
            bridge.advance("SKUs", found.offers, total)
            if not dry_run:
                _log(run, chunk, Progress(began, place))
        _suspect(run, found)
        if not dry_run:
            _finish(run, began, at_first)
    return run.counts


def _reached(bridge: Bridge) -> Progress:
    with bridge.database.read() as connection:
        return progress.reached(connection, bridge.database.tables, _TASK, _EVERY_CHANNEL)


def _number_of_skus(bridge: Bridge, after: str) -> int:
    with bridge.database.read() as connection:
        return listings.number_of_shop_skus(connection, bridge.database.tables, after)


def _traces(bridge: Bridge) -> dict[str, TableTrace]:
    with bridge.database.read() as connection:
        return table_traces(connection, bridge.settings.shop.platform, bridge.database.names)


def _count(run: Run, found: Findings, chunk: Chunk) -> None:
    gone = {one.target.shop_sku for one in chunk.differing} & chunk.gone
    present = [one for one in chunk.differing if one.target.shop_sku not in gone]
    prices = _number(present, FeedKind.PRICE)
    found.offers += len(chunk.skus)
    found.prices += prices
    found.quantities += len(present) - prices
    found.gone += len(gone)
    run.counts.add("offers looked at", len(chunk.skus))
    run.counts.add("prices that differ", prices)
    run.counts.add("quantities that differ", len(present) - prices)
    run.counts.add("offers that are gone", len(gone))
    if not chunk.is_judged:
        run.counts.add("offers not judged", len(chunk.skus))


def _number(decisions: Sequence[Decision], kind: FeedKind) -> int:
    return sum(1 for one in decisions if one.target.key.kind is kind)


def _log(run: Run, chunk: Chunk, reached: Progress) -> None:
    """In the log, not among the changes: there, `update` could keep us waiting, and we it."""
    tables = run.bridge.database.tables
    with run.begin() as connection:
        skus = {one.target.shop_sku for one in chunk.differing}
        change_log.append(connection, tables, skus, ORIGIN, run.bridge.now())
        progress.reach(connection, tables, _TASK, _EVERY_CHANNEL, reached)


def _suspect(run: Run, found: Findings) -> None:
    with run.bridge.database.read() as connection:
        before = observed_tables.known(connection, run.bridge.database.tables)
    for one in suspicions(found, before, _traces(run.bridge)):
        log.warning("%s: %s", one.bypass, one.words)
        run.counts.add(f"suspected: {one.bypass}")


def _finish(run: Run, began: datetime | None, traces: dict[str, TableTrace]) -> None:
    """The walk is over. Without `began`, a part of it could not be judged, and it proves nothing."""
    tables = run.bridge.database.tables
    with run.begin() as connection:
        progress.reach(connection, tables, _TASK, _EVERY_CHANNEL, Progress())
        observed_tables.record(connection, tables, traces, run.bridge.now())
        if began is not None:
            progress.reach(connection, tables, _FINISHED, _EVERY_CHANNEL, Progress(began))
