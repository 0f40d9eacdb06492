"""The values that Amazon keeps: a price per channel and seller SKU, a quantity per account and seller SKU.

`open_feed` is the feed that carries the value now; nothing else may carry it until that feed has ended.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, NamedTuple

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Select, and_, or_, select, update
from sqlalchemy.dialects.mysql import insert

from sqlbridge.database.statements import among
from sqlbridge.database.tables import Tables
from sqlbridge.ledger.batches import batches
from sqlbridge.model.feeds import FeedKind, MessageState


class ValueKey(NamedTuple):
    """Which value: `destination` is the channel's name for a price, the account's for a quantity."""

    kind: FeedKind
    destination: str
    seller_sku: str


class ListingValue(Struct, frozen=True, gc=False):
    """What is known about a value at Amazon. `acknowledged` is None while that is unknown, at first or again."""

    id: int
    acknowledged: Decimal | None
    open_feed: int | None
    open_value: Decimal | None
    refused_value: Decimal | None
    refused_feed: int | None
    raise_waits_since: datetime | None
    released_value: Decimal | None
    was_acknowledged: bool = False
    held_value: Decimal | None = None


_UNKNOWN = ListingValue(0, None, None, None, None, None, None, None)


def load(connection: Connection, tables: Tables, keys: Sequence[ValueKey]) -> dict[ValueKey, ListingValue]:
    """The values of these keys, made where they are new, and locked until the transaction ends."""
    values: dict[ValueKey, ListingValue] = {}
    for (kind, destination), skus in _by_destination(keys).items():
        for batch in batches(skus):
            values.update(_locked(connection, tables, kind, destination, batch))
            # Not INSERT IGNORE of all of them: what is there costs as much as what is new, and an id each time.
            missing = [sku for sku in batch if ValueKey(kind, destination, sku) not in values]
            if missing:
                _make(connection, tables, kind, destination, missing)
                values.update(_locked(connection, tables, kind, destination, missing))
    return values


def peek(connection: Connection, tables: Tables, keys: Sequence[ValueKey]) -> dict[ValueKey, ListingValue]:
    """The values of these keys as they are, without a lock; of one that is not recorded yet nothing is known."""
    found = dict.fromkeys(keys, _UNKNOWN)
    for (kind, destination), skus in _by_destination(keys).items():
        for batch in batches(skus):
            found.update(_read(connection, kind, destination, _known(tables, kind, destination, batch)))
    return found


def in_feeds(connection: Connection, tables: Tables, feed_ids: Sequence[int]) -> dict[int, str]:
    """Value id -> seller SKU of what these feeds carry."""
    values = tables.listing_values
    query = select(values.c.id, values.c.seller_sku).where(values.c.open_feed.in_(feed_ids))
    return {row.id: row.seller_sku for row in connection.execute(query)}


def put_in_feed(connection: Connection, tables: Tables, feed_id: int) -> None:
    """Bind the values of the feed's messages to it."""
    values, messages = tables.listing_values, tables.feed_messages
    statement = update(values).where(messages.c.feed_id == feed_id, messages.c.value_id == values.c.id)
    free = values.c.open_feed.is_(None)
    connection.execute(
        statement.where(free).values({values.c.open_feed: feed_id, values.c.open_value: messages.c.value})
    )


def acknowledge(connection: Connection, tables: Tables, feed_id: int, now: datetime) -> None:
    """The feed's accepted values are Amazon's now; the refused ones are remembered as refused."""
    values, messages = tables.listing_values, tables.feed_messages
    accepted = {
        values.c.acknowledged: messages.c.value,
        values.c.acknowledged_at: now,
        values.c.refused_value: None,
        values.c.refused_feed: None,
        values.c.raise_waits_since: None,
        values.c.released_value: None,
        **_free(tables),
    }
    refused = {values.c.refused_value: messages.c.value, values.c.refused_feed: feed_id, **_free(tables)}
    for state, columns in ((MessageState.ACCEPTED, accepted), (MessageState.REFUSED, refused)):
        statement = update(values).where(_of_feed(tables, feed_id), messages.c.state == state)
        connection.execute(statement.values(columns))


def give_up(connection: Connection, tables: Tables, feed_id: int, *, unknown: bool) -> None:
    """The feed failed: its values are free, and with `unknown` nobody knows any more what Amazon has."""
    values = tables.listing_values
    columns: dict[Any, Any] = {"open_feed": None, "open_value": None}
    if unknown:
        columns["acknowledged"] = None
    connection.execute(update(values).where(values.c.open_feed == feed_id).values(columns))


def forget(connection: Connection, tables: Tables, ids: Sequence[int]) -> None:
    """What Amazon has of these values no longer counts as known."""
    values = tables.listing_values
    for batch in batches(ids):
        connection.execute(update(values).where(values.c.id.in_(batch)).values(acknowledged=None))


def forget_quantities(connection: Connection, tables: Tables, account: str) -> None:
    """What Amazon has of the account's quantities no longer counts as known, so that they are sent again."""
    values = tables.listing_values
    of_account = and_(values.c.kind == FeedKind.STOCK.value, values.c.destination == account)
    connection.execute(update(values).where(of_account).values(acknowledged=None))


def forget_one(connection: Connection, tables: Tables, key: ValueKey) -> bool:
    """What Amazon has of the value no longer counts as known; False while a feed carries it, which could tell."""
    values = tables.listing_values
    mine = and_(
        values.c.kind == key.kind.value,
        values.c.destination == key.destination,
        values.c.seller_sku == key.seller_sku,
    )
    row = connection.execute(select(values.c.id, values.c.open_feed).where(mine).with_for_update()).first()
    if row and row.open_feed is None:
        connection.execute(update(values).where(values.c.id == row.id).values(acknowledged=None))
    return row is None or row.open_feed is None


def forget_all(connection: Connection, tables: Tables) -> None:
    """Nothing that Amazon has counts as known, so that everything is sent again."""
    connection.execute(update(tables.listing_values).values(acknowledged=None))


def forget_refusals(connection: Connection, tables: Tables, change_ids: Sequence[int]) -> None:
    """Let the values that Amazon refused for these changes be sent again as they are."""
    values, messages, links = tables.listing_values, tables.feed_messages, tables.change_messages
    linked = select(messages.c.value_id).join(
        links, and_(links.c.feed_id == messages.c.feed_id, links.c.message_id == messages.c.message_id)
    )
    for batch in batches(change_ids):
        ids = connection.execute(linked.where(links.c.change_id.in_(batch))).scalars().all()
        for some in batches(ids):
            statement = update(values).where(values.c.id.in_(some))
            connection.execute(statement.values(refused_value=None, refused_feed=None))


def mark_waiting_raises(connection: Connection, tables: Tables, ids: Sequence[int], since: datetime) -> None:
    """Remember since when a raised quantity waits for its price; an earlier moment stays, one to come does not."""
    values = tables.listing_values
    is_new = or_(values.c.raise_waits_since.is_(None), values.c.raise_waits_since > since)
    for batch in batches(ids):
        new = and_(values.c.id.in_(batch), is_new)
        connection.execute(update(values).where(new).values(raise_waits_since=since))


def clear_waiting_raises(connection: Connection, tables: Tables, ids: Sequence[int]) -> None:
    """These wait for no price any more: the next raise waits its own time."""
    values = tables.listing_values
    for batch in batches(ids):
        marked = and_(values.c.id.in_(batch), values.c.raise_waits_since.is_not(None))
        connection.execute(update(values).where(marked).values(raise_waits_since=None))


def release_raises(connection: Connection, tables: Tables, seller_sku: str) -> int:
    """Let the waiting raises of a seller SKU go without their price; how many there were."""
    values = tables.listing_values
    waiting = and_(values.c.seller_sku == seller_sku, values.c.raise_waits_since.is_not(None))
    long_ago = datetime(1970, 1, 2)
    return connection.execute(update(values).where(waiting).values(raise_waits_since=long_ago)).rowcount


def _by_destination(keys: Sequence[ValueKey]) -> dict[tuple[FeedKind, str], list[str]]:
    groups: defaultdict[tuple[FeedKind, str], set[str]] = defaultdict(set)
    for kind, destination, seller_sku in keys:
        groups[kind, destination].add(seller_sku)
    return {group: sorted(groups[group]) for group in sorted(groups)}


def _locked(
    connection: Connection, tables: Tables, kind: FeedKind, destination: str, skus: Sequence[str]
) -> dict[ValueKey, ListingValue]:
    return dict(_read(connection, kind, destination, _known(tables, kind, destination, skus).with_for_update()))


def _make(connection: Connection, tables: Tables, kind: FeedKind, destination: str, skus: Sequence[str]) -> None:
    rows = [{"kind": kind.value, "destination": destination, "seller_sku": sku} for sku in skus]
    connection.execute(insert(tables.listing_values).prefix_with("IGNORE"), rows)


def _known(tables: Tables, kind: FeedKind, destination: str, skus: Sequence[str]) -> Select[Any]:
    """The seller SKU, and behind it the fields of ListingValue in their order."""
    c = tables.listing_values.c
    query = select(
        c.seller_sku,
        c.id,
        c.acknowledged,
        c.open_feed,
        c.open_value,
        c.refused_value,
        c.refused_feed,
        c.raise_waits_since,
        c.released_value,
        c.acknowledged_at.is_not(None),
        c.held_value,
    )
    return query.where(c.kind == kind.value, c.destination == destination, among(c.seller_sku, skus))


def _read(
    connection: Connection, kind: FeedKind, destination: str, query: Select[Any]
) -> Iterator[tuple[ValueKey, ListingValue]]:
    for seller_sku, *known in connection.execute(query).all():
        yield ValueKey(kind, destination, seller_sku), ListingValue(*known)


def _of_feed(tables: Tables, feed_id: int) -> ColumnElement[bool]:
    values, messages = tables.listing_values, tables.feed_messages
    return and_(messages.c.feed_id == feed_id, messages.c.value_id == values.c.id, values.c.open_feed == feed_id)


def _free(tables: Tables) -> dict[Any, Any]:
    return {tables.listing_values.c.open_feed: None, tables.listing_values.c.open_value: None}
