"""Orders as recorded, and the questions that the tasks ask about them. Nothing here writes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from sqlbridge.database.tables import Tables
from sqlbridge.ledger.batches import batches
from sqlbridge.model.states import UNKNOWN_TO_THE_SHOP, OrderState

LONGEST_WAIT = timedelta(days=1)
TO_IMPORT = (OrderState.WAITING, OrderState.FAILED)


@dataclass(frozen=True, slots=True)
class OrderRecord:
    """An order as recorded. `content` is sealed, and None once it was purged; `updated_at` is Amazon's."""

    id: int
    account: str
    channel: str
    amazon_order_id: str
    status: str
    state: OrderState
    purchased_at: datetime
    updated_at: datetime
    seen_at: datetime
    shop_order_id: str | None
    failures: int
    content: bytes | None
    is_purged: bool


def to_import(
    connection: Connection, tables: Tables, channel: str, now: datetime, after: int, limit: int
) -> list[OrderRecord]:
    """The next orders, by id, that are to be written into the shop now.

    A time further ahead than an order ever waits was written by a clock that was wrong.
    """
    orders = tables.orders
    has_come = or_(orders.c.not_before <= now, orders.c.not_before > now + LONGEST_WAIT)
    due = or_(orders.c.not_before.is_(None), has_come)
    wanted = and_(
        orders.c.channel == channel,
        orders.c.state.in_(TO_IMPORT),
        orders.c.status == "UNSHIPPED",
        orders.c.id > after,
    )
    return select_orders(connection, select(orders).where(wanted, due).order_by(orders.c.id).limit(limit))


def one(connection: Connection, tables: Tables, amazon_order_id: str) -> OrderRecord | None:
    """The order with this id of Amazon's."""
    orders = tables.orders
    query = select(orders).where(of_amazon_id(connection, tables, amazon_order_id))
    return next(iter(select_orders(connection, query)), None)


def of_amazon_id(connection: Connection, tables: Tables, amazon_order_id: str) -> ColumnElement[bool]:
    """Finds an order by Amazon's id with the index, which begins with the account."""
    orders = tables.orders
    return and_(
        orders.c.account.in_(selling_accounts(connection, tables)), orders.c.amazon_order_id == amazon_order_id
    )


def selling_accounts(connection: Connection, tables: Tables) -> list[str]:
    """The accounts that have orders, also those that are configured no more."""
    account = tables.orders.c.account
    return list(connection.execute(select(account).distinct()).scalars())


def to_cancel(connection: Connection, tables: Tables, channel: str) -> list[OrderRecord]:
    """Orders that the shop has, and that Amazon cancelled or of which the buyer wants nothing any more."""
    orders = tables.orders
    unwanted = or_(orders.c.status == "CANCELLED", orders.c.is_unwanted == 1)
    in_shop = and_(orders.c.state == OrderState.IMPORTED, orders.c.is_cancelled_in_shop == 0)
    return select_orders(connection, select(orders).where(orders.c.channel == channel, unwanted, in_shop))


def shop_skus(connection: Connection, tables: Tables, order_id: int) -> dict[str, str]:
    """Item id -> SKU of the shop."""
    items = tables.order_items
    rows = connection.execute(select(items.c.item_id, items.c.shop_sku).where(items.c.order_id == order_id))
    return {row.item_id: row.shop_sku for row in rows}


def unknown_pieces(connection: Connection, tables: Tables) -> dict[str, int]:
    """SKU of the shop -> pieces that Amazon has sold and the shop's stock still holds, on whatever account."""
    orders, items = tables.orders, tables.order_items
    query = (
        select(items.c.shop_sku, func.sum(items.c.quantity))
        .join(orders, orders.c.id == items.c.order_id)
        .where(orders.c.state.in_(UNKNOWN_TO_THE_SHOP))
        .group_by(items.c.shop_sku)
    )
    return {sku: int(pieces) for sku, pieces in connection.execute(query)}


def known(
    connection: Connection, tables: Tables, account: str, amazon_order_ids: Sequence[str]
) -> dict[str, OrderRecord]:
    """The orders among these, by Amazon's id."""
    orders, found = tables.orders, {}
    for batch in batches(amazon_order_ids):
        mine = and_(orders.c.account == account, orders.c.amazon_order_id.in_(batch))
        for one in select_orders(connection, select(orders).where(mine)):
            found[one.amazon_order_id] = one
    return found


def select_orders(connection: Connection, query: Any) -> list[OrderRecord]:
    """The orders that a query finds."""
    return [
        OrderRecord(
            id=row.id,
            account=row.account,
            channel=row.channel,
            amazon_order_id=row.amazon_order_id,
            status=row.status,
            state=OrderState(row.state),
            purchased_at=row.purchased_at,
            updated_at=row.updated_at,
            seen_at=row.seen_at,
            shop_order_id=row.shop_order_id,
            failures=row.failures,
            content=row.content,
            is_purged=row.purged_at is not None,
        )
        for row in connection.execute(query)
    ]
