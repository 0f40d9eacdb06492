"""What is to be done about an order's parcels, from what the shop has sent and what Amazon was told. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlbridge.amazon.carriers import amazon_carrier
from sqlbridge.ledger.shipment_queries import FollowedItem, FollowedOrder, Shipment
from sqlbridge.model.orders import Fate, Package, Parcel
from sqlbridge.model.shipments import Sighting
from sqlbridge.model.states import ShipmentState
from sqlbridge.settings import TrackingSettings

ON_THE_WAY = (ShipmentState.SENDING, ShipmentState.DOUBTFUL)
"""Amazon may have the parcel, or not."""
_NOTHING_TO_SHIP = "Amazon waits for none of its pieces: compare the order's lines in the shop with those at Amazon"
# What the columns hold; a shop's carrier module may have put a whole address into the field.
_LONGEST_CODE, _LONGEST_TEXT = 64, 255


@dataclass(frozen=True, slots=True)
class ParcelStep:
    """A parcel to be recorded: a new one, or `shipment` as it is from now on."""

    shipment: Shipment | None
    sighting: Sighting
    state: ShipmentState
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class ParcelPlan:
    """What changes; `gone` are parcels that the shop took back before Amazon was told."""

    steps: tuple[ParcelStep, ...]
    gone: tuple[Shipment, ...]


def plan(order: FollowedOrder, fate: Fate, settings: TrackingSettings, now: datetime) -> ParcelPlan:
    """What to record of the order's parcels. What is on its way to Amazon stays as it is until that is settled."""
    known = {one.sighting.parcel: one for one in order.shipments}
    gone = [known[name] for name in known.keys() - {parcel.id for parcel in fate.parcels}]
    left = _left(order)
    steps: list[ParcelStep] = []
    for parcel in fate.parcels:
        before = known.get(parcel.id) or _predecessor(order, parcel, gone)
        if before is None or before.state not in ON_THE_WAY:
            steps += _steps(order, parcel, before, left, settings, now)
    never_told = [one for one in gone if one.confirmed_at is None and one.state not in ON_THE_WAY]
    return ParcelPlan(tuple(steps), tuple(never_told))


def package_of(shipment: Shipment, now: datetime) -> Package:
    """The parcel as Amazon is told of it."""
    seen = shipment.sighting
    # Amazon refuses days that are to come, or before the order: a shop's clock or time zone may be wrong.
    shipped_at = max(min(seen.shipped_at, now), shipment.purchased_at)
    return Package(
        number=shipment.package_number,
        carrier_code=seen.carrier.code,
        carrier_name=seen.carrier.name,
        shipping_method=seen.carrier.name,
        tracking_number=seen.tracking_number,
        shipped_at=shipped_at,
        pieces=seen.pieces,
    )


def _left(order: FollowedOrder) -> dict[str, int]:
    """Pieces that Amazon waits for and that are not just being told, by item id."""
    left = {item.item_id: item.quantity - item.shipped for item in order.items}
    for one in order.shipments:
        if one.state in ON_THE_WAY and one.confirmed_at is None:
            for item_id, pieces in one.sighting.pieces.items():
                left[item_id] = left.get(item_id, 0) - pieces
    return left


def _predecessor(order: FollowedOrder, parcel: Parcel, gone: list[Shipment]) -> Shipment | None:
    """The parcel that this one stands for now: a shipment that was deleted and entered again, with the same pieces.

    Else its pieces would be another package to Amazon.
    """
    pieces = _spread(parcel.pieces, order.items, {item.item_id: item.quantity for item in order.items})
    same = (one for one in gone if one.sighting.pieces == pieces)
    found = next((one for one in same if one.confirmed_at is not None or one.state in ON_THE_WAY), None)
    if found:
        gone.remove(found)
    return found


def _steps(
    order: FollowedOrder,
    parcel: Parcel,
    before: Shipment | None,
    left: dict[str, int],
    settings: TrackingSettings,
    now: datetime,
) -> list[ParcelStep]:
    if before is not None and before.confirmed_at is not None:
        step = _correction(parcel, before, settings)
    elif before is None and not order.is_open:
        return []
    else:
        step = _news(order, parcel, before, left, settings, now)
    return [] if before is not None and _is_old(step, before) else [step]


def _news(
    order: FollowedOrder,
    parcel: Parcel,
    before: Shipment | None,
    left: dict[str, int],
    settings: TrackingSettings,
    now: datetime,
) -> ParcelStep:
    """A parcel that Amazon does not know."""
    pieces = _spread(parcel.pieces, order.items, left)
    sighting = _sighting(parcel, pieces, settings)
    until = parcel.shipped_at + timedelta(hours=settings.delta_hours)
    if not pieces:
        return ParcelStep(before, sighting, ShipmentState.REFUSED, _NOTHING_TO_SHIP)
    if order.is_open and not sighting.tracking_number and now < until:
        reason = f"no tracking number: sent without one from {until:%Y-%m-%d %H:%M} UTC on"
        return ParcelStep(before, sighting, ShipmentState.WAITING, reason)
    return ParcelStep(before, sighting, ShipmentState.READY)


def _correction(parcel: Parcel, before: Shipment, settings: TrackingSettings) -> ParcelStep:
    """A parcel that Amazon knows: its pieces are settled, and a number is not taken back."""
    seen, told = _sighting(parcel, before.sighting.pieces, settings), before.sighting
    sighting = replace(seen, shipped_at=told.shipped_at)
    if not seen.tracking_number:
        sighting = replace(told, parcel=seen.parcel)
    if (sighting.carrier, sighting.tracking_number) != (told.carrier, told.tracking_number):
        return ParcelStep(before, sighting, ShipmentState.READY)
    return ParcelStep(before, sighting, before.state, before.reason)


def _is_old(step: ParcelStep, before: Shipment) -> bool:
    """A parcel that was refused stays so until the shop has something new to tell of it, or an operator does.

    One that is ready keeps why it could not be sent.
    """
    if step.sighting != before.sighting:
        return False
    is_ready = step.state is before.state is ShipmentState.READY
    return (
        is_ready
        or before.state is ShipmentState.REFUSED
        or (step.state, step.reason) == (before.state, before.reason)
    )


def _spread(pieces: Mapping[str, int], items: Sequence[FollowedItem], left: dict[str, int]) -> dict[str, int]:
    """The pieces by Amazon's item id, not more than are left of each, which `left` then lacks."""
    spread: dict[str, int] = {}
    for line_id, number in pieces.items():
        for item in items:
            part = min(number, left[item.item_id]) if item.line_id == line_id else 0
            if part > 0:
                spread[item.item_id] = part
                left[item.item_id] -= part
                number -= part
    return spread


def _sighting(parcel: Parcel, pieces: Mapping[str, int], settings: TrackingSettings) -> Sighting:
    code, title = _clean(parcel.carrier_code, _LONGEST_CODE), _clean(parcel.carrier_title, _LONGEST_TEXT)
    return Sighting(
        parcel=parcel.id,
        carrier_code=code,
        carrier_title=title,
        carrier=amazon_carrier(code, title, settings.carriers),
        tracking_number=_clean(parcel.tracking_number, _LONGEST_TEXT),
        shipped_at=parcel.shipped_at.replace(microsecond=0),
        pieces=pieces,
    )


def _clean(text: str, length: int) -> str:
    """In one line, without what cannot be printed: neither XML nor Amazon's pages would take it."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())[:length]
