"""Telling Amazon of parcels one by one, by confirmShipment."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace

from sqlbridge.errors import (
    AmazonError,
    AmazonUnavailableError,
    AuthorizationError,
    RequestRefusedError,
    ThrottledError,
    UnreadableAnswerError,
)
from sqlbridge.ledger import shipments
from sqlbridge.ledger.shipment_queries import Shipment
from sqlbridge.model.selling import Channel
from sqlbridge.model.states import ShipmentState
from sqlbridge.tasks.running import Run
from sqlbridge.tasks.shipments.check import check, is_clear
from sqlbridge.tasks.shipments.parcel_plan import package_of

log = logging.getLogger(__name__)

# After these, Amazon has done nothing, and would do nothing for the next parcel either.
_NOT_DONE = (ThrottledError, AuthorizationError)
# These concern one order.
_OF_ONE_ORDER = (RequestRefusedError, UnreadableAnswerError)
# No usable answer may concern one order, too; so many in a row are an outage.
_OUTAGE = 3


def confirm_each(run: Run, channel: Channel, parcels: Sequence[Shipment]) -> None:
    """Confirm the parcels, one call each, as far as Amazon answers.

    Raises ThrottledError and AuthorizationError; what concerns one order is noted.
    """

    def confirm(parcel: Shipment) -> None:
        if sendable := parcel if is_clear(parcel) else check(run, parcel):
            _confirm(run, channel, sendable)

    _go_through(run, parcels, confirm)


def cleared_ones(run: Run, parcels: Sequence[Shipment]) -> list[Shipment]:
    """Those that can be sent, as far as Amazon answers and the quota of getOrder goes.

    Raises AuthorizationError; what concerns one order is noted.
    """
    sendable = [one for one in parcels if is_clear(one)]

    def ask(parcel: Shipment) -> None:
        if checked := check(run, parcel):
            sendable.append(checked)

    try:
        _go_through(run, [one for one in parcels if not is_clear(one)], ask)
    except ThrottledError as exc:
        run.note(exc)
    return sendable


def resolve_doubts(run: Run, doubtful: Sequence[Shipment]) -> None:
    """Ask Amazon what it has of these, as far as it answers.

    Raises ThrottledError and AuthorizationError; what concerns one order is noted.
    """
    _go_through(run, doubtful, lambda parcel: check(run, parcel))


def _go_through(run: Run, parcels: Sequence[Shipment], step: Callable[[Shipment], object]) -> None:
    """Take the step for each: an order that Amazon cannot cope with must not hold up those behind it."""
    unanswered = 0
    for parcel in parcels:
        try:
            step(parcel)
        except _OF_ONE_ORDER as exc:
            run.note(exc)
            unanswered = 0
        except AmazonUnavailableError as exc:
            run.note(exc)
            with run.begin() as connection:
                shipments.unanswered(connection, run.bridge.database.tables, parcel, str(exc), run.bridge.now())
            unanswered += 1
        else:
            unanswered = 0
        if unanswered == _OUTAGE:
            log.error("Amazon gave no answer %s times in a row: the other parcels wait for the next run", _OUTAGE)
            return


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
