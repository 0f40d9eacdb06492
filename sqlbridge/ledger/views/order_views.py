"""What operators look at of orders: no personal data is in it. Reads only."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from sqlbridge.database.tables import Tables
from sqlbridge.ledger.order_queries import of_amazon_id
from sqlbridge.model.states import OrderState

View = dict[str, Any]

LISTED = (
    "amazon_order_id",
    "channel",
    "state",
    "status",
    "purchased_at",
    "ship_by",
    "currency",
    "total",
    "shop_order_id",
    "shop_reference",
    "imported_at",
    "failures",
    "not_before",
    "reason",
    "cancel_reason",
    "is_unwanted",
    "is_cancelled_in_shop",
    "purged_at",
)
_STILL_OPEN = ("UNSHIPPED", "PARTIALLY_SHIPPED")


def orders(
    connection: Connection, tables: Tables, *, state: OrderState | None, only_problems: bool, limit: int
) -> list[View]:
    """The newest orders, in a state, or those that need a person, each with its `problem` in words."""
    table = tables.orders
    query = select(*(table.c[name] for name in LISTED)).order_by(table.c.purchased_at.desc(), table.c.id.desc())
    if state:
        query = query.where(table.c.state == state)
    if only_problems:
        query = query.where(
            or_(table.c.state == OrderState.FAILED, and_(table.c.state == OrderState.IMPORTED, differs(tables)))
        )
    found = [dict(row) for row in connection.execute(query.limit(limit)).mappings()]
    return [told(row) for row in found]


def order(connection: Connection, tables: Tables, amazon_order_id: str) -> View | None:
    """One order with its items, or None."""
    table, items = tables.orders, tables.order_items
    mine = of_amazon_id(connection, tables, amazon_order_id)
    row = connection.execute(select(table).where(mine)).mappings().first()
    if row is None:
        return None
    names = ("item_id", "seller_sku", "shop_sku", "quantity", "quantity_shipped", "shop_line_id")
    query = select(*(items.c[name] for name in names)).where(items.c.order_id == row["id"]).order_by(items.c.item_id)
    return {
        **told({name: row[name] for name in LISTED}),
        "items": [dict(item) for item in connection.execute(query).mappings()],
    }


def summary(connection: Connection, tables: Tables) -> list[View]:
    """How many orders are in each state, and since when the oldest of them."""
    table = tables.orders
    oldest: Any = func.min(table.c.purchased_at)
    query = select(table.c.state, func.count(), oldest).group_by(table.c.state).order_by(table.c.state)
    names = ("state", "orders", "oldest")
    return [dict(zip(names, row, strict=True)) for row in connection.execute(query)]


def failed(connection: Connection, tables: Tables) -> dict[str, int]:
    """How many orders could not be imported, by channel."""
    table = tables.orders
    query = select(table.c.channel, func.count()).where(table.c.state == OrderState.FAILED).group_by(table.c.channel)
    return {row[0]: row[1] for row in connection.execute(query)}


def differs(tables: Tables) -> ColumnElement[bool]:
    """Whether shop and Amazon disagree about an imported order, or a remark stands with it."""
    table = tables.orders
    here, there = table.c.is_cancelled_in_shop == 1, table.c.status == "CANCELLED"
    only_here = and_(here, table.c.status.in_(_STILL_OPEN))
    only_there = and_(~here, or_(there, table.c.cancel_reason.is_not(None)))
    return or_(only_here, only_there, table.c.reason.is_not(None))


def told(row: View) -> View:
    """The total in the digits of its currency, and what is wrong with the order."""
    digits = 0 if row["currency"] == "JPY" else 2
    answers = {name: bool(row[name]) for name in ("is_unwanted", "is_cancelled_in_shop")}
    return {**row, **answers, "total": round(row["total"], digits), "problem": _problem(row)}


def _problem(row: Any) -> str:
    """What a person should know of the order, where shop and Amazon disagree or cannot go on."""
    if row["state"] == OrderState.FAILED:
        return row["reason"] or "not imported"
    if row["state"] != OrderState.IMPORTED:
        return ""
    if row["is_cancelled_in_shop"] and row["status"] in _STILL_OPEN:
        return "cancelled in the shop, still open at Amazon: cancel it there"
    if row["status"] == "CANCELLED" and not row["is_cancelled_in_shop"]:
        return "cancelled at Amazon, not in the shop"
    if row["cancel_reason"] and not row["is_cancelled_in_shop"]:
        what = "the order" if row["is_unwanted"] else "some items"
        return f"the buyer wants {what} cancelled: {row['cancel_reason']}"
    return row["reason"] or ""
