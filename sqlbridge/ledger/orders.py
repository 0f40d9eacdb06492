"""Amazon's orders and their state. No other module writes the column `state` of `orders`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, delete, func, insert, select, update

from sqlbridge.database.tables import Tables
from sqlbridge.ledger.order_queries import TO_IMPORT, OrderRecord, known, select_orders
from sqlbridge.model.orders import AmazonOrder, WrittenOrder
from sqlbridge.model.selling import Channel
from sqlbridge.model.shipments import ShippedOrder
from sqlbridge.model.states import UNKNOWN_TO_THE_SHOP, OrderState

# An operator may import also what was left out before.
_NOT_IN_SHOP = (*TO_IMPORT, OrderState.CLOSED)
WAITING_STATUSES = ("UNSHIPPED", "PARTIALLY_SHIPPED")
SHIPPED_STATUSES = ("PARTIALLY_SHIPPED", "SHIPPED")
SHIPPED_UNSEEN = (
    "it was shipped at Amazon, at least in part, before it was imported: `sqlbridge orders retry` imports all of it, "
    "`sqlbridge orders dismiss` leaves it out"
)


@dataclass(frozen=True, slots=True)
class SeenOrder:
    """An order that Amazon told of: its content, sealed, and the shop's SKU for each item id."""

    order: AmazonOrder
    content: bytes
    shop_skus: Mapping[str, str]


def record(
    connection: Connection, tables: Tables, channel: Channel, seen: Sequence[SeenOrder], now: datetime
) -> set[str]:
    """Take up what Amazon says of orders; the shop's SKUs of which other pieces are unknown to the shop by now.

    An order that is known with a later change stays as it is: pages come in any order.
    """
    found = known(connection, tables, channel.account, [one.order.id for one in seen])
    concerned: set[str] = set()
    for one in seen:
        before = found.get(one.order.id)
        if before is None:
            first = _first_state(one.order)
            if first is not None:
                _insert(connection, tables, channel, one, *first, now)
                concerned |= set(one.shop_skus.values())
        elif before.updated_at <= one.order.updated_at:
            concerned |= _take_up(connection, tables, before, one, now)
    return concerned


def _take_up(connection: Connection, tables: Tables, before: OrderRecord, seen: SeenOrder, now: datetime) -> set[str]:
    """What Amazon says of a known order now; the shop's SKUs whose unknown pieces it changes."""
    state, reason = _next_state(before.state, seen.order)
    fewer = _fewer_pieces(connection, tables, before, seen)
    if fewer and before.state is OrderState.IMPORTED:
        reason = f"Amazon has fewer pieces of it than were imported: {fewer}"
    _update(connection, tables, before, seen, state, reason, now)
    is_other = state is not before.state or fewer
    return set(seen.shop_skus.values()) if is_other and before.state in UNKNOWN_TO_THE_SHOP else set()


def _fewer_pieces(connection: Connection, tables: Tables, before: OrderRecord, seen: SeenOrder) -> str:
    """In words, the items of which pieces were cancelled since; empty if none were."""
    items = tables.order_items
    rows = connection.execute(select(items.c.item_id, items.c.quantity).where(items.c.order_id == before.id))
    present = {line.item_id: line for line in seen.order.lines}
    gone = [
        f"{present[row.item_id].seller_sku} {present[row.item_id].quantity} instead of {row.quantity}"
        for row in rows
        if row.item_id in present and present[row.item_id].quantity < row.quantity
    ]
    return ", ".join(gone)


def lock(connection: Connection, tables: Tables, order_id: int) -> OrderRecord | None:
    """The order, if the shop does not have it yet, locked until the transaction ends."""
    orders = tables.orders
    mine = and_(orders.c.id == order_id, orders.c.state.in_(_NOT_IN_SHOP))
    return next(iter(select_orders(connection, select(orders).where(mine).with_for_update())), None)


def imported(connection: Connection, tables: Tables, order_id: int, written: WrittenOrder, now: datetime) -> None:
    """The order is in the shop."""
    values = {
        "shop_order_id": written.id,
        "shop_reference": written.reference,
        "imported_at": now,
        "reason": None,
        "not_before": None,
    }
    _move(connection, tables, order_id, _NOT_IN_SHOP, OrderState.IMPORTED, **values)
    items = tables.order_items
    for item_id, line_id in written.lines.items():
        mine = and_(items.c.order_id == order_id, items.c.item_id == item_id)
        connection.execute(update(items).where(mine).values(shop_line_id=line_id))


def failed(connection: Connection, tables: Tables, order_id: int, reason: str, not_before: datetime) -> None:
    """The order cannot be written into the shop, for this reason; it is tried again from `not_before` on."""
    failures = tables.orders.c.failures + 1
    _move(
        connection,
        tables,
        order_id,
        _NOT_IN_SHOP,
        OrderState.FAILED,
        reason=reason,
        failures=failures,
        not_before=not_before,
    )


def understand(connection: Connection, tables: Tables, order_id: int, shop_skus: Mapping[str, str]) -> None:
    """What the items are in the shop, by item id, as the links of listings say now."""
    items = tables.order_items
    for item_id, sku in shop_skus.items():
        mine = and_(items.c.order_id == order_id, items.c.item_id == item_id)
        connection.execute(update(items).where(mine).values(shop_sku=sku))


def follow_links(connection: Connection, tables: Tables, seller_sku: str) -> set[str]:
    """Let items that the shop does not know yet be what the links of their listings say now.

    The shop's SKUs of which other pieces are unknown to the shop by that.
    """
    orders, items, listings = tables.orders, tables.order_items, tables.listings
    is_listing = and_(listings.c.channel == orders.c.channel, listings.c.seller_sku == items.c.seller_sku)
    stale = and_(
        items.c.seller_sku == seller_sku,
        items.c.shop_sku != listings.c.shop_sku,
        orders.c.state.in_(UNKNOWN_TO_THE_SHOP),
    )
    query = (
        select(items.c.order_id, items.c.item_id, items.c.shop_sku, listings.c.shop_sku.label("linked"))
        .join(orders, orders.c.id == items.c.order_id)
        .join(listings, is_listing)
    )
    found = connection.execute(query.where(stale).with_for_update()).all()
    for row in found:
        understand(connection, tables, row.order_id, {row.item_id: row.linked})
    return {sku for row in found for sku in (row.shop_sku, row.linked)}


def dismiss(connection: Connection, tables: Tables, order_id: int) -> bool:
    """Leave it out of the shop for good; its pieces are the shop's again."""
    reason = "left out by the operator"
    return _move(connection, tables, order_id, UNKNOWN_TO_THE_SHOP, OrderState.CLOSED, reason=reason, not_before=None)


def cancelled_in_shop(connection: Connection, tables: Tables, order_id: int, *, is_cancelled: bool = True) -> None:
    """Whether the shop's order is cancelled."""
    mine = tables.orders.c.id == order_id
    connection.execute(update(tables.orders).where(mine).values(is_cancelled_in_shop=int(is_cancelled)))


def shipped(connection: Connection, tables: Tables, order_id: int, pieces: Mapping[str, int]) -> None:
    """Amazon has taken the shipment of so many more pieces, by item id."""
    items = tables.order_items
    for item_id, number in pieces.items():
        mine = and_(items.c.order_id == order_id, items.c.item_id == item_id)
        more = func.least(items.c.quantity, items.c.quantity_shipped + number)
        connection.execute(update(items).where(mine).values(quantity_shipped=more))


def shipped_at_amazon(connection: Connection, tables: Tables, order_id: int, found: ShippedOrder) -> None:
    """What Amazon says is ordered and shipped by now, whoever cancelled or shipped it."""
    connection.execute(update(tables.orders).where(tables.orders.c.id == order_id).values(status=found.status))
    items = tables.order_items
    for item_id, ordered in found.ordered.items():
        mine = and_(items.c.order_id == order_id, items.c.item_id == item_id)
        now = {"quantity": ordered, "quantity_shipped": found.shipped[item_id]}
        connection.execute(update(items).where(mine).values(now))


def forget_personal_data(connection: Connection, tables: Tables, before: datetime, now: datetime, limit: int) -> int:
    """Remove the content of up to `limit` orders whose delivery window ended before that moment; note that it was.

    Where Amazon names no window, the day of the order counts.
    """
    orders = tables.orders
    ended = func.coalesce(orders.c.deliver_by, orders.c.ship_by, orders.c.purchased_at) < before
    old = select(orders.c.id).where(orders.c.purged_at.is_(None), ended).limit(limit)
    ids = connection.execute(old).scalars().all()
    purged = update(orders).where(orders.c.id.in_(ids)).values(content=None, cancel_reason=None, purged_at=now)
    return connection.execute(purged).rowcount if ids else 0


def _first_state(order: AmazonOrder) -> tuple[OrderState, str | None] | None:
    """The state and its reason; what is over before it was ever seen is none of ours."""
    match order.status:
        case "UNSHIPPED":
            return OrderState.WAITING, None
        case "PARTIALLY_SHIPPED":
            return OrderState.FAILED, SHIPPED_UNSEEN
        case "PENDING" | "PENDING_AVAILABILITY":
            return OrderState.PENDING, None
    return None


def _next_state(state: OrderState, order: AmazonOrder) -> tuple[OrderState, str | None]:
    if state not in UNKNOWN_TO_THE_SHOP:
        return state, None
    if order.status == "CANCELLED":
        return OrderState.CANCELLED, "cancelled at Amazon before it was imported"
    if order.status in SHIPPED_STATUSES:
        return OrderState.FAILED, SHIPPED_UNSEEN
    if state is OrderState.PENDING and order.status == "UNSHIPPED":
        return OrderState.WAITING, None
    return state, None


def _insert(
    connection: Connection,
    tables: Tables,
    channel: Channel,
    seen: SeenOrder,
    state: OrderState,
    reason: str | None,
    now: datetime,
) -> None:
    place = {"account": channel.account, "channel": channel.name}
    values = _columns(seen, now) | place | {"state": state.value, "reason": reason}
    order_id = connection.execute(insert(tables.orders).values(values)).lastrowid
    _write_items(connection, tables, order_id, seen)


def _update(
    connection: Connection,
    tables: Tables,
    before: OrderRecord,
    seen: SeenOrder,
    state: OrderState,
    reason: str | None,
    now: datetime,
) -> None:
    values = _columns(seen, now)
    if state is not before.state:
        values |= {"state": state.value, "reason": reason, "not_before": None}
    elif reason:
        values["reason"] = reason
    if before.is_purged:
        values |= {"content": None, "cancel_reason": None}
    connection.execute(update(tables.orders).where(tables.orders.c.id == before.id).values(values))
    if before.state in UNKNOWN_TO_THE_SHOP:
        _write_items(connection, tables, before.id, seen)


def _write_items(connection: Connection, tables: Tables, order_id: int, seen: SeenOrder) -> None:
    items = tables.order_items
    connection.execute(delete(items).where(items.c.order_id == order_id))
    rows = [
        {
            "order_id": order_id,
            "item_id": line.item_id,
            "seller_sku": line.seller_sku,
            "shop_sku": seen.shop_skus[line.item_id],
            "quantity": line.quantity,
            "quantity_shipped": line.quantity_shipped,
        }
        for line in seen.order.lines
    ]
    if rows:
        connection.execute(insert(items), rows)


def _columns(seen: SeenOrder, now: datetime) -> dict[str, Any]:
    order = seen.order
    return {
        "amazon_order_id": order.id,
        "status": order.status,
        "purchased_at": order.purchased_at,
        "updated_at": order.updated_at,
        "ship_by": order.ship_by,
        "deliver_by": order.deliver_by,
        "currency": order.currency,
        "total": order.total,
        "cancel_reason": order.cancel_reason,
        "is_unwanted": int(order.is_unwanted),
        "content": seen.content,
        "seen_at": now,
    }


def _move(
    connection: Connection,
    tables: Tables,
    order_id: int,
    sources: Sequence[OrderState],
    target: OrderState,
    **columns: Any,
) -> bool:
    orders = tables.orders
    mine = and_(orders.c.id == order_id, orders.c.state.in_(sources))
    return connection.execute(update(orders).where(mine).values(state=target.value, **columns)).rowcount == 1
