"""What became of orders: shipped with which tracking number, or cancelled."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection

from sqlbridge.model import Fate, Parcel
from sqlbridge.settings import TrackingSettings
from sqlbridge.shops.prestashop import clock
from sqlbridge.shops.prestashop import settings as shop_settings
from sqlbridge.shops.prestashop.desk import shape, states
from sqlbridge.shops.prestashop.desk.draft import SETTINGS
from sqlbridge.shops.prestashop.settings import Settings
from sqlbridge.shops.reading import Queries

# A carrier of this name is the shop itself.
_SHOP_ITSELF = "0"


@dataclass(frozen=True, slots=True)
class _Tracks:
    """What is known of some orders, by id_order."""

    since: Mapping[int, datetime]
    parcels: Mapping[int, Any]
    old_numbers: Mapping[int, str]
    pieces: Mapping[int, Mapping[str, int]]


def read(
    shop: Queries, desk: Queries, connection: Connection, order_ids: Sequence[str], settings: TrackingSettings
) -> dict[str, Fate]:
    """The fate of each order that there is.

    Shipped: its present state is one that means so. Cancelled: its present state is the shop's state for that
    (PS_OS_CANCELED); refunds and payment errors are no cancellations, for they may come after the goods. An order is
    one parcel, so that a corrected tracking number is not taken for another one; several rows of order_carrier
    count as corrections.
    """
    rows = desk.rows_of(connection, "fates.sql", "orders", [int(order) for order in order_ids])
    found: dict[str, Fate] = {}
    for (id_shop, id_shop_group), of_shop in groupby(sorted(rows, key=_place), key=_place):
        in_force = shop_settings.read(shop, connection, id_shop, id_shop_group, SETTINGS)
        found |= _fates(desk, connection, list(of_shop), in_force, settings)
    return found


def _place(row: Any) -> tuple[int, int]:
    return row.id_shop, row.id_shop_group


def _fates(
    desk: Queries, connection: Connection, orders: Sequence[Any], in_force: Settings, settings: TrackingSettings
) -> Iterator[tuple[str, Fate]]:
    shipped = _shipped_states(desk, connection, in_force, settings)
    sent = [row.id_order for row in orders if row.current_state in shipped]
    tracks = _tracks(desk, connection, sent, shipped)
    cancelled = in_force.number("PS_OS_CANCELED")
    for row in orders:
        parcels = (_parcel(row, tracks, in_force),) if row.current_state in shipped else ()
        yield str(row.id_order), Fate(is_cancelled=row.current_state == cancelled, parcels=parcels)


def _shipped_states(
    desk: Queries, connection: Connection, in_force: Settings, settings: TrackingSettings
) -> set[int]:
    known = states.read(desk, connection, in_force)
    if settings.shipped_states:
        wanted = (states.known(known, state, "shipped_states") for state in settings.shipped_states)
        return {row.id_order_state for row in wanted}
    return {row.id_order_state for row in known.values() if row.shipped}


def _tracks(desk: Queries, connection: Connection, orders: Sequence[int], shipped: set[int]) -> _Tracks:
    def rows_of(file: str, **parameters: Any) -> list[Any]:
        return desk.rows_of(connection, file, "orders", orders, **parameters)

    pieces: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for row in rows_of("details.sql"):
        left = row.product_quantity - row.product_quantity_refunded
        if left > 0:
            pieces[row.id_order][str(row.id_order_detail)] = left
    is_old = shape.read(desk, connection).has("orders", "shipping_number")
    numbers = rows_of("shipping_numbers.sql") if is_old else []
    return _Tracks(
        since={row.id_order: row.since for row in rows_of("shipped_since.sql", states=sorted(shipped))},
        parcels={row.id_order: row for row in rows_of("order_carriers.sql")},
        old_numbers={row.id_order: row.shipping_number for row in numbers},
        pieces=pieces,
    )


def _parcel(order: Any, tracks: _Tracks, in_force: Settings) -> Parcel:
    row = tracks.parcels.get(order.id_order)
    number = row.tracking_number if row else ""
    name = row.name if row else ""
    return Parcel(
        id=str(order.id_order),
        shipped_at=clock.utc(_shipped_at(order, tracks), in_force.zone),
        carrier_code=str(row.id_reference) if row else "",
        carrier_title=in_force.values.get("PS_SHOP_NAME", "") if name == _SHOP_ITSELF else name,
        tracking_number=(number or tracks.old_numbers.get(order.id_order, "")).strip(),
        pieces=tracks.pieces.get(order.id_order, {}),
    )


def _shipped_at(order: Any, tracks: _Tracks) -> datetime:
    """By the shop's clock; a tool that writes the state alone leaves no history."""
    for moment in (tracks.since.get(order.id_order), order.delivery_date):
        if isinstance(moment, datetime):  # the driver hands out a zero date as text
            return moment
    last_change: datetime = order.date_upd
    return last_change
