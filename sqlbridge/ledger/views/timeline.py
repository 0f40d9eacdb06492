"""What happened to a SKU, the newest first: its changes, its values in feeds, what people did. Reads only."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, and_, or_, select, union

from sqlbridge.database.tables import Tables
from sqlbridge.ledger.views import change_pages
from sqlbridge.ledger.views.change_pages import ChangeRow
from sqlbridge.model.changes import EntityKey
from sqlbridge.model.feeds import FeedKind, FeedState, MessageState


class MessageRow(NamedTuple):
    """A value in a feed, and Amazon's verdict; moments are UTC."""

    feed_id: int
    message_id: int
    kind: FeedKind
    channel: str
    feed_state: FeedState
    created_at: datetime
    closed_at: datetime | None
    seller_sku: str
    value: Decimal
    currency: str | None
    state: MessageState
    code: str | None
    issue: str | None


class ActRow(NamedTuple):
    """What a person did, or wanted to do."""

    id: int
    done_at: datetime
    actor: str
    way: str
    action: str
    subject: str
    outcome: str
    is_done: bool


class Place(NamedTuple):
    """Where an entry stands: of one moment, verdicts come before acts, and acts before changes."""

    moment: datetime
    rank: int
    number: int
    part: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened; exactly one of the three is there."""

    place: Place
    message: MessageRow | None = None
    act: ActRow | None = None
    change: ChangeRow | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """What a timeline is about: keys of the shop, ids of values at Amazon, SKUs as they stand in the audit."""

    keys: Collection[EntityKey]
    value_ids: Sequence[int]
    skus: Collection[str]


_MESSAGE, _ACT, _CHANGE = range(3)


def page(connection: Connection, tables: Tables, about: Subject, after: Place | None, limit: int) -> list[Entry]:
    """The next `limit` entries behind a place."""
    every = [
        *_messages(connection, tables, about, after, limit),
        *_acts(connection, tables, about, after, limit),
        *_changes(connection, tables, about, after, limit),
    ]
    every.sort(key=lambda one: (one.place.moment, -one.place.rank, *one.place[2:]), reverse=True)
    return every[:limit]


def _messages(connection: Connection, tables: Tables, about: Subject, after: Place | None, limit: int) -> list[Entry]:
    if not about.value_ids:
        return []
    messages, feeds = tables.feed_messages, tables.feeds
    columns: list[Any] = [messages.c.feed_id, messages.c.message_id, feeds.c.kind, feeds.c.channel, feeds.c.state]
    columns += [feeds.c.created_at, feeds.c.closed_at, messages.c.seller_sku, messages.c.value, messages.c.currency]
    columns += [messages.c.state, messages.c.issue_code, messages.c.issue]
    query = select(*columns).join(feeds, feeds.c.id == messages.c.feed_id)
    query = query.where(messages.c.value_id.in_(about.value_ids))
    order = (feeds.c.created_at, messages.c.feed_id, messages.c.message_id)
    return [
        Entry(Place(row.created_at, _MESSAGE, row.feed_id, row.message_id), message=row)
        for row in map(_message, connection.execute(_behind(query, _MESSAGE, order, after, limit)))
    ]


def _message(row: Any) -> MessageRow:
    feed_id, message_id, kind, channel, feed_state, created, closed, sku, value, currency, state, code, issue = row
    return MessageRow(
        feed_id,
        message_id,
        FeedKind(kind),
        channel,
        FeedState(feed_state),
        created,
        closed,
        sku,
        value,
        currency,
        MessageState(state),
        code,
        issue,
    )


def _acts(connection: Connection, tables: Tables, about: Subject, after: Place | None, limit: int) -> list[Entry]:
    audit = tables.audit
    query = select(*(audit.c[name] for name in ActRow._fields)).where(audit.c.subject.in_(about.skus))
    # As long as MySQL has no statistics of many new entries, it would walk through all of them in the order of time.
    query = query.with_hint(audit, "FORCE INDEX (by_subject)")
    rows = connection.execute(_behind(query, _ACT, (audit.c.done_at, audit.c.id), after, limit))
    return [Entry(Place(row.done_at, _ACT, row.id), act=ActRow(*row)) for row in rows]


def _changes(connection: Connection, tables: Tables, about: Subject, after: Place | None, limit: int) -> list[Entry]:
    """About the keys, or carried to Amazon by one of the values: a change of a product is one of its combinations."""
    columns = change_pages.columns_of(tables)
    parts = [select(*columns).where(change_pages.is_about(tables, about.keys))]
    if about.value_ids:
        parts.append(select(*columns).where(tables.changes.c.id.in_(_carried(tables, about.value_ids))))
    # Each part has an index of its own; both conditions in one would look at every change there is.
    both = union(*parts).subquery()
    query = _behind(select(both), _CHANGE, (both.c.first_logged_at, both.c.id), after, limit)
    rows = map(change_pages.as_row, connection.execute(query))
    return [Entry(Place(row.first_logged_at, _CHANGE, row.id), change=row) for row in rows]


def _carried(tables: Tables, value_ids: Sequence[int]) -> Select[Any]:
    links, messages = tables.change_messages, tables.feed_messages
    same = and_(messages.c.feed_id == links.c.feed_id, messages.c.message_id == links.c.message_id)
    columns: list[Any] = [links.c.change_id]
    return select(*columns).join(messages, same).where(messages.c.value_id.in_(value_ids))


def _behind(
    query: Select[Any], rank: int, order: Sequence[ColumnElement[Any]], after: Place | None, limit: int
) -> Select[Any]:
    """Only what comes behind the place, in the order of the timeline. `order`: the moment, then numbers."""
    if after is not None:
        query = query.where(_is_behind(rank, order, after))
    return query.order_by(*(column.desc() for column in order)).limit(limit)


def _is_behind(rank: int, order: Sequence[ColumnElement[Any]], after: Place) -> ColumnElement[bool]:
    moment, numbers = order[0], order[1:]
    if rank != after.rank:
        return moment <= after.moment if rank > after.rank else moment < after.moment
    same = [after.number, after.part][: len(numbers)]
    lower = numbers[0] < same[0]
    if len(numbers) > 1:
        lower = or_(lower, and_(numbers[0] == same[0], numbers[1] < same[1]))
    return or_(moment < after.moment, and_(moment == after.moment, lower))
