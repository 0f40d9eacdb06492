"""`run import-orders`: Amazon's orders that the merchant ships go into the shop, each once."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import groupby

from sqlbridge.errors import AmazonError, InputError, SettingsError
from sqlbridge.ledger import imports, installation, order_queries, orders, progress
from sqlbridge.ledger.orders import WAITING_STATUSES, SeenOrder
from sqlbridge.ledger.progress import Progress
from sqlbridge.model import AmazonOrder, Channel, Counts, OrderState
from sqlbridge.settings import OrderSettings
from sqlbridge.tasks.order_entry import ORIGIN, cancel_unwanted, enter, rehearse
from sqlbridge.tasks.order_goods import shop_skus
from sqlbridge.tasks.order_office import OrderOffice
from sqlbridge.tasks.running import Bridge, Run, running
from sqlbridge.tasks.sharing import log_sharing

log = logging.getLogger(__name__)

ORDERS_LEASE = "orders"
_TASK = "import-orders"
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

    An order that cannot be written is kept with the reason, and holds up no other. With `dry_run`, nothing is
    written anywhere but in the record of runs. Raises the first error that concerned an account, in the end.
    """
    if bridge.office is None:
        log.info("no channel imports orders: nothing to do")
        return Counts()
    office = bridge.office
    with running(bridge, _TASK, ORDERS_LEASE) as run:
        for _, of_account in groupby(_desks(bridge), key=lambda desk: desk.channel.account):
            _serve(run, office, list(of_account), dry_run=dry_run)
    return run.counts


def _desks(bridge: Bridge) -> list[Desk]:
    with bridge.database.read() as connection:
        installed_at = installation.installed_at(connection, bridge.database.tables)
        sending = bridge.sending(connection)
    return [
        Desk(channel, settings, start_of(settings, installed_at, channel.name))
        for account in bridge.accounts.values()
        for channel in account.channels
        if channel.name in sending
        and (settings := bridge.settings.accounts[account.name].channels[channel.name].orders).enabled
    ]


def retry_order(bridge: Bridge, amazon_order_id: str) -> Counts:
    """Import one order now, whatever it waits for, because an operator says so.

    Raises InputError for an order that is not recorded, not of a channel that imports, or already in the shop.
    """
    office = bridge.require_office()
    with running(bridge, _TASK, ORDERS_LEASE) as run:
        with bridge.database.read() as connection:
            record = order_queries.one(connection, bridge.database.tables, amazon_order_id)
        desk = next((desk for desk in _desks(bridge) if record and desk.channel.name == record.channel), None)
        if record is None or desk is None or record.state in (OrderState.IMPORTED, OrderState.CANCELLED):
            raise InputError(f"order {amazon_order_id} is not one to import: `sqlbridge orders list` shows those")
        is_entered = enter(run, office, desk.channel, desk.settings, record)
        run.counts.add("orders imported", is_entered)
        run.counts.add("orders that cannot be imported", not is_entered)
    return run.counts


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
    try:
        _look(run, office, desks, dry_run=dry_run)
    except AmazonError as exc:
        run.note(exc)
    for desk in () if dry_run else desks:
        started = run.bridge.now()
        imported, failed = _enter_all(run, office, desk)
        if desk.settings.cancel_in_shop:
            cancel_unwanted(run, office, desk.channel)
        with run.begin() as connection:
            tables, now = run.bridge.database.tables, run.bridge.now()
            imports.record(connection, tables, desk.channel, imported, failed, started, now)


def _look(run: Run, office: OrderOffice, desks: Sequence[Desk], *, dry_run: bool) -> None:
    """Page by page, each recorded before the next is asked for: what breaks off is looked at again."""
    by_marketplace = {desk.channel.marketplace.id: desk for desk in desks}
    account, complete_until = desks[0].channel.account, None
    for page in run.bridge.amazon[account].orders.changed_since(_since(run, desks), list(by_marketplace)):
        run.counts.add("orders looked at", len(page.orders))
        for desk in desks:
            mine = [one for one in page.orders if by_marketplace.get(one.marketplace_id) is desk]
            wanted = [one for one in mine if one.purchased_at >= desk.starts_at]
            if dry_run:
                _rehearse(run, desk, wanted)
            elif wanted:
                _record(run, office, desk, wanted)
        run.renew()
        complete_until = page.complete_until
    if complete_until and not dry_run:
        with run.begin() as connection:
            for desk in desks:
                reached = Progress(reached_at=complete_until)
                progress.reach(connection, run.bridge.database.tables, _TASK, desk.channel.name, reached)


def _since(run: Run, desks: Sequence[Desk]) -> datetime:
    """From where the slowest channel has to look: at least its order range back, for pending orders appear late."""
    with run.bridge.database.read() as connection:
        reached = {
            desk.channel.name: progress.reached(connection, run.bridge.database.tables, _TASK, desk.channel.name)
            for desk in desks
        }
    return min(_start_of_look(run, desk, reached[desk.channel.name].reached_at) for desk in desks)


def _start_of_look(run: Run, desk: Desk, reached_at: datetime | None) -> datetime:
    order_range = run.bridge.now() - timedelta(days=desk.settings.days)
    return max(desk.starts_at, min(order_range, (reached_at or desk.starts_at) - _OVERLAP))


def _rehearse(run: Run, desk: Desk, found: Sequence[AmazonOrder]) -> None:
    with run.bridge.database.read() as connection:
        account, ids = desk.channel.account, [one.id for one in found]
        known = order_queries.known(connection, run.bridge.database.tables, account, ids)
    for order in found:
        is_in_shop = order.id in known and known[order.id].state is OrderState.IMPORTED
        if order.status in WAITING_STATUSES and not is_in_shop:
            would = rehearse(run, desk.channel, order)
            run.counts.add("orders that would be imported" if would else "orders that could not be imported")


def _record(run: Run, office: OrderOffice, desk: Desk, found: Sequence[AmazonOrder]) -> None:
    tables, now = run.bridge.database.tables, run.bridge.now()
    with run.begin() as connection:
        seller_skus = sorted({line.seller_sku for order in found for line in order.lines})
        linked = shop_skus(connection, tables, desk.channel, seller_skus)
        seen = [
            SeenOrder(one, office.vault.seal(one), {line.item_id: linked[line.seller_sku] for line in one.lines})
            for one in found
        ]
        concerned = orders.record(connection, tables, desk.channel, seen, now)
        log_sharing(connection, run.bridge, concerned, ORIGIN)


def _enter_all(run: Run, office: OrderOffice, desk: Desk) -> tuple[int, int]:
    imported = failed = after = 0
    while True:
        with run.bridge.database.read() as connection:
            tables, now = run.bridge.database.tables, run.bridge.now()
            waiting = order_queries.to_import(connection, tables, desk.channel.name, now, after, _BATCH)
        for record in waiting:
            is_entered = enter(run, office, desk.channel, desk.settings, record)
            imported, failed = imported + is_entered, failed + (not is_entered)
        if not waiting:
            break
        after = waiting[-1].id
    run.counts.add("orders imported", imported)
    run.counts.add("orders that cannot be imported", failed)
    return imported, failed
