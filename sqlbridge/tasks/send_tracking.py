"""`run send-tracking`: what the shop has shipped is told to Amazon, each parcel once, and its corrections."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from sqlbridge.database.tables import Tables
from sqlbridge.errors import AmazonError, DatabaseBusyError, InputError, MissingRightError, SettingsError, ShopError
from sqlbridge.ledger import shipment_queries, shipments
from sqlbridge.ledger.batches import batches
from sqlbridge.ledger.shipment_queries import FollowedOrder, Shipment
from sqlbridge.log_context import log_context
from sqlbridge.model.changes import Counts
from sqlbridge.model.orders import Fate
from sqlbridge.model.selling import Channel
from sqlbridge.model.states import ShipmentState
from sqlbridge.settings import TrackingSettings
from sqlbridge.tasks.order_office import OrderOffice
from sqlbridge.tasks.orders.fates import note_cancellation, read_fates
from sqlbridge.tasks.running import Bridge, Run, running
from sqlbridge.tasks.shipments import shipment_feeds
from sqlbridge.tasks.shipments.calls import cleared_ones, confirm_each, resolve_doubts
from sqlbridge.tasks.shipments.parcel_plan import ParcelPlan, plan

log = logging.getLogger(__name__)

TRACKING_LEASE = "tracking"
_TASK = "send-tracking"
# How long a tracking number that is corrected in the shop is looked for.
_CORRECTED_FOR = timedelta(days=30)
# Far below what one document may hold, and as many rows as one transaction should change.
_MESSAGES_IN_A_FEED = 2000


@dataclass(frozen=True, slots=True)
class TrackingDesk:
    """A channel whose shipments are told, with what is set for it."""

    channel: Channel
    settings: TrackingSettings


def send_tracking(bridge: Bridge, *, dry_run: bool = False) -> Counts:
    """Look what the shop has shipped, record it, and tell Amazon; collect what an earlier run has sent as a feed.

    With `dry_run`, Amazon is not asked, and nothing is written. Raises the first error, after the other channels have
    had their turn, and SettingsError where no channel imports orders.
    """
    with bridge.database.read() as connection:
        desks = _desks(bridge, bridge.sending(connection))
    if not desks:
        return Counts()
    office = bridge.require_office()
    with running(bridge, _TASK, TRACKING_LEASE, dry_run=dry_run) as run:
        if not dry_run:
            shipment_feeds.recover(run)
            shipment_feeds.collect(run)
        for desk in desks:
            try:
                with log_context(account=desk.channel.account, channel=desk.channel.name):
                    _rehearse(run, office, desk) if dry_run else _serve(run, office, desk)
            except (AmazonError, DatabaseBusyError, MissingRightError, ShopError, SettingsError) as exc:
                run.note(exc)
    return run.counts


def retry_shipments(bridge: Bridge, amazon_order_id: str, *, dry_run: bool = False) -> Counts:
    """Send the parcels of one order that Amazon has refused, now, because an operator says so.

    With `dry_run`, they are only counted. Raises InputError where there are none, or where the order's channel does
    not send tracking numbers.
    """
    with running(bridge, _TASK, TRACKING_LEASE, dry_run=dry_run) as run:
        tables = bridge.database.tables
        with run.begin() as connection:
            found = shipment_queries.of_order(connection, tables, amazon_order_id)
            refused = [one for one in found if one.state is ShipmentState.REFUSED and one.sighting.pieces]
            desks = {desk.channel.name: desk for desk in _desks(bridge, {one.channel for one in refused})}
            if not desks:
                raise InputError(
                    f"order {amazon_order_id} has no parcel to send again: `sqlbridge shipments list` shows them"
                )
            if dry_run:
                run.counts.add("shipments that would be sent", len(refused))
                return run.counts
            for shipment in refused:
                shipments.ready(connection, tables, shipment, bridge.now())
        with bridge.database.read() as connection:
            again = shipment_queries.by_ids(connection, tables, [one.id for one in refused])
        confirm_each(run, desks[again[0].channel].channel, [one for one in again if one.sighting.tracking_number])
    return run.counts


def _desks(bridge: Bridge, sending: set[str]) -> list[TrackingDesk]:
    return [
        TrackingDesk(channel, settings)
        for account in bridge.accounts.values()
        for channel in account.channels
        if channel.name in sending
        and (settings := bridge.settings.accounts[account.name].channels[channel.name].tracking).enabled
    ]


def _serve(run: Run, office: OrderOffice, desk: TrackingDesk) -> None:
    """What is in doubt is settled first: a parcel must not become two packages."""
    tables, channel = run.bridge.database.tables, desk.channel.name
    with run.bridge.database.read() as connection:
        doubtful = shipment_queries.in_state(connection, tables, channel, ShipmentState.DOUBTFUL)
    try:
        resolve_doubts(run, doubtful)
    finally:
        # What the shop has sent is seen and shown even where Amazon cannot be asked.
        _record(run, office, desk)
    with run.bridge.database.read() as connection:
        ready = shipment_queries.in_state(connection, tables, channel, ShipmentState.READY)
    # What an earlier run has tried in vain goes last.
    were_doubtful = {one.id for one in doubtful}
    _send(run, desk, sorted(ready, key=lambda one: one.id in were_doubtful or one.reason is not None))


def _send(run: Run, desk: TrackingDesk, ready: Sequence[Shipment]) -> None:
    # confirmShipment demands a tracking number, the feed does not.
    numbered = [one for one in ready if one.sighting.tracking_number]
    others = [one for one in ready if not one.sighting.tracking_number]
    if len(numbered) <= desk.settings.bulk_above:
        confirm_each(run, desk.channel, numbered)
    else:
        others = list(ready)
    for batch in batches(others, _MESSAGES_IN_A_FEED):
        sendable = cleared_ones(run, batch)
        if sendable:
            shipment_feeds.submit(run, desk.channel, sendable)


def _look(
    run: Run, office: OrderOffice, desk: TrackingDesk
) -> Iterator[tuple[Sequence[FollowedOrder], Mapping[str, Fate]]]:
    """Orders that matter and their fates in the shop, in sets."""
    tables, since = run.bridge.database.tables, run.bridge.now() - _CORRECTED_FOR
    with run.bridge.database.read() as connection:
        ids = shipment_queries.to_follow(connection, tables, desk.channel.name, since)
    return read_fates(run.bridge, office, ids, desk.settings)


def _record(run: Run, office: OrderOffice, desk: TrackingDesk) -> None:
    tables, now = run.bridge.database.tables, run.bridge.now()
    for followed, fates in _look(run, office, desk):
        with run.begin() as connection:
            for order in followed:
                if fate := fates.get(order.shop_order_id):
                    note_cancellation(run, connection, order, fate)
                    _write(connection, tables, order, plan(order, fate, desk.settings, now), now)


def _write(connection: Connection, tables: Tables, order: FollowedOrder, planned: ParcelPlan, now: datetime) -> None:
    for shipment in planned.gone:
        shipments.remove(connection, tables, shipment)
    for step in planned.steps:
        if step.shipment is None:
            shipments.add(connection, tables, order.id, step.sighting, step.state, step.reason, now)
        else:
            shipments.change(connection, tables, step.shipment, step.sighting, step.state, step.reason, now)


def _rehearse(run: Run, office: OrderOffice, desk: TrackingDesk) -> None:
    for followed, fates in _look(run, office, desk):
        for order in followed:
            if fate := fates.get(order.shop_order_id):
                states = _states_after(order, plan(order, fate, desk.settings, run.bridge.now()))
                run.counts.add("shipments that would be sent", states.count(ShipmentState.READY))
                run.counts.add("shipments that would wait", states.count(ShipmentState.WAITING))


def _states_after(order: FollowedOrder, planned: ParcelPlan) -> list[ShipmentState]:
    touched = {one.id for one in planned.gone} | {step.shipment.id for step in planned.steps if step.shipment}
    return [step.state for step in planned.steps] + [one.state for one in order.shipments if one.id not in touched]
