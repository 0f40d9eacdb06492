"""Values that are held back: a price that jumps, a mass of zeros. An operator sees them and releases them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, FromClause, and_, bindparam, func, or_, select, update

from sqlbridge.database.tables import Tables
from sqlbridge.ledger.batches import batches
from sqlbridge.model.feeds import FeedKind


class HeldFilter(NamedTuple):
    """Which held values; a part that is empty leaves all in.

    `destination` is a channel (prices) or an account (quantities), `reason` a part of the reason's text.
    """

    kind: FeedKind | None = None
    destination: str = ""
    reason: str = ""
    seller_sku: str = ""

    def __str__(self) -> str:
        return (
            ", ".join(part for part in (self.seller_sku, self.reason, self.destination, self.kind) if part) or "all"
        )


def record(
    connection: Connection, tables: Tables, held: Mapping[int, tuple[Decimal, str]], others: Sequence[int]
) -> None:
    """Remember what is held, value id -> (value, reason), and that the `others` are not."""
    values = tables.listing_values
    for batch in batches(others):
        was_held = and_(values.c.id.in_(batch), values.c.held_value.is_not(None))
        connection.execute(update(values).where(was_held).values(held_value=None, held_reason=None))
    if held:
        statement = update(values).where(values.c.id == bindparam("value_id"))
        statement = statement.values(held_value=bindparam("held"), held_reason=bindparam("reason"))
        rows = [{"value_id": id_, "held": value, "reason": reason} for id_, (value, reason) in held.items()]
        connection.execute(statement, rows)


def going_to_zero(connection: Connection, tables: Tables, account: str, since: datetime | None = None) -> int:
    """How many of the account's stocked seller SKUs are on their way to 0 in open feeds.

    With `since`, also what went to 0 after that moment, and not by an operator's word.
    """
    values = tables.listing_values
    # By the index of open feeds: far fewer than the account's values.
    is_going = and_(values.c.open_feed.is_not(None), values.c.open_value == 0, _is_stocked(tables))
    query = select(func.count()).select_from(_with_patches(tables)).where(_is_of(tables, account), is_going)
    going = int(connection.execute(query).scalar_one())
    if since is None:
        return going
    query = select(func.count()).where(_is_of(tables, account), _just_gone(tables, since))
    going += int(connection.execute(query).scalar_one())
    joined = tables.value_patches.join(values, values.c.id == tables.value_patches.c.value_id)
    query = select(func.count()).select_from(joined)
    query = query.where(_is_of(tables, account), _just_gone_beside_a_feed(tables, since))
    return going + int(connection.execute(query).scalar_one())


def stocked(connection: Connection, tables: Tables, account: str, most: int, since: datetime | None = None) -> int:
    """How many of the account's seller SKUs Amazon shows with stock, counted up to `most`.

    Those included that went there while their feed is stuck; with `since`, also what went to 0 after that moment.
    """
    is_stocked = _is_stocked(tables)
    if since is not None:
        is_stocked = or_(is_stocked, _just_gone(tables, since), _just_gone_beside_a_feed(tables, since))
    some = select(tables.listing_values.c.id).select_from(_with_patches(tables))
    some = some.where(_is_of(tables, account), is_stocked).limit(most)
    return int(connection.execute(select(func.count()).select_from(some.subquery())).scalar_one())


def counted(connection: Connection, tables: Tables) -> dict[tuple[FeedKind, str], int]:
    """How many values wait for a person, by kind and destination."""
    values = tables.listing_values
    group = (values.c.kind, values.c.destination)
    rows = connection.execute(select(*group, func.count()).where(is_waiting(tables)).group_by(*group))
    return {(FeedKind(kind), destination): number for kind, destination, number in rows}


def listed(connection: Connection, tables: Tables) -> list[dict[str, Any]]:
    """What is held now, with the reason."""
    values = tables.listing_values
    names = ("kind", "destination", "seller_sku", "acknowledged", "held_value", "held_reason")
    query = select(*(values.c[name] for name in names)).where(values.c.held_value.is_not(None)).order_by(values.c.id)
    return [dict(row) for row in connection.execute(query).mappings()]


def release(connection: Connection, tables: Tables, wanted: HeldFilter) -> int:
    """Let the held values go as they are that the filter chooses; how many."""
    return _release(connection, tables, [tables.listing_values.c.held_value.is_not(None), *chosen(tables, wanted)])


def release_some(connection: Connection, tables: Tables, ids: Sequence[int]) -> list[str]:
    """Let these held values go as they are; the seller SKUs of those that were held."""
    values = tables.listing_values
    mine = [values.c.id.in_(ids), is_waiting(tables)]
    skus = connection.execute(select(values.c.seller_sku).where(*mine).with_for_update()).scalars().all()
    _release(connection, tables, mine)
    return sorted(set(skus))


def is_any_released_in_a_feed(connection: Connection, tables: Tables) -> bool:
    """Whether an open feed carries another value where a held one was let go."""
    values = tables.listing_values
    released = and_(values.c.open_feed.is_not(None), values.c.held_value == values.c.released_value)
    return connection.execute(select(values.c.id).where(released).limit(1)).first() is not None


def is_waiting(tables: Tables) -> ColumnElement[bool]:
    """That a value is held and not released: what was released is NULL or that very value."""
    values = tables.listing_values
    return values.c.held_value.is_not(None) & values.c.held_value.is_distinct_from(values.c.released_value)


def chosen(tables: Tables, wanted: HeldFilter) -> list[ColumnElement[bool]]:
    """What must hold of a value that the filter chooses."""
    values, found = tables.listing_values, list[ColumnElement[bool]]()
    if wanted.kind:
        found.append(values.c.kind == wanted.kind.value)
    if wanted.destination:
        found.append(values.c.destination == wanted.destination)
    if wanted.reason:
        found.append(values.c.held_reason.contains(wanted.reason, autoescape=True))
    if wanted.seller_sku:
        found.append(values.c.seller_sku == wanted.seller_sku)
    return found


def _release(connection: Connection, tables: Tables, which: Sequence[ColumnElement[bool]]) -> int:
    values = tables.listing_values
    released = {values.c.released_value: values.c.held_value}
    return connection.execute(update(values).where(*which).values(released)).rowcount


def _with_patches(tables: Tables) -> FromClause:
    values, patches = tables.listing_values, tables.value_patches
    return values.outerjoin(patches, patches.c.value_id == values.c.id)


def _is_of(tables: Tables, account: str) -> ColumnElement[bool]:
    values = tables.listing_values
    return and_(values.c.kind == FeedKind.STOCK.value, values.c.destination == account)


def _is_stocked(tables: Tables) -> ColumnElement[bool]:
    return func.coalesce(tables.listing_values.c.acknowledged, tables.value_patches.c.value) > 0


def _just_gone(tables: Tables, since: datetime) -> ColumnElement[bool]:
    values = tables.listing_values
    is_new_zero = and_(values.c.acknowledged == 0, values.c.acknowledged_at >= since)
    return and_(is_new_zero, values.c.released_value.is_distinct_from(0))


def _just_gone_beside_a_feed(tables: Tables, since: datetime) -> ColumnElement[bool]:
    patches, values = tables.value_patches, tables.listing_values
    return and_(patches.c.value == 0, patches.c.asked_at >= since, values.c.released_value.is_distinct_from(0))
