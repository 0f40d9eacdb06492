"""`run reconcile`: compare every offer with what Amazon has acknowledged, and log what the triggers have missed."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection

from sqlbridge.capture.traces import table_traces
from sqlbridge.errors import ShopError
from sqlbridge.ledger import change_log, listings, observed_tables, progress
from sqlbridge.ledger.progress import Progress
from sqlbridge.model import Counts, FeedKind, TableTrace
from sqlbridge.tasks.decisions import Decision, Step
from sqlbridge.tasks.outlook import Readings, decisions_of
from sqlbridge.tasks.reading import Reading, read
from sqlbridge.tasks.running import Bridge, Run, running
from sqlbridge.tasks.suspicion import Findings, suspicions
from sqlbridge.tasks.targets import sendable
from sqlbridge.tasks.unprocessed import Unprocessed, unprocessed

log = logging.getLogger(__name__)

RECONCILE_LEASE = "reconcile"
ORIGIN = "reconcile"
_TASK = "reconcile"
_REHEARSAL = "reconcile-dry"
_FINISHED = "reconciled"
_EVERY_CHANNEL = ""
_CHUNK = 1000


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of the walk: its listed SKUs, and the decisions that nothing in flight accounts for.

    `is_judged` is False where the shop cannot be read, or so much is in flight that nothing can be told.
    """

    skus: list[str]
    gone: set[str] = field(default_factory=set)
    differing: list[Decision] = field(default_factory=list)
    is_judged: bool = True


def reconcile(bridge: Bridge, *, dry_run: bool = False, chunk_size: int = _CHUNK) -> Counts:
    """Walk all listed SKUs of the shop; what differs, and is not on its way, is logged with the origin `reconcile`.

    A run that was interrupted is gone on with. With `dry_run`, everything is looked at and nothing written but the
    record of the run. Raises the first ShopError that concerned an account, after the others have been compared.
    """
    with running(bridge, _REHEARSAL if dry_run else _TASK, RECONCILE_LEASE) as run:
        reached = Progress() if dry_run else _reached(bridge)
        began = reached.reached_at if reached.place is not None else bridge.now()
        at_first, found, place = _traces(bridge), Findings(), reached.place or ""
        while (chunk := _look(run, place, chunk_size)).skus:
            began = began if chunk.is_judged else None
            place = chunk.skus[-1]
            _count(run, found, chunk)
            if not dry_run:
                _log(run, chunk, Progress(began, place))
        _suspect(run, found)
        if not dry_run:
            _finish(run, began, at_first)
    return run.counts


def _reached(bridge: Bridge) -> Progress:
    with bridge.database.read() as connection:
        return progress.reached(connection, bridge.database.tables, _TASK, _EVERY_CHANNEL)


def _traces(bridge: Bridge) -> dict[str, TableTrace]:
    with bridge.database.read() as connection:
        return table_traces(connection, bridge.settings.shop.platform, bridge.database.names)


def _look(run: Run, after: str, size: int) -> Chunk:
    """The next SKUs, all from one snapshot: a write to the shop is seen together with its log row, or not at all."""
    bridge, tables = run.bridge, run.bridge.database.tables
    with bridge.database.read() as connection:
        connection.execution_options(isolation_level="REPEATABLE READ")
        skus = listings.shop_skus(connection, tables, after, size)
        wanted = sendable(listings.of_shop_skus(connection, tables, skus), bridge.sending(connection))
        readings, is_complete = _read(connection, run, skus)
        decisions = [one for one in decisions_of(connection, bridge, wanted, readings) if _differs(one)]
        if not decisions:
            return Chunk(skus, is_judged=is_complete)
        in_flight = unprocessed(connection, bridge, sorted({one.target.shop_sku for one in decisions}))
    if in_flight is None:
        return Chunk(skus, is_judged=False)
    known = {sku for reading in readings.values() for of in reading.offers.values() for sku in of if of[sku]}
    differing = [one for one in decisions if not _is_explained(one, in_flight)]
    return Chunk(skus, set(skus) - known, differing, is_complete)


def _read(connection: Connection, run: Run, skus: Sequence[str]) -> tuple[Readings, bool]:
    """What the shop says by account, and whether it could answer for all of them."""
    readings, errors = dict[str, Reading](), list[ShopError]()
    for account in run.bridge.accounts.values():
        channels = {one.name for one in account.channels}
        try:
            readings[account.name] = read(connection, run.bridge, account, channels, skus)
        except ShopError as exc:
            errors.append(exc)
        else:
            errors += readings[account.name].unreadable.values()
    told = {str(error) for error in run.errors}
    for error in errors:
        if str(error) not in told:
            run.note(error)
    return readings, not errors


def _differs(decision: Decision) -> bool:
    """Amazon should get another value; one that is recorded as held waits for an operator."""
    desired = decision.target.desired
    is_held = desired is not None and decision.value.held_value == desired
    return decision.step in (Step.SEND, Step.WAIT) and not is_held


def _is_explained(decision: Decision, in_flight: Unprocessed) -> bool:
    """A value that must wait anyway is looked at together with what its SKU waits for."""
    sku, account = decision.target.shop_sku, decision.target.channel.account
    is_waiting = decision.step is Step.WAIT and sku in in_flight.waiting
    return is_waiting or sku in in_flight.moving or account in in_flight.accounts


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
