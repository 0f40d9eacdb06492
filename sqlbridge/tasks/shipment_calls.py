"""Telling Amazon of parcels one by one, by confirmShipment."""

from collections.abc import Sequence
from dataclasses import replace

from sqlbridge.errors import (
    AmazonError,
    AuthorizationError,
    RequestRefusedError,
    ThrottledError,
    UnreadableAnswerError,
)
from sqlbridge.ledger import shipments
from sqlbridge.ledger.shipment_queries import Shipment
from sqlbridge.model import Channel, ShipmentState
from sqlbridge.tasks.parcel_plan import package_of
from sqlbridge.tasks.running import Run
from sqlbridge.tasks.shipment_check import check, cleared

# After these, Amazon has done nothing, and would do nothing for the next parcel either.
_NOT_DONE = (ThrottledError, AuthorizationError)
# These concern one order; after any other error, the rest waits for the next run.
_OF_ONE_ORDER = (RequestRefusedError, UnreadableAnswerError)


def confirm_each(run: Run, channel: Channel, parcels: Sequence[Shipment]) -> None:
    """Confirm the parcels, one call each; raises the first AmazonError that concerns more than one order."""
    for parcel in parcels:
        try:
            if sendable := cleared(run, parcel):
                _confirm(run, channel, sendable)
        except _OF_ONE_ORDER as exc:
            run.note(exc)


def cleared_ones(run: Run, parcels: Sequence[Shipment]) -> list[Shipment]:
    """Those that can be sent, as far as the quota of getOrder goes.

    Raises the first other AmazonError that concerns more than one order.
    """
    sendable: list[Shipment] = []
    for parcel in parcels:
        try:
            checked = cleared(run, parcel)
        except ThrottledError as exc:
            run.note(exc)
            break
        except _OF_ONE_ORDER as exc:
            run.note(exc)
        else:
            sendable += [checked] if checked else []
    return sendable


def resolve_doubts(run: Run, doubtful: Sequence[Shipment]) -> None:
    """Ask Amazon what it has of these; raises the first AmazonError that concerns more than one order."""
    for parcel in doubtful:
        try:
            check(run, parcel)
        except _OF_ONE_ORDER as exc:
            run.note(exc)


def _confirm(run: Run, channel: Channel, shipment: Shipment) -> None:
    """Written down before and after the call, so that whatever happens, the next run knows what is in doubt."""
    tables, now = run.bridge.database.tables, run.bridge.now()
    with run.begin() as connection:
        shipments.sending(connection, tables, shipment, now)
    amazon = run.bridge.amazon[channel.account].orders
    try:
        amazon.confirm(shipment.amazon_order_id, channel.marketplace.id, package_of(shipment, now))
    except _NOT_DONE:
        with run.begin() as connection:
            shipments.ready(connection, tables, shipment, now)
        raise
    except RequestRefusedError as exc:
        _doubt(run, shipment, str(exc))
        check(run, replace(shipment, state=ShipmentState.DOUBTFUL, reason=str(exc)))
    except AmazonError:
        _doubt(run, shipment, None)
        raise
    else:
        with run.begin() as connection:
            shipments.confirmed(connection, tables, shipment, now)
        run.counts.add("shipments confirmed")


def _doubt(run: Run, shipment: Shipment, words: str | None) -> None:
    with run.begin() as connection:
        shipments.doubtful(connection, run.bridge.database.tables, shipment, words, run.bridge.now())
    run.counts.add("shipments in doubt")
