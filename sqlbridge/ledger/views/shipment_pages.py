"""Parcels page by page, the newest first, each page read from an index; no personal data is in it. Reads only."""

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, func, select, union_all

from sqlbridge.database.tables import Tables
from sqlbridge.ledger.order_queries import of_amazon_id
from sqlbridge.ledger.views.counting import by_state
from sqlbridge.ledger.views.shipment_views import LISTED, PROBLEMS, View
from sqlbridge.model.states import ShipmentState

WINDOW = 5_000
"""Among so many parcels, the newest, those with a remark are looked for, and the carriers."""


def page(
    connection: Connection, tables: Tables, state: ShipmentState | None, *, before: int | None, limit: int
) -> list[View]:
    """The next parcels in a state, or in any, below the id `before`."""
    return _read(connection, _newest(tables, state, before, limit))


def problems(connection: Connection, tables: Tables, *, before: int | None, limit: int) -> list[View]:
    """Parcels that wait, are in doubt or refused, and of the `WINDOW` newest those with a remark."""
    table = tables.shipments
    parts = [_newest(tables, state, before, limit) for state in PROBLEMS]
    remarked = _newest(tables, None, before, limit).where(
        table.c.id >= _oldest_in_window(connection, tables),
        table.c.reason.is_not(None),
        table.c.state.not_in(PROBLEMS),
    )
    every = union_all(*(select(part.subquery()) for part in (*parts, remarked))).subquery()
    return _read(connection, select(every).order_by(every.c.id.desc()).limit(limit))


def of_orders(connection: Connection, tables: Tables, order_ids: Sequence[int]) -> list[View]:
    """The parcels of the orders with these ids of ours."""
    table = tables.shipments
    query = _columns(tables).where(table.c.order_id.in_(order_ids)).order_by(table.c.order_id, table.c.package_number)
    return _read(connection, query) if order_ids else []


def of_order(connection: Connection, tables: Tables, amazon_order_id: str) -> list[View]:
    """The parcels of an order, by their numbers."""
    mine = of_amazon_id(connection, tables, amazon_order_id)
    return _read(connection, _columns(tables).where(mine).order_by(tables.shipments.c.package_number))


def counted(connection: Connection, tables: Tables, cap: int) -> dict[str, int]:
    """State -> how many parcels are in it; counting ends one above the cap."""
    return by_state(connection, tables.shipments, list(ShipmentState), cap)


def carriers(connection: Connection, tables: Tables) -> list[View]:
    """The carriers of the `WINDOW` newest parcels by channel, with how many parcels each has, and the last one's day.

    Times are UTC.
    """
    table, orders = tables.shipments, tables.orders
    group = (orders.c.channel, table.c.carrier_code, table.c.carrier_title)
    query = select(*group, func.count().label("parcels"), func.max(table.c.shipped_at).label("last_shipped"))
    query = query.join(orders, orders.c.id == table.c.order_id)
    query = query.where(table.c.id >= _oldest_in_window(connection, tables)).group_by(*group).order_by(*group)
    return [dict(row) for row in connection.execute(query).mappings()]


def _newest(tables: Tables, state: ShipmentState | None, before: int | None, limit: int) -> Select[Any]:
    table = tables.shipments
    query = _columns(tables).order_by(table.c.id.desc()).limit(limit)
    if state is not None:
        # Left alone, MariaDB walks from the state's last row, and a later page costs as much as all before it.
        query = query.where(table.c.state == state).with_hint(table, "FORCE INDEX (by_state)")
    return query if before is None else query.where(table.c.id < before)


def _columns(tables: Tables) -> Select[Any]:
    table, orders = tables.shipments, tables.orders
    columns = (table.c.id, orders.c.amazon_order_id, orders.c.channel, *(table.c[name] for name in LISTED))
    return select(*columns, table.c["items"]).join(orders, orders.c.id == table.c.order_id)


def _oldest_in_window(connection: Connection, tables: Tables) -> int:
    table = tables.shipments
    newest = select(table.c.id).order_by(table.c.id.desc()).limit(WINDOW).subquery()
    return int(connection.execute(select(func.min(newest.c.id))).scalar() or 0)


def _read(connection: Connection, query: Select[Any]) -> list[View]:
    rows = [dict(row) for row in connection.execute(query).mappings()]
    return [{**row, "pieces": sum(msgspec.json.decode(row["items"]).values())} for row in rows]
