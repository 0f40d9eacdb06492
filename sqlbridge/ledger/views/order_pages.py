"""Orders page by page, the newest first, each page read from an index; no personal data is in it. Reads only."""

from typing import Any

from sqlalchemy import Connection, Select, func, select, union_all

from sqlbridge.database.tables import Tables
from sqlbridge.ledger.order_queries import selling_accounts
from sqlbridge.ledger.views.counting import by_state
from sqlbridge.ledger.views.order_views import LISTED, View, differs, told
from sqlbridge.model.states import OrderState

WINDOW = 5_000
"""Among so many imported orders, the newest, those are looked for where shop and Amazon disagree."""


def page(
    connection: Connection, tables: Tables, state: OrderState | None, *, before: int | None, limit: int
) -> list[View]:
    """The next orders in a state, or in any, below the id `before`."""
    return _told(connection, _newest(tables, state, before, limit))


def problems(connection: Connection, tables: Tables, *, before: int | None, limit: int) -> list[View]:
    """Orders that need a person: all that failed, and of the `WINDOW` imported last those with a problem."""
    table = tables.orders
    failed = _newest(tables, OrderState.FAILED, before, limit)
    odd = _newest(tables, OrderState.IMPORTED, before, limit).where(
        table.c.id >= _oldest_in_window(connection, tables), differs(tables)
    )
    every = union_all(*(select(part.subquery()) for part in (failed, odd))).subquery()
    return _told(connection, select(every).order_by(every.c.id.desc()).limit(limit))


def search(connection: Connection, tables: Tables, beginning: str, *, after: str, limit: int) -> list[View]:
    """Orders by Amazon's id, those that begin so and come after another one."""
    table, parts = tables.orders, []
    for account in selling_accounts(connection, tables):
        mine = _columns(tables).where(table.c.account == account, table.c.amazon_order_id > after)
        mine = mine.where(table.c.amazon_order_id.startswith(beginning, autoescape=True))
        mine = mine.with_hint(table, "FORCE INDEX (one_order)")
        parts.append(mine.order_by(table.c.amazon_order_id).limit(limit))
    if not parts or not beginning.isascii():
        return []
    every = union_all(*(select(part.subquery()) for part in parts)).subquery()
    return _told(connection, select(every).order_by(every.c.amazon_order_id).limit(limit))


def counted(connection: Connection, tables: Tables, cap: int) -> dict[str, int]:
    """State -> how many orders are in it; counting ends one above the cap."""
    return by_state(connection, tables.orders, list(OrderState), cap)


def _newest(tables: Tables, state: OrderState | None, before: int | None, limit: int) -> Select[Any]:
    table = tables.orders
    query = _columns(tables).order_by(table.c.id.desc()).limit(limit)
    if state is not None:
        # Left alone, MariaDB walks from the state's last row, and a later page costs as much as all before it.
        query = query.where(table.c.state == state).with_hint(table, "FORCE INDEX (by_state)")
    return query if before is None else query.where(table.c.id < before)


def _columns(tables: Tables) -> Select[Any]:
    return select(tables.orders.c.id, *(tables.orders.c[name] for name in LISTED))


def _oldest_in_window(connection: Connection, tables: Tables) -> int:
    table = tables.orders
    newest = select(table.c.id).where(table.c.state == OrderState.IMPORTED).order_by(table.c.id.desc()).limit(WINDOW)
    return int(connection.execute(select(func.min(newest.subquery().c.id))).scalar() or 0)


def _told(connection: Connection, query: Select[Any]) -> list[View]:
    return [told(dict(row)) for row in connection.execute(query).mappings()]
