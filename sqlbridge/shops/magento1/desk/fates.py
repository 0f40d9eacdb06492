"""What became of orders: cancelled, or shipped in parcels.

A shipment is a parcel. Amazon takes one tracking number a parcel, so of several the first that was entered counts.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from sqlbridge.model.orders import Fate, Parcel
from sqlbridge.settings import TrackingSettings
from sqlbridge.shops.reading import Queries

_CANCELLED = "canceled"
_SHIPPED = ("complete",)
_WHOLE_ORDER = "order"
"""The parcel of an order that an ERP marks as shipped without a shipment."""


def read_fates(
    connection: Connection, queries: Queries, orders: Sequence[int], settings: TrackingSettings
) -> Mapping[str, Fate]:
    """The fates of those orders that the shop still has."""
    parcels = _read_parcels(connection, queries, orders)
    rows = queries.rows_of(connection, "fate_orders.sql", "orders", orders)
    shipped_states = settings.shipped_states or _SHIPPED
    whole = [row.entity_id for row in rows if row.status in shipped_states and row.entity_id not in parcels]
    left = _read_what_is_left(connection, queries, whole)
    for row in rows:
        if left.get(row.entity_id):
            parcels[row.entity_id].append(Parcel(_WHOLE_ORDER, row.since, "", "", "", left[row.entity_id]))
    return {str(row.entity_id): Fate(row.state == _CANCELLED, tuple(parcels.get(row.entity_id, ()))) for row in rows}


def _read_parcels(connection: Connection, queries: Queries, orders: Sequence[int]) -> defaultdict[int, list[Parcel]]:
    """One parcel for each shipment, by order."""
    pieces = _pieces(queries.rows_of(connection, "fate_pieces.sql", "orders", orders), "parent_id", "order_item_id")
    # The latest comes first, so that the first one stays.
    tracks = {row.parent_id: row for row in queries.rows_of(connection, "fate_tracks.sql", "orders", orders)}
    parcels: defaultdict[int, list[Parcel]] = defaultdict(list)
    for row in queries.rows_of(connection, "fate_shipments.sql", "orders", orders):
        parcels[row.order_id].append(_parcel(row, tracks.get(row.entity_id), pieces[row.entity_id]))
    return parcels


def _parcel(shipment: Any, track: Any | None, pieces: Mapping[str, int]) -> Parcel:
    return Parcel(
        id=str(shipment.entity_id),
        shipped_at=shipment.created_at,
        carrier_code=(track.carrier_code or "") if track else "",
        carrier_title=(track.title or "") if track else "",
        tracking_number=track.track_number.strip() if track else "",
        pieces=pieces,
    )


def _read_what_is_left(
    connection: Connection, queries: Queries, orders: Sequence[int]
) -> Mapping[int, Mapping[str, int]]:
    return _pieces(queries.rows_of(connection, "fate_items.sql", "orders", orders), "order_id", "item_id")


def _pieces(rows: Sequence[Any], owner: str, line: str) -> defaultdict[int, dict[str, int]]:
    """Whole pieces by line id, by whom they belong to."""
    pieces: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for row in rows:
        if row.pieces >= 1:
            pieces[getattr(row, owner)][str(getattr(row, line))] = int(row.pieces)
    return pieces
