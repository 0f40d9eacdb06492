"""The shop's parcels and how far Amazon knows of them. No other module writes the column `state` of `shipments`."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, case, delete, func, insert, select, update

from sqlbridge.database.tables import Tables
from sqlbridge.ledger import orders
from sqlbridge.ledger.orders import WAITING_STATUSES
from sqlbridge.ledger.shipment_queries import Shipment
from sqlbridge.model.feeds import Issue
from sqlbridge.model.shipments import Sighting
from sqlbridge.model.states import ShipmentState


def add(
    connection: Connection,
    tables: Tables,
    order_id: int,
    sighting: Sighting,
    state: ShipmentState,
    reason: str | None,
    now: datetime,
) -> None:
    """A parcel that was not known; it gets the next number within its order."""
    values = _columns(sighting) | {
        "order_id": order_id,
        "package_number": _highest_number(connection, tables, order_id) + 1,
        "state": state.value,
        "reason": reason,
        "seen_at": now,
    }
    connection.execute(insert(tables.shipments).values(values))


def change(
    connection: Connection,
    tables: Tables,
    shipment: Shipment,
    sighting: Sighting,
    state: ShipmentState,
    reason: str | None,
    now: datetime,
) -> None:
    """The shop has another tracking number, carrier or date for it, or its time has come."""
    _move(connection, tables, shipment, state, reason, now, **_columns(sighting))


def remove(connection: Connection, tables: Tables, shipment: Shipment) -> None:
    """The shop has taken the parcel back before Amazon was told of it."""
    connection.execute(delete(tables.shipments).where(_is(tables, shipment)))


def renumber(connection: Connection, tables: Tables, shipment: Shipment, above: int) -> None:
    """Amazon has packages up to this number that are not ours, and none of this parcel yet."""
    highest = max(above, _highest_number(connection, tables, shipment.order_id))
    connection.execute(update(tables.shipments).where(_is(tables, shipment)).values(package_number=highest + 1))


def sending(
    connection: Connection,
    tables: Tables,
    shipment: Shipment,
    now: datetime,
    feed_id: int | None = None,
    message_id: int | None = None,
) -> None:
    """Amazon is about to be told, by a call or as a message of a feed."""
    columns = {"feed_id": feed_id, "message_id": message_id}
    _move(connection, tables, shipment, ShipmentState.SENDING, None, now, **columns)


def confirmed(connection: Connection, tables: Tables, shipment: Shipment, now: datetime) -> None:
    """Amazon has taken what it was told; its pieces are shipped there."""
    if shipment.confirmed_at is None:
        orders.shipped(connection, tables, shipment.order_id, shipment.sighting.pieces)
    _move(connection, tables, shipment, ShipmentState.CONFIRMED, None, now, confirmed_at=now)


def found(
    connection: Connection, tables: Tables, shipment: Shipment, number: int, remark: str | None, now: datetime
) -> None:
    """Amazon was asked, and shows the pieces as shipped, in the package of that number.

    The remark tells where that was not our doing.
    """
    columns = {"confirmed_at": now, "package_number": number}
    _move(connection, tables, shipment, ShipmentState.CONFIRMED, remark, now, **columns)


def doubtful(connection: Connection, tables: Tables, shipment: Shipment, words: str | None, now: datetime) -> None:
    """Whether Amazon has it is unknown; with `words`, Amazon refused it, perhaps because it has it already."""
    _move(connection, tables, shipment, ShipmentState.DOUBTFUL, words, now)


def refused(connection: Connection, tables: Tables, shipment: Shipment, words: str, now: datetime) -> None:
    """Amazon refuses it, in these words, and does not have it."""
    _move(connection, tables, shipment, ShipmentState.REFUSED, words, now)


def ready(connection: Connection, tables: Tables, shipment: Shipment, now: datetime) -> None:
    """It is to be sent, again or at last."""
    _move(connection, tables, shipment, ShipmentState.READY, None, now)


def unanswered(connection: Connection, tables: Tables, shipment: Shipment, words: str, now: datetime) -> None:
    """Amazon could not be asked about it. Its state stays; one that is to be sent keeps the words."""
    table = tables.shipments
    # The words of one in doubt are those of a refusal.
    reason = case((table.c.state == ShipmentState.READY, words), else_=table.c.reason)
    connection.execute(update(table).where(_is(tables, shipment)).values(seen_at=now, reason=reason))


def release(connection: Connection, tables: Tables, now: datetime) -> None:
    """What a dead run was just telling Amazon by calls: nobody knows whether it did."""
    table = tables.shipments
    half_done = and_(table.c.state == ShipmentState.SENDING, table.c.feed_id.is_(None))
    _set(connection, tables, half_done, ShipmentState.DOUBTFUL, now)


def give_back(connection: Connection, tables: Tables, feed_id: int, now: datetime, *, unknown: bool) -> None:
    """The feed failed as a whole; with `unknown`, Amazon may have taken any part of it."""
    table = tables.shipments
    mine = and_(table.c.feed_id == feed_id, table.c.state == ShipmentState.SENDING)
    _set(connection, tables, mine, ShipmentState.DOUBTFUL if unknown else ShipmentState.READY, now)


def settle(
    connection: Connection, tables: Tables, carried: Sequence[Shipment], refusals: Mapping[int, Issue], now: datetime
) -> None:
    """Amazon is done with a feed: what it refused, by message id, is in doubt until Amazon was asked."""
    for shipment in carried:
        refusal = refusals.get(shipment.message_id or 0)
        if refusal:
            doubtful(connection, tables, shipment, f"{refusal.code} {refusal.message}", now)
        else:
            confirmed(connection, tables, shipment, now)


def purge(connection: Connection, tables: Tables, before: datetime, limit: int) -> int:
    """Remove up to `limit` finished shipments that were last touched before that moment.

    Not those of orders that Amazon still waits for: their parcels would be taken for new ones.
    """
    table, order = tables.shipments, tables.orders
    over = and_(
        table.c.state.in_((ShipmentState.CONFIRMED, ShipmentState.REFUSED)),
        table.c.seen_at < before,
        order.c.status.not_in(WAITING_STATUSES),
    )
    old = select(table.c.id).join(order, order.c.id == table.c.order_id).where(over).limit(limit)
    ids = connection.execute(old).scalars().all()
    return connection.execute(delete(table).where(table.c.id.in_(ids))).rowcount if ids else 0


def _highest_number(connection: Connection, tables: Tables, order_id: int) -> int:
    table = tables.shipments
    return (
        connection.execute(select(func.max(table.c.package_number)).where(table.c.order_id == order_id)).scalar() or 0
    )


def _columns(sighting: Sighting) -> dict[str, Any]:
    return {
        "parcel": sighting.parcel,
        "carrier_code": sighting.carrier_code,
        "carrier_title": sighting.carrier_title,
        "amazon_code": sighting.carrier.code,
        "amazon_name": sighting.carrier.name,
        "tracking_number": sighting.tracking_number,
        "shipped_at": sighting.shipped_at,
        "items": msgspec.json.encode(sighting.pieces).decode(),
    }


def _is(tables: Tables, shipment: Shipment) -> ColumnElement[bool]:
    return tables.shipments.c.id == shipment.id


def _move(
    connection: Connection,
    tables: Tables,
    shipment: Shipment,
    state: ShipmentState,
    reason: str | None,
    now: datetime,
    **columns: Any,
) -> None:
    _set(connection, tables, _is(tables, shipment), state, now, reason=reason, **columns)


def _set(
    connection: Connection,
    tables: Tables,
    which: ColumnElement[bool],
    state: ShipmentState,
    now: datetime,
    **columns: Any,
) -> None:
    statement = update(tables.shipments).where(which).values(state=state.value, seen_at=now, **columns)
    connection.execute(statement)
