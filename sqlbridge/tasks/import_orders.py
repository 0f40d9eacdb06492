"""`run import-orders`: Amazon's orders that the merchant ships go into the shop, each once."""

import logging
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import groupby

from sqlbridge.errors import AmazonError, InputError, SettingsError
from sqlbridge.ledger import installation, order_queries, progress
from sqlbridge.ledger.order_queries import OrderRecord
from sqlbridge.ledger.progress import Progress
from sqlbridge.ledger.views import imports
from sqlbridge.log_context import log_context
from sqlbridge.model.changes import Counts
from sqlbridge.model.orders import AmazonOrder
from sqlbridge.model.selling import Channel
from sqlbridge.model.states import OrderState
from sqlbridge.settings import OrderSettings
from sqlbridge.tasks.order_office import OrderOffice
from sqlbridge.tasks.orders.entry import cancel_unwanted, enter, rehearse, take_up, why_not
from sqlbridge.tasks.orders.fates import note_cancellations
from sqlbridge.tasks.orders.search import walk, walk_range
from sqlbridge.tasks.running import Bridge, Run, running

log = logging.getLogger(__name__)

ORDERS_LEASE = "orders"
_TASK = "import-orders"
# Under these names it is kept how far the two looks at Amazon have come.
_NEWS, _RANGE = "orders-new", "orders-range"
# Amazon's indexes lag: what was changed just before the last look may not have been in it.
_OVERLAP = timedelta(minutes=10)
_BATCH = 100


@dataclass(frozen=True, slots=True)
class Desk:
    """A channel that imports orders, with what is set for it."""

    channel: Channel
    settings: OrderSettings
    starts_at: datetime


def import_orders(bridge: Bridge, *, dry_run: bool = False) -> Counts:
    """Look for orders that have changed, record them, and write those into the shop that wait for shipment.

    An order that cannot be written is kept with the reason, and holds up no other. With `dry_run`, Amazon is asked,
    and nothing is written. Raises the first error that concerned an account, in the end.
    """
    if bridge.office is None:
        return Counts()
    office = bridge.office
    with running(bridge, _TASK, ORDERS_LEASE, dry_run=dry_run) as run:
        for account, of_account in groupby(_desks(run), key=lambda desk: desk.channel.account):
            with log_context(account=account):
                _serve(run, office, list(of_account), dry_run=dry_run)
    return run.counts


def _desks(run: Run) -> list[Desk]:
    """A channel whose start is no moment is told, and holds up no other."""
    bridge = run.bridge
    with bridge.database.read() as connection:
        installed_at = installation.installed_at(connection, bridge.database.tables)
        sending = bridge.sending(connection)
    desks: list[Desk] = []
    for account in bridge.accounts.values():
        for channel in account.channels:
            settings = bridge.settings.accounts[account.name].channels[channel.name].orders
            if settings.enabled and channel.name in sending:
                try:
                    desks.append(Desk(channel, settings, start_of(settings, installed_at, channel.name)))
                except SettingsError as exc:
                    run.note(exc)
    return desks


def retry_order(bridge: Bridge, amazon_order_id: str) -> Counts:
    """Import one order now, whatever it waits for, because an operator says so.

    Raises InputError for an order that is not recorded, not of a channel that imports, or already in the shop.
    """
    office = bridge.require_office()
    with running(bridge, _TASK, ORDERS_LEASE) as run:
        desk, record = _to_retry(run, amazon_order_id)
        is_entered = enter(run, office, desk.channel, desk.settings, record, by_hand=True)
        run.counts.add("orders imported", is_entered)
        run.counts.add("orders that cannot be imported", not is_entered)
    return run.counts


def rehearse_order(bridge: Bridge, amazon_order_id: str) -> str:
    """Fetch the order, write nothing, and tell what would keep it out of the shop; empty: it could be imported.

    Raises InputError as `retry_order` does.
    """
    bridge.require_office()
    with running(bridge, _TASK, ORDERS_LEASE, dry_run=True) as run:
        desk, record = _to_retry(run, amazon_order_id)
        return why_not(run, desk.channel, bridge.amazon[record.account].orders.one(amazon_order_id))


def _to_retry(run: Run, amazon_order_id: str) -> tuple[Desk, OrderRecord]:
    with run.bridge.database.read() as connection:
        record = order_queries.one(connection, run.bridge.database.tables, amazon_order_id)
    desk = next((desk for desk in _desks(run) if record and desk.channel.name == record.channel), None)
    if record is None or desk is None or record.state in (OrderState.IMPORTED, OrderState.CANCELLED):
        raise InputError(f"order {amazon_order_id} is not one to import: `sqlbridge orders list` shows those")
    return desk, record


def start_of(settings: OrderSettings, installed_at: datetime, channel: str) -> datetime:
    """The moment (UTC) before which no order is imported. Raises SettingsError for a text that is no moment."""
    if not settings.since:
        return installed_at
    try:
        moment = datetime.fromisoformat(settings.since)
    except ValueError:
        raise SettingsError(
            f"orders.since of channel {channel} is {settings.since!r}: write a day or a moment, such as "
            "2026-11-26 or 2026-11-26T08:00"
        ) from None
    return moment if moment.tzinfo is None else moment.astimezone(UTC).replace(tzinfo=None)


def _serve(run: Run, office: OrderOffice, desks: Sequence[Desk], *, dry_run: bool) -> None:
    seen: set[str] = set()
    try:
        _look(run, office, desks, seen, dry_run=dry_run)
    except AmazonError as exc:
        run.note(exc)
    for desk in () if dry_run else desks:
        with log_context(channel=desk.channel.name):
            _bring_in(run, office, desk, seen)


def _bring_in(run: Run, office: OrderOffice, desk: Desk, seen: set[str]) -> None:
    started = run.bridge.now()
    imported, failed = _enter_all(run, office, desk, seen)
    if desk.settings.cancel_in_shop:
        cancel_unwanted(run, office, desk.channel)
    with run.begin() as connection:
        tables, now = run.bridge.database.tables, run.bridge.now()
        imports.record(connection, tables, desk.channel, imported, failed, started, now)
    note_cancellations(run, office, desk.channel)


def _look(run: Run, office: OrderOffice, desks: Sequence[Desk], seen: set[str], *, dry_run: bool) -> None:
    """What is new first, then the order range, as far as the quota goes; `seen` gets the ids of what is recorded."""
    account, marketplace_ids = desks[0].channel.account, [desk.channel.marketplace.id for desk in desks]

    def take(found: Sequence[AmazonOrder]) -> None:
        """Record those of each channel that were placed after its start; a rehearsal only tells of them."""
        for desk in desks:
            mine = [one for one in found if one.marketplace_id == desk.channel.marketplace.id]
            wanted = [one for one in mine if one.purchased_at >= desk.starts_at]
            if dry_run:
                _rehearse(run, desk, wanted)
            elif wanted:
                take_up(run, office, desk.channel, wanted)
                seen.update(one.id for one in wanted)

    if dry_run:
        rehearsed = run.bridge.amazon[account].orders.changed_since(_range_start(run, desks), marketplace_ids, "")
        take(rehearsed.orders)
        return
    complete_until = walk(run, account, _NEWS, _since(run, desks), marketplace_ids, take)
    if complete_until:
        with run.begin() as connection:
            for desk in desks:
                reached = Progress(reached_at=complete_until)
                progress.reach(connection, run.bridge.database.tables, _TASK, desk.channel.name, reached)
    walk_range(run, account, _RANGE, _range_start(run, desks), marketplace_ids, take)


def _since(run: Run, desks: Sequence[Desk]) -> datetime:
    """From where the slowest channel has to look."""
    with run.bridge.database.read() as connection:
        reached = {
            desk.channel.name: progress.reached(connection, run.bridge.database.tables, _TASK, desk.channel.name)
            for desk in desks
        }
    return min(
        max(desk.starts_at, (reached[desk.channel.name].reached_at or desk.starts_at) - _OVERLAP) for desk in desks
    )


def _range_start(run: Run, desks: Sequence[Desk]) -> datetime:
    """Pending orders appear late, so the order range is looked at again and again."""
    return min(max(desk.starts_at, run.bridge.now() - timedelta(days=desk.settings.days)) for desk in desks)


def _rehearse(run: Run, desk: Desk, found: Sequence[AmazonOrder]) -> None:
    with run.bridge.database.read() as connection:
        account, ids = desk.channel.account, [one.id for one in found]
        known = order_queries.known(connection, run.bridge.database.tables, account, ids)
    for order in found:
        is_in_shop = order.id in known and known[order.id].state is OrderState.IMPORTED
        if order.status == "UNSHIPPED" and not is_in_shop:
            would = rehearse(run, desk.channel, order)
            run.counts.add("orders that would be imported" if would else "orders that could not be imported")


def _enter_all(run: Run, office: OrderOffice, desk: Desk, seen: Collection[str]) -> tuple[int, int]:
    imported = failed = after = 0
    while True:
        with run.bridge.database.read() as connection:
            tables, now = run.bridge.database.tables, run.bridge.now()
            waiting = order_queries.to_import(connection, tables, desk.channel.name, now, after, _BATCH)
        for record in waiting:
            is_fresh = record.amazon_order_id in seen
            is_entered = enter(run, office, desk.channel, desk.settings, record, is_fresh=is_fresh)
            imported, failed = imported + is_entered, failed + (not is_entered)
        if not waiting:
            break
        after = waiting[-1].id
    run.counts.add("orders imported", imported)
    run.counts.add("orders that cannot be imported", failed)
    return imported, failed
