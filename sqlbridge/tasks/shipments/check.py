"""What Amazon has of a parcel, where nobody knows: after a lost answer, a refusal, or work by hand at Amazon."""

import logging
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from sqlalchemy import Connection

from sqlbridge.database.tables import Tables
from sqlbridge.ledger import orders, shipment_queries, shipments
from sqlbridge.ledger.shipment_queries import Shipment
from sqlbridge.model.shipments import SentPackage, ShippedOrder
from sqlbridge.model.states import ShipmentState
from sqlbridge.tasks.running import Run
from sqlbridge.tasks.shipments.parcel_plan import ON_THE_WAY

log = logging.getLogger(__name__)

_NO_SEPARATORS = partial(re.compile(r"[\s.-]+").sub, "")
_NUMBER = re.compile(r"[1-9][0-9]{0,17}")
_BY_HAND = "shipped at Amazon without this bridge"
_ELSEWHERE = "known to Amazon as package {number}"
_IN_PART = "Amazon has only a part of its pieces, in package {name}: confirm the rest there"
_CANCELLED = "the order is cancelled at Amazon"


@dataclass(frozen=True, slots=True)
class Finding:
    """A parcel's state by what Amazon shows, the words that belong to it, and the number of its package there."""

    state: ShipmentState
    words: str | None = None
    package_number: int | None = None


def check(run: Run, shipment: Shipment) -> Shipment | None:
    """Ask Amazon for the order (getOrder) and move the parcel on; the parcel if it can be sent now.

    It is confirmed where Amazon shows it, refused where Amazon had refused it and does not show it, else ready.
    """
    found = run.bridge.amazon[shipment.account].orders.shipped(shipment.amazon_order_id)
    tables, now = run.bridge.database.tables, run.bridge.now()
    with run.bridge.database.read() as connection:
        of_order = shipment_queries.of_order(connection, tables, shipment.amazon_order_id)
    finding = judge(shipment, found, [one for one in of_order if one.id != shipment.id])
    with run.begin() as connection:
        orders.shipped_at_amazon(connection, tables, shipment.order_id, found)
        _move_on(connection, tables, shipment, finding, now)
        if finding.state is ShipmentState.READY:
            _number_anew(connection, tables, shipment, found)
    if finding.state is ShipmentState.REFUSED:
        log.warning("order %s, parcel %s: %s", shipment.amazon_order_id, shipment.package_number, finding.words)
    if finding.state is not ShipmentState.READY:
        run.counts.add(f"shipments {finding.state.value}")
        return None
    with run.bridge.database.read() as connection:
        (checked,) = shipment_queries.by_ids(connection, tables, [shipment.id])
    return checked if _fits(checked, found) else None


def is_clear(shipment: Shipment) -> bool:
    """Whether the parcel can be sent without a look at Amazon first.

    Not where others may have shipped the same pieces by hand: of a parcel that holds the whole order, Amazon itself
    refuses a second one; of one that holds a part, it would take it as another package.
    """
    is_whole = sum(shipment.sighting.pieces.values()) == shipment.ordered and shipment.order_status == "UNSHIPPED"
    return is_whole or shipment.confirmed_at is not None


def judge(shipment: Shipment, found: ShippedOrder, others: Sequence[Shipment] = ()) -> Finding:
    """What became of the parcel, by what Amazon shows; `others` are the order's other parcels. Pure."""
    was_refused = shipment.state is ShipmentState.DOUBTFUL and shipment.reason is not None
    unseen = Finding(ShipmentState.REFUSED, shipment.reason) if was_refused else Finding(ShipmentState.READY)
    if shipment.confirmed_at is not None:
        # A correction does no harm twice, and packages do not tell all that may have been corrected.
        return unseen
    if seen := _seen(shipment, found, others):
        return seen
    if found.status == "CANCELLED":
        return Finding(ShipmentState.REFUSED, _CANCELLED)
    return Finding(ShipmentState.CONFIRMED, _BY_HAND) if _is_all_shipped(shipment, found) else unseen


def _seen(shipment: Shipment, found: ShippedOrder, others: Sequence[Shipment]) -> Finding | None:
    """What the packages say that may be the parcel; one that holds a part of it is left to a person."""
    alike = [one for one in found.packages if _is_alike(one, shipment)]
    held = [(one, _held(one, shipment, others)) for one in alike]
    for package, pieces in held:
        if pieces == shipment.sighting.pieces:
            number = _number(package) or shipment.package_number
            is_ours = number == shipment.package_number
            return Finding(ShipmentState.CONFIRMED, None if is_ours else _ELSEWHERE.format(number=number), number)
    part = next((package.reference for package, pieces in held if pieces), None)
    return Finding(ShipmentState.REFUSED, _IN_PART.format(name=part)) if part else None


def _is_alike(package: SentPackage, shipment: Shipment) -> bool:
    """The same tracking number, or none on both sides and nothing else that speaks against it."""
    seen = shipment.sighting
    if not _same(package.tracking_number, seen.tracking_number):
        return False
    has_our_number = package.reference == str(shipment.package_number)
    return bool(seen.tracking_number) or (has_our_number and package.pieces in ({}, seen.pieces))


def _held(package: SentPackage, shipment: Shipment, others: Sequence[Shipment]) -> Mapping[str, int]:
    """The parcel's pieces in the package that are not another parcel's: shops send several under one number.

    Where Amazon does not tell the pieces, the package is one parcel's.
    """
    wanted, taken = shipment.sighting.pieces, [one.sighting.pieces for one in others if _is_in(one, package)]
    if not package.pieces:
        return {} if taken else wanted
    left = Counter(package.pieces)
    for pieces in taken:
        left.subtract(pieces)
    return {item: held for item, number in wanted.items() if (held := min(number, left[item])) > 0}


def _is_in(other: Shipment, package: SentPackage) -> bool:
    """Whether another parcel of ours is in the package, as far as we told Amazon of it."""
    if other.package_number != _number(package):
        return False
    may_be = other.state in ON_THE_WAY and _same(package.tracking_number, other.sighting.tracking_number)
    return other.confirmed_at is not None or may_be


def _move_on(connection: Connection, tables: Tables, shipment: Shipment, finding: Finding, now: datetime) -> None:
    if finding.state is ShipmentState.CONFIRMED:
        number = finding.package_number or shipment.package_number
        shipments.found(connection, tables, shipment, number, finding.words, now)
    elif finding.state is ShipmentState.REFUSED:
        shipments.refused(connection, tables, shipment, finding.words or "", now)
    else:
        shipments.ready(connection, tables, shipment, now)


def _number_anew(connection: Connection, tables: Tables, shipment: Shipment, found: ShippedOrder) -> None:
    """Under a number that Amazon has, it would take a new package for a correction of that one."""
    taken = [number for package in found.packages if (number := _number(package))]
    is_untold = shipment.state is ShipmentState.READY and shipment.confirmed_at is None
    if is_untold and shipment.package_number in taken:
        shipments.renumber(connection, tables, shipment, max(taken))


def _number(package: SentPackage) -> int | None:
    """Its reference, where that is a number that we could have given it."""
    return int(package.reference) if _NUMBER.fullmatch(package.reference) else None


def _fits(shipment: Shipment, found: ShippedOrder) -> bool:
    """Whether Amazon waits for so many pieces; if not, the next run looks at the order anew."""
    if shipment.confirmed_at is not None:
        return True
    pieces = shipment.sighting.pieces.items()
    return all(number <= found.ordered.get(item, 0) - found.shipped.get(item, 0) for item, number in pieces)


def _same(one: str, other: str) -> bool:
    """Amazon may show a tracking number in another spelling than it was told."""
    return _NO_SEPARATORS(one).casefold() == _NO_SEPARATORS(other).casefold()


def _is_all_shipped(shipment: Shipment, found: ShippedOrder) -> bool:
    if found.status == "SHIPPED":
        return True
    return all(found.shipped.get(item, 0) >= found.ordered.get(item, 0) for item in shipment.sighting.pieces)
