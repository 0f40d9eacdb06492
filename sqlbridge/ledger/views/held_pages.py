"""Held values page by page, along the index of held values. Reads only."""

from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from sqlbridge.database.tables import Tables
from sqlbridge.ledger.held_values import HeldFilter, chosen, is_waiting
from sqlbridge.model.feeds import FeedKind


class HeldPlace(NamedTuple):
    """Where a value stands in the index."""

    held_value: Decimal
    id: int


class HeldRow(NamedTuple):
    """A value that waits for a person: what Amazon has acknowledged, what it would be told, and why it is not."""

    id: int
    kind: FeedKind
    destination: str
    seller_sku: str
    acknowledged: Decimal | None
    held_value: Decimal
    held_reason: str

    @property
    def place(self) -> HeldPlace:
        """Where it stands."""
        return HeldPlace(self.held_value, self.id)


class HeldNumber(NamedTuple):
    """How many values of a kind and destination wait; `is_more` where counting ended at the cap."""

    kind: FeedKind
    destination: str
    number: int
    is_more: bool


def page(
    connection: Connection,
    tables: Tables,
    wanted: HeldFilter,
    *,
    after: HeldPlace | None,
    until: HeldPlace | None,
    limit: int,
) -> list[HeldRow]:
    """The next wanted values behind a place, quantities before prices; look no further than `until`."""
    values = tables.listing_values
    query = select(*(values.c[name] for name in HeldRow._fields)).where(*_walk(tables, wanted, after))
    query = query.where(is_waiting(tables), *chosen(tables, wanted))
    if until is not None:
        query = query.where(~_is_behind(tables, until))
    rows = connection.execute(query.order_by(values.c.held_value, values.c.id).limit(limit))
    return [HeldRow(row.id, FeedKind(row.kind), *row[2:]) for row in rows]


def window_end(
    connection: Connection, tables: Tables, wanted: HeldFilter, *, after: HeldPlace | None, size: int
) -> HeldPlace | None:
    """The place of the last one of the next `size` held values of the kind; None where there are not as many."""
    values = tables.listing_values
    query = select(values.c.held_value, values.c.id).where(*_walk(tables, wanted, after))
    row = connection.execute(query.order_by(values.c.held_value, values.c.id).offset(size - 1).limit(1)).first()
    return HeldPlace(*row) if row else None


def counted(connection: Connection, tables: Tables, cap: int) -> list[HeldNumber]:
    """How many wait, by kind and destination; of each kind, the first up to the cap are looked at."""
    return [number for kind in (FeedKind.PRICE, FeedKind.STOCK) for number in _counted(connection, tables, kind, cap)]


def _counted(connection: Connection, tables: Tables, kind: FeedKind, cap: int) -> list[HeldNumber]:
    values = tables.listing_values
    query = select(values.c.destination).where(*_walk(tables, HeldFilter(kind), None), is_waiting(tables))
    some = query.limit(cap + 1).subquery()
    rows = connection.execute(select(some.c.destination, func.count()).group_by(some.c.destination)).all()
    is_more = sum(row[1] for row in rows) > cap
    return [HeldNumber(kind, row[0], row[1], is_more) for row in rows]


def _walk(tables: Tables, wanted: HeldFilter, after: HeldPlace | None) -> list[ColumnElement[bool]]:
    """A range of the index: only zeros are held of quantities, and never of prices."""
    held = tables.listing_values.c.held_value
    ranges: dict[Any, ColumnElement[bool]] = {FeedKind.STOCK: held == 0, FeedKind.PRICE: held > 0}
    return [ranges.get(wanted.kind, held.is_not(None)), *([_is_behind(tables, after)] if after else [])]


def _is_behind(tables: Tables, place: HeldPlace) -> ColumnElement[bool]:
    values = tables.listing_values
    same = and_(values.c.held_value == place.held_value, values.c.id > place.id)
    return or_(values.c.held_value > place.held_value, same)
