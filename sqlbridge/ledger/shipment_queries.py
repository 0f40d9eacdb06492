"""Shipments as recorded, with their orders, and the questions that the task asks about them. Nothing here writes."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from sqlbridge.database.tables import Tables
from sqlbridge.ledger.batches import batches
from sqlbridge.ledger.orders import WAITING_STATUSES
from sqlbridge.model.shipments import AmazonCarrier, Sighting
from sqlbridge.model.states import OrderState, ShipmentState

_UNFINISHED = (ShipmentState.WAITING, ShipmentState.READY, ShipmentState.SENDING, ShipmentState.DOUBTFUL)


@dataclass(frozen=True, slots=True)
class Shipment:
    """A parcel as recorded; `sighting` is what Amazon was told of it, or is to be told next.

    `order_status` is Amazon's as last seen, `ordered` counts the order's pieces. `confirmed_at` is set once Amazon
    knows the parcel, and stays.
    """

    id: int
    order_id: int
    account: str
    channel: str
    amazon_order_id: str
    order_status: str
    ordered: int
    purchased_at: datetime
    package_number: int
    sighting: Sighting
    state: ShipmentState
    message_id: int | None
    reason: str | None
    confirmed_at: datetime | None


@dataclass(frozen=True, slots=True)
class FollowedItem:
    """An item of an order: its line in the shop's order, pieces ordered, pieces that Amazon knows to be shipped."""

    item_id: str
    line_id: str | None
    quantity: int
    shipped: int


@dataclass(frozen=True, slots=True)
class FollowedOrder:
    """An imported order whose fate in the shop matters. `is_open`: Amazon, as last seen, waits for its shipment."""

    id: int
    amazon_order_id: str
    shop_order_id: str
    is_open: bool
    is_cancelled_in_shop: bool
    items: tuple[FollowedItem, ...]
    shipments: tuple[Shipment, ...]


def to_follow(connection: Connection, tables: Tables, channel: str, since: datetime) -> list[int]:
    """Ids of the channel's imported orders that Amazon waits for, or whose shipments are unfinished or this new."""
    orders, shipments = tables.orders, tables.shipments
    recent = or_(shipments.c.state.in_(_UNFINISHED), shipments.c.confirmed_at >= since)
    followed = select(orders.c.id).join(shipments, shipments.c.order_id == orders.c.id)
    followed = followed.where(_imported(tables, channel), recent)
    return sorted({*still_open(connection, tables, channel), *connection.execute(followed).scalars()})


def still_open(connection: Connection, tables: Tables, channel: str) -> list[int]:
    """Ids of the channel's imported orders that Amazon waits for."""
    orders = tables.orders
    mine = and_(_imported(tables, channel), orders.c.status.in_(WAITING_STATUSES))
    return list(connection.execute(select(orders.c.id).where(mine).order_by(orders.c.id)).scalars())


def _imported(tables: Tables, channel: str) -> ColumnElement[bool]:
    return and_(tables.orders.c.channel == channel, tables.orders.c.state == OrderState.IMPORTED)


def followed(connection: Connection, tables: Tables, order_ids: Sequence[int]) -> list[FollowedOrder]:
    """These orders with their items and shipments."""
    orders, items, shipments = tables.orders, tables.order_items, tables.shipments
    items_of: defaultdict[int, list[FollowedItem]] = defaultdict(list)
    mine = items.c.order_id.in_(order_ids)
    for row in connection.execute(select(items).where(mine).order_by(items.c.order_id, items.c.item_id)):
        item = FollowedItem(row.item_id, row.shop_line_id, row.quantity, row.quantity_shipped)
        items_of[row.order_id].append(item)
    shipments_of: defaultdict[int, list[Shipment]] = defaultdict(list)
    for one in _read(connection, _shipments(tables).where(shipments.c.order_id.in_(order_ids))):
        shipments_of[one.order_id].append(one)
    query = (
        select(orders).where(orders.c.id.in_(order_ids), orders.c.shop_order_id.is_not(None)).order_by(orders.c.id)
    )
    return [
        FollowedOrder(
            id=row.id,
            amazon_order_id=row.amazon_order_id,
            shop_order_id=row.shop_order_id,
            is_open=row.status in WAITING_STATUSES,
            is_cancelled_in_shop=bool(row.is_cancelled_in_shop),
            items=tuple(items_of[row.id]),
            shipments=tuple(shipments_of[row.id]),
        )
        for row in connection.execute(query)
    ]


def in_state(connection: Connection, tables: Tables, channel: str, state: ShipmentState) -> list[Shipment]:
    """The channel's shipments in a state, those first that were touched longest ago."""
    shipments = tables.shipments
    mine = and_(tables.orders.c.channel == channel, shipments.c.state == state)
    in_turn = _shipments(tables).where(mine).order_by(None).order_by(shipments.c.seen_at, shipments.c.id)
    return _read(connection, in_turn)


def of_feed(connection: Connection, tables: Tables, feed_id: int) -> list[Shipment]:
    """The shipments that a feed carries and that wait for its end."""
    shipments = tables.shipments
    mine = and_(shipments.c.feed_id == feed_id, shipments.c.state == ShipmentState.SENDING)
    return _read(connection, _shipments(tables).where(mine))


def of_order(connection: Connection, tables: Tables, amazon_order_id: str) -> list[Shipment]:
    """The shipments of an order of Amazon's."""
    return _read(connection, _shipments(tables).where(tables.orders.c.amazon_order_id == amazon_order_id))


def by_ids(connection: Connection, tables: Tables, ids: Sequence[int]) -> list[Shipment]:
    """These shipments as they are now."""
    found: list[Shipment] = []
    for batch in batches(ids):
        found += _read(connection, _shipments(tables).where(tables.shipments.c.id.in_(batch)))
    return found


def _shipments(tables: Tables) -> Select[Any]:
    orders, shipments, items = tables.orders, tables.shipments, tables.order_items
    ordered = select(func.sum(items.c.quantity)).where(items.c.order_id == orders.c.id).scalar_subquery()
    columns = (
        orders.c.account,
        orders.c.channel,
        orders.c.amazon_order_id,
        orders.c.status.label("order_status"),
        orders.c.purchased_at,
        ordered.label("ordered"),
    )
    return select(shipments, *columns).join(orders, orders.c.id == shipments.c.order_id).order_by(shipments.c.id)


def _read(connection: Connection, query: Select[Any]) -> list[Shipment]:
    return [
        Shipment(
            id=row.id,
            order_id=row.order_id,
            account=row.account,
            channel=row.channel,
            amazon_order_id=row.amazon_order_id,
            order_status=row.order_status,
            ordered=int(row.ordered or 0),
            purchased_at=row.purchased_at,
            package_number=row.package_number,
            sighting=_sighting(row),
            state=ShipmentState(row.state),
            message_id=row.message_id,
            reason=row.reason,
            confirmed_at=row.confirmed_at,
        )
        for row in connection.execute(query)
    ]


def _sighting(row: Any) -> Sighting:
    return Sighting(
        parcel=row.parcel,
        carrier_code=row.carrier_code,
        carrier_title=row.carrier_title,
        carrier=AmazonCarrier(row.amazon_code, row.amazon_name),
        tracking_number=row.tracking_number,
        shipped_at=row.shipped_at,
        pieces=msgspec.json.decode(row.items, type=dict[str, int]),
    )
