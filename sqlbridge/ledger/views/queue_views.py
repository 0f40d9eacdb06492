"""What operators look at: the queue, changes, feeds, refusals. Reads only."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from sqlbridge.database.tables import Tables
from sqlbridge.ledger import refusals as by_code
from sqlbridge.ledger import uncollected
from sqlbridge.ledger.change_queries import has_come
from sqlbridge.model.changes import ChangeState, EntityKey
from sqlbridge.model.feeds import CLASSIC_NAMES, OPEN_FEED_STATES, FeedKind, FeedState, MessageState

_ON_THE_WAY = (ChangeState.PENDING, ChangeState.CLAIMED, ChangeState.WAITING, ChangeState.SENDING)
_MAY_WAIT = (ChangeState.PENDING, ChangeState.WAITING)

View = dict[str, Any]


class OpenFeeds(NamedTuple):
    """Feeds of one channel in one state that Amazon has not ended; `account` is empty where there is none."""

    account: str
    channel: str
    state: str
    number: int
    oldest: datetime


def queue(connection: Connection, tables: Tables) -> View:
    """How much is on its way to Amazon, and since when the oldest of it.

    Refused changes are counted apart: they are neither depth nor age, for nothing will happen to them by itself.
    """
    moving, in_log = on_the_way(connection, tables), uncollected.number(connection, tables)
    return {
        "depth": in_log + sum(number for number, _since in moving.values()),
        "oldest": oldest(connection, tables),
        "log": in_log,
        **{state.value: moving.get(state, (0,))[0] for state in _ON_THE_WAY},
        **{state.value: _number_in(connection, tables, state) for state in (ChangeState.REFUSED, ChangeState.DONE)},
    }


def on_the_way(connection: Connection, tables: Tables) -> dict[ChangeState, tuple[int, datetime]]:
    """The states in which changes are on their way to Amazon now: how many, and since when the oldest of them."""
    changes = tables.changes
    query = select(changes.c.state, func.count()).where(changes.c.state.in_(_ON_THE_WAY)).group_by(changes.c.state)
    numbers = {ChangeState(state): number for state, number in connection.execute(query).all()}
    ages = {state: since for state in numbers if (since := _since(connection, tables, state))}
    return {state: (numbers[state], since) for state, since in ages.items()}


def oldest(connection: Connection, tables: Tables) -> datetime | None:
    """Since when the oldest change has been on its way, in the log or behind it."""
    ages = [_since(connection, tables, state) for state in _ON_THE_WAY]
    return min(filter(None, [*ages, uncollected.oldest(connection, tables)]), default=None)


def refused_number(connection: Connection, tables: Tables) -> int:
    """How many changes Amazon has refused, and nobody has sent again."""
    return _number_in(connection, tables, ChangeState.REFUSED)


def waits(connection: Connection, tables: Tables) -> list[View]:
    """What changes wait for, in the words before any colon, with the earliest time at which they are tried again."""
    changes = tables.changes
    reason = func.substring_index(changes.c.reason, ":", 1)
    query = select(reason, func.count(), func.min(changes.c.not_before)).group_by(reason)
    query = query.where(changes.c.state == ChangeState.WAITING).order_by(func.count().desc())
    return [dict(zip(("reason", "changes", "until"), row, strict=True)) for row in connection.execute(query)]


def put_off(connection: Connection, tables: Tables, now: datetime, longest: timedelta) -> tuple[int, datetime | None]:
    """How many changes wait for a time that is still to come, and for no feed; and the first of these times."""
    changes = tables.changes
    is_timed = and_(changes.c.waits_for_feed.is_(None), ~has_come(tables, now, longest))
    query = select(func.count(), func.min(changes.c.not_before)).where(is_timed)
    number, first = connection.execute(query.where(changes.c.state.in_(_MAY_WAIT))).one()
    return number, first


def changes(
    connection: Connection,
    tables: Tables,
    *,
    state: ChangeState | None = None,
    sku: str | None = None,
    keys: Collection[EntityKey] = (),
    limit: int,
) -> list[View]:
    """The newest changes, in a state; with `sku`, those that carried this seller SKU or are about one of the keys."""
    query = select(tables.changes)
    if state:
        query = query.where(tables.changes.c.state == state)
    if sku:
        query = query.where(_about(tables, sku, keys))
    rows = connection.execute(query.order_by(tables.changes.c.id.desc()).limit(limit)).mappings().all()
    feeds = _feeds_of(connection, tables, [row["id"] for row in rows])
    return [_change(row, feeds.get(row["id"], [])) for row in rows]


def refusals(connection: Connection, tables: Tables) -> list[View]:
    """Amazon's refusals that stand, by Amazon's code: the newest message, and how many values up to a cap."""
    return [row._asdict() for row in by_code.codes(connection, tables)]


def feeds(
    connection: Connection, tables: Tables, *, only_open: bool, limit: int, stuck_before: datetime | None = None
) -> list[View]:
    """The newest feeds, or those that have not ended; those handed over before `stuck_before` are marked as stuck."""
    query = select(tables.feeds).order_by(tables.feeds.c.id.desc()).limit(limit)
    if only_open:
        query = query.where(tables.feeds.c.state.in_(OPEN_FEED_STATES))
    return [_feed(row) | {"stuck": _is_stuck(row, stuck_before)} for row in connection.execute(query).mappings()]


def open_feeds(connection: Connection, tables: Tables) -> list[OpenFeeds]:
    """How many feeds have not ended, and since when the oldest of them."""
    feeds = tables.feeds
    group = (feeds.c.account, feeds.c.channel, feeds.c.state)
    query = select(*group, func.count(), func.min(feeds.c.created_at)).group_by(*group).order_by(*group)
    return [OpenFeeds(*row) for row in connection.execute(query.where(feeds.c.state.in_(OPEN_FEED_STATES)))]


def feed(connection: Connection, tables: Tables, feed_id: int) -> View | None:
    """One feed with Amazon's refusals, or None."""
    row = connection.execute(select(tables.feeds).where(tables.feeds.c.id == feed_id)).mappings().first()
    return None if row is None else _feed(row)


def messages(connection: Connection, tables: Tables, feed_id: int, *, only_refused: bool, limit: int) -> list[View]:
    """The messages of a feed, with Amazon's words on those it refused."""
    table = tables.feed_messages
    names = ("message_id", "seller_sku", "value", "currency", "state", "issue_code", "issue")
    query = select(*(table.c[name] for name in names)).where(table.c.feed_id == feed_id)
    if only_refused:
        query = query.where(table.c.state.in_((MessageState.REFUSED, MessageState.SUPERSEDED)))
    return [dict(row) for row in connection.execute(query.order_by(table.c.message_id).limit(limit)).mappings()]


def refused_changes(
    connection: Connection, tables: Tables, code: str | None, ids: Sequence[int] | None = None
) -> list[int]:
    """Ids of the changes that Amazon refused, all or those refused with this code; with `ids`, none but these.

    Among them those that wait: a raised quantity behind a price that was refused.
    """
    table, refused = tables.changes, tables.feed_messages.c.state == MessageState.REFUSED
    if code is not None:
        refused = and_(refused, tables.feed_messages.c.issue_code == code)
    query = select(table.c.id).where(table.c.state.in_((ChangeState.REFUSED, ChangeState.WAITING)))
    if ids is not None:
        query = query.where(table.c.id.in_(ids))
    return list(connection.execute(query.where(table.c.id.in_(_linked(tables).where(refused)))).scalars())


def _since(connection: Connection, tables: Tables, state: ChangeState) -> datetime | None:
    """When the first change in that state, by its id, was logged: the earliest of all would look up every row."""
    changes = tables.changes
    query = select(changes.c.first_logged_at).where(changes.c.state == state).order_by(changes.c.id).limit(1)
    moment: datetime | None = connection.execute(query).scalar()
    return moment


def _number_in(connection: Connection, tables: Tables, state: ChangeState) -> int:
    changes = tables.changes
    query = select(func.count()).select_from(changes).where(changes.c.state == state)
    return int(connection.execute(query).scalar_one())


def _about(tables: Tables, seller_sku: str, keys: Collection[EntityKey]) -> ColumnElement[bool]:
    columns = tables.changes.c
    about = [
        and_(columns.entity == key.entity.value, columns.entity_key == key.key.encode(errors="surrogateescape"))
        for key in keys
    ]
    return or_(columns.id.in_(_messages_for(tables, seller_sku)), *about)


def _messages_for(tables: Tables, seller_sku: str) -> Select[tuple[int]]:
    return _linked(tables).where(tables.feed_messages.c.seller_sku == seller_sku)


def _linked(tables: Tables) -> Select[tuple[int]]:
    links, table = tables.change_messages, tables.feed_messages
    same = and_(links.c.feed_id == table.c.feed_id, links.c.message_id == table.c.message_id)
    return select(links.c.change_id).join(table, same)


def _feeds_of(connection: Connection, tables: Tables, change_ids: list[int]) -> dict[int, list[int]]:
    links = tables.change_messages
    query = select(links.c.change_id, links.c.feed_id).where(links.c.change_id.in_(change_ids)).distinct()
    found: dict[int, list[int]] = {}
    for change_id, feed_id in connection.execute(query.order_by(links.c.feed_id)):
        found.setdefault(change_id, []).append(feed_id)
    return found


def _change(row: Mapping[Any, Any], feeds_of: list[int]) -> View:
    names = ("id", "entity", "operation", "log_rows", "first_logged_at", "state", "reason", "finished_at")
    view = {name: row[name] for name in names}
    view["key"] = row["entity_key"].decode("utf-8", "replace")
    view["origin"] = row["origin"].decode("utf-8", "replace")
    return {**view, "feeds": feeds_of}


def _is_stuck(row: Mapping[Any, Any], before: datetime | None) -> bool:
    given = row["submitted_at"] if row["state"] in (FeedState.SUBMITTED, FeedState.LOST) else None
    return before is not None and given is not None and given <= before


def _feed(row: Mapping[Any, Any]) -> View:
    name = CLASSIC_NAMES[FeedKind(row["kind"])]
    return {"id": row["id"], "name": name, **{name: row[name] for name in row if name != "id"}}
