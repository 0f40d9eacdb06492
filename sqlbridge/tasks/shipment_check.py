"""What Amazon has of a parcel, where nobody knows: after a lost answer, a refusal, or work by hand at Amazon."""

import re
from functools import partial

from sqlalchemy import Connection

from sqlbridge.database.tables import Tables
from sqlbridge.ledger import orders, shipment_queries, shipments
from sqlbridge.ledger.shipment_queries import Shipment
from sqlbridge.model import SentPackage, ShipmentState, ShippedOrder
from sqlbridge.tasks.running import Run

_NO_SEPARATORS = partial(re.compile(r"[\s.-]+").sub, "")
_BY_HAND = "shipped at Amazon without this bridge"
_CANCELLED = "the order is cancelled at Amazon"


def check(run: Run, shipment: Shipment) -> Shipment | None:
    """Ask Amazon for the order (getOrder) and move the parcel on; the parcel if it can be sent now.

    It is confirmed where Amazon shows it, refused where Amazon had refused it and does not show it, else ready.
    """
    found = run.bridge.amazon[shipment.account].orders.shipped(shipment.amazon_order_id)
    state, words = judge(shipment, found)
    tables, now = run.bridge.database.tables, run.bridge.now()
    with run.begin() as connection:
        orders.shipped_at_amazon(connection, tables, shipment.order_id, found)
        if state is ShipmentState.CONFIRMED:
            shipments.found(connection, tables, shipment, words, now)
        elif state is ShipmentState.REFUSED:
            shipments.refused(connection, tables, shipment, words or "", now)
        else:
            shipments.ready(connection, tables, shipment, now)
            _number_anew(connection, tables, shipment, found)
    if state is not ShipmentState.READY:
        run.counts.add(f"shipments {state.value}")
        return None
    with run.bridge.database.read() as connection:
        (checked,) = shipment_queries.by_ids(connection, tables, [shipment.id])
    return checked if _fits(checked, found) else None


def cleared(run: Run, shipment: Shipment) -> Shipment | None:
    """The parcel if it can be sent.

    Amazon is asked first where others may have shipped the same pieces by hand: of a parcel that holds the whole
    order, Amazon itself refuses a second one; of one that holds a part, it would take it as another package.
    """
    is_whole = sum(shipment.sighting.pieces.values()) == shipment.ordered and shipment.order_status == "UNSHIPPED"
    return shipment if is_whole or shipment.confirmed_at is not None else check(run, shipment)


def judge(shipment: Shipment, found: ShippedOrder) -> tuple[ShipmentState, str | None]:
    """The parcel's state by what Amazon shows, and the words that belong to it. Pure."""
    seen, refusal = shipment.sighting, shipment.reason if shipment.state is ShipmentState.DOUBTFUL else None
    for package in found.packages:
        is_ours = package.reference == str(shipment.package_number) and package.pieces == seen.pieces
        if (is_ours or _overlaps(package, shipment)) and _same(package.tracking_number, seen.tracking_number):
            return ShipmentState.CONFIRMED, None if is_ours else f"known to Amazon as package {package.reference}"
    if found.status == "CANCELLED":
        return ShipmentState.REFUSED, _CANCELLED
    if shipment.confirmed_at is None and _is_all_shipped(shipment, found):
        return ShipmentState.CONFIRMED, _BY_HAND
    return (ShipmentState.REFUSED, refusal) if refusal else (ShipmentState.READY, None)


def _number_anew(connection: Connection, tables: Tables, shipment: Shipment, found: ShippedOrder) -> None:
    """Under a number that Amazon has, it would take a new package for a correction of that one."""
    taken = [int(package.reference) for package in found.packages if package.reference.isdecimal()]
    if shipment.confirmed_at is None and shipment.package_number in taken:
        shipments.renumber(connection, tables, shipment, max(taken))


def _fits(shipment: Shipment, found: ShippedOrder) -> bool:
    """Whether Amazon waits for so many pieces; if not, the next run looks at the order anew."""
    if shipment.confirmed_at is not None:
        return True
    pieces = shipment.sighting.pieces.items()
    return all(number <= found.ordered.get(item, 0) - found.shipped.get(item, 0) for item, number in pieces)


def _same(one: str, other: str) -> bool:
    """Amazon may show a tracking number in another spelling than it was told."""
    return _NO_SEPARATORS(one).casefold() == _NO_SEPARATORS(other).casefold()


def _overlaps(package: SentPackage, shipment: Shipment) -> bool:
    has_number = bool(shipment.sighting.tracking_number)
    return has_number and bool(package.pieces.keys() & shipment.sighting.pieces.keys())


def _is_all_shipped(shipment: Shipment, found: ShippedOrder) -> bool:
    if found.status == "SHIPPED":
        return True
    return all(found.shipped.get(item, 0) >= found.ordered.get(item, 0) for item in shipment.sighting.pieces)
