"""What operators look at of shipments: no personal data is in it. Reads only."""

from typing import Any

import msgspec
from sqlalchemy import Connection, func, or_, select

from sqlbridge.database.tables import Tables
from sqlbridge.model.states import ShipmentState

View = dict[str, Any]

PROBLEMS = (ShipmentState.WAITING, ShipmentState.DOUBTFUL, ShipmentState.REFUSED)
LISTED = (
    "parcel",
    "package_number",
    "carrier_code",
    "carrier_title",
    "amazon_code",
    "amazon_name",
    "tracking_number",
    "shipped_at",
    "state",
    "reason",
    "feed_id",
    "seen_at",
    "confirmed_at",
)


def shipments(connection: Connection, tables: Tables, *, only_problems: bool, limit: int) -> list[View]:
    """The parcels that changed last, with their orders; or those that wait, are in doubt or have a remark."""
    table, orders = tables.shipments, tables.orders
    columns = (orders.c.amazon_order_id, orders.c.channel, *(table.c[name] for name in LISTED), table.c["items"])
    query = select(*columns).join(orders, orders.c.id == table.c.order_id)
    if only_problems:
        query = query.where(or_(table.c.state.in_(PROBLEMS), table.c.reason.is_not(None)))
    found = connection.execute(query.order_by(table.c.seen_at.desc(), table.c.id.desc()).limit(limit)).mappings()
    return [{**row, "items": msgspec.json.decode(row["items"])} for row in found]


def carriers(connection: Connection, tables: Tables) -> list[View]:
    """The shop's carriers by channel, with how many parcels each has, and when it was last seen."""
    table, orders = tables.shipments, tables.orders
    group = (orders.c.channel, table.c.carrier_code, table.c.carrier_title)
    query = select(*group, func.count().label("parcels"), func.max(table.c.shipped_at).label("last_shipped"))
    query = query.join(orders, orders.c.id == table.c.order_id).group_by(*group).order_by(*group)
    return [dict(row) for row in connection.execute(query).mappings()]


def summary(connection: Connection, tables: Tables) -> list[View]:
    """How many parcels are in each state, and since when the oldest of them."""
    table = tables.shipments
    columns = (table.c.state, func.count().label("parcels"), func.min(table.c.shipped_at).label("oldest"))
    query = select(*columns).group_by(table.c.state).order_by(table.c.state)
    return [dict(row) for row in connection.execute(query).mappings()]
