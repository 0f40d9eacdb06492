"""What became of orders in the shop: cancelled, or shipped in parcels."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from sqlbridge.model.orders import Fate, Parcel
from sqlbridge.settings import TrackingSettings
from sqlbridge.shops.reading import Queries

_SHIPPED = "complete"
_WITHOUT_SHIPMENT = "order"
"""The parcel of an order whose status says that it is shipped, though the shop has no shipment of it."""


def read(
    connection: Connection, desk: Queries, order_ids: Sequence[str], settings: TrackingSettings
) -> dict[str, Fate]:
    """By order id; each shipment is a parcel, under the first of its tracking numbers."""
    orders = desk.rows_of(connection, "orders.sql", "ids", [int(id_) for id_ in order_ids])
    parcels = _parcels(connection, desk, [order.entity_id for order in orders])
    shipped = set(settings.shipped_states or (_SHIPPED,))
    by_hand = [order for order in orders if order.status in shipped and order.entity_id not in parcels]
    parcels.update(_whole_orders(connection, desk, by_hand))
    return {
        str(order.entity_id): Fate(order.state == "canceled", tuple(parcels.get(order.entity_id, ())))
        for order in orders
    }


def _parcels(connection: Connection, desk: Queries, ids: list[int]) -> dict[int, list[Parcel]]:
    tracks = {row.parent_id: row for row in desk.rows_of(connection, "tracks.sql", "ids", ids)}
    shipments: defaultdict[int, list[Any]] = defaultdict(list)
    for row in desk.rows_of(connection, "pieces_sent.sql", "ids", ids):
        shipments[row.entity_id].append(row)
    parcels: defaultdict[int, list[Parcel]] = defaultdict(list)
    for id_, rows in shipments.items():
        parcels[rows[0].order_id].append(_parcel(rows, tracks.get(id_)))
    return dict(parcels)


def _parcel(rows: list[Any], track: Any) -> Parcel:
    return Parcel(
        id=str(rows[0].entity_id),
        shipped_at=rows[0].created_at,
        carrier_code=(track.carrier_code or "") if track else "",
        carrier_title=(track.title or "") if track else "",
        tracking_number=track.track_number.strip() if track else "",
        pieces={str(row.order_item_id): int(row.pieces) for row in rows if row.pieces},
    )


def _whole_orders(connection: Connection, desk: Queries, orders: list[Any]) -> Mapping[int, list[Parcel]]:
    left: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for row in desk.rows_of(connection, "pieces_left.sql", "ids", [order.entity_id for order in orders]):
        if row.pieces > 0:
            left[row.order_id][str(row.item_id)] = int(row.pieces)
    return {
        order.entity_id: [Parcel(_WITHOUT_SHIPMENT, order.since, "", "", "", left[order.entity_id])]
        for order in orders
        if order.entity_id in left
    }
