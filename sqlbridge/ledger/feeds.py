"""Feeds and their messages: recorded before anything is sent, so that no crash leaves a feed unknown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, and_, case, func, insert, select, update

from sqlbridge.database.tables import Tables
from sqlbridge.errors import AlreadyRunningError
from sqlbridge.ledger import changes, listing_values, value_patches
from sqlbridge.ledger.batches import batches, weighed_batches
from sqlbridge.model.feeds import OPEN_FEED_STATES, FeedKind, FeedMessage, FeedState, FeedStatus, Issue, MessageState
from sqlbridge.model.selling import Channel

OF_VALUES = (FeedKind.PRICE, FeedKind.STOCK)


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as recorded."""

    id: int
    kind: FeedKind
    account: str
    channel: str
    state: FeedState
    amazon_feed_id: str | None
    submitted_at: datetime | None
    message_count: int
    failures: int
    document_id: str | None = None


@dataclass(frozen=True, slots=True)
class PlannedMessage:
    """A message with the value row it belongs to and the changes it answers."""

    message: FeedMessage
    value_id: int
    change_ids: tuple[int, ...]


def record(
    connection: Connection,
    tables: Tables,
    kind: FeedKind,
    channel: Channel,
    planned: Sequence[PlannedMessage],
    now: datetime,
) -> Feed:
    """Write down a feed that is about to be sent, its messages numbered from 1, and bind values and changes to it."""
    feed_id = prepare(connection, tables, kind, channel, len(planned), now)
    numbered = list(enumerate(planned, start=1))
    for batch in batches(numbered):
        connection.execute(insert(tables.feed_messages), [_message_columns(feed_id, *one) for one in batch])
    link(connection, tables, [(id_, feed_id, number) for number, one in numbered for id_ in one.change_ids])
    listing_values.put_in_feed(connection, tables, feed_id)
    return get(connection, tables, feed_id)


def prepare(
    connection: Connection, tables: Tables, kind: FeedKind, channel: Channel, message_count: int, now: datetime
) -> int:
    """The row of a feed that is about to be sent; its id."""
    columns = {
        "kind": kind.value,
        "account": channel.account,
        "channel": channel.name,
        "state": FeedState.PREPARED.value,
        "message_count": message_count,
        "created_at": now,
    }
    return int(connection.execute(insert(tables.feeds).values(columns)).lastrowid)


def link(connection: Connection, tables: Tables, links: Sequence[tuple[int, int, int]]) -> None:
    """Tie changes to messages: (change id, feed id, message id)."""
    names = ("change_id", "feed_id", "message_id")
    statement = insert(tables.change_messages).prefix_with("IGNORE")
    for batch in batches(sorted(set(links))):
        connection.execute(statement, [dict(zip(names, one, strict=True)) for one in batch])


def open_messages(connection: Connection, tables: Tables, value_ids: Sequence[int]) -> dict[int, tuple[int, int]]:
    """For values in open feeds: value id -> (feed id, message id)."""
    messages = tables.feed_messages
    found: dict[int, tuple[int, int]] = {}
    for batch in batches(value_ids):
        query = select(messages.c.value_id, messages.c.feed_id, messages.c.message_id)
        query = query.where(messages.c.value_id.in_(batch), messages.c.state == MessageState.OPEN)
        found.update({value: (feed, message) for value, feed, message in connection.execute(query)})
    return found


def get(connection: Connection, tables: Tables, feed_id: int) -> Feed:
    """The feed of that id."""
    return _feed(connection.execute(select(tables.feeds).where(tables.feeds.c.id == feed_id)).one())


def in_state(
    connection: Connection, tables: Tables, *states: FeedState, kinds: Sequence[FeedKind] = OF_VALUES
) -> list[Feed]:
    """Feeds in these states, oldest first; without other kinds, those of prices and quantities."""
    feeds = tables.feeds
    query = select(feeds).where(feeds.c.state.in_(states), feeds.c.kind.in_(kinds)).order_by(feeds.c.id)
    return [_feed(row) for row in connection.execute(query)]


def overdue(connection: Connection, tables: Tables, before: datetime) -> list[Feed]:
    """Feeds of prices and quantities that were handed over before that moment and have not ended, oldest first."""
    given = in_state(connection, tables, FeedState.SUBMITTED, FeedState.LOST)
    return [feed for feed in given if feed.submitted_at is not None and feed.submitted_at <= before]


def seller_skus(connection: Connection, tables: Tables, feed_id: int) -> dict[int, str]:
    """Message id -> seller SKU of a feed's messages."""
    messages = tables.feed_messages
    query = select(messages.c.message_id, messages.c.seller_sku).where(messages.c.feed_id == feed_id)
    return {row.message_id: row.seller_sku for row in connection.execute(query)}


def known_amazon_ids(connection: Connection, tables: Tables, amazon_feed_ids: Sequence[str]) -> set[str]:
    """Those of Amazon's feed ids that are feeds of ours."""
    column = tables.feeds.c.amazon_feed_id
    return set(connection.execute(select(column).where(column.in_(amazon_feed_ids))).scalars())


def submitting(connection: Connection, tables: Tables, feed: Feed, document_id: str, now: datetime) -> None:
    """The document is uploaded and createFeed is about to be called; `now` by Amazon's clock."""
    change(connection, tables, feed, FeedState.SUBMITTING, amazon_document_id=document_id, submitted_at=now)


def asking(connection: Connection, tables: Tables, feed: Feed, now: datetime) -> None:
    """Amazon is about to be asked for the values one by one: there will be no document, and no feed at Amazon."""
    change(connection, tables, feed, FeedState.SUBMITTING, submitted_at=now)


def submitted(connection: Connection, tables: Tables, feed: Feed, amazon_feed_id: str, now: datetime) -> None:
    """Amazon has taken the feed; `now` by our clock, as whatever else is waited for."""
    change(connection, tables, feed, FeedState.SUBMITTED, amazon_feed_id=amazon_feed_id, submitted_at=now)


def lost(connection: Connection, tables: Tables, feed: Feed, error: str) -> None:
    """There was no answer to createFeed."""
    change(connection, tables, feed, FeedState.LOST, error=error)


def checked(connection: Connection, tables: Tables, feed: Feed, status: FeedStatus, now: datetime) -> None:
    """Note what Amazon said of a feed that has not ended. It cannot have been handed over after now, whatever a clock
    that was ahead has written: else it would not count as stuck before that time has come."""
    handed_over = func.least(tables.feeds.c.submitted_at, now)
    columns = {"processing_status": status.processing_status, "checked_at": now, "submitted_at": handed_over}
    connection.execute(update(tables.feeds).where(tables.feeds.c.id == feed.id).values(columns))


def report_failed(connection: Connection, tables: Tables, feed: Feed, error: str, now: datetime) -> int:
    """Note that the processing report could not be fetched or read; how often so far."""
    failures = feed.failures + 1
    columns = {"failures": failures, "error": error, "checked_at": now}
    connection.execute(update(tables.feeds).where(tables.feeds.c.id == feed.id).values(columns))
    return failures


def settle(
    connection: Connection, tables: Tables, feed: Feed, refused: dict[int, Issue], now: datetime
) -> tuple[int, int]:
    """Amazon is done with the feed: every message not among `refused` was accepted.

    Returns how many changes are done by it, and how many refused.
    """
    counts = {"accepted_count": feed.message_count - len(refused), "refused_count": len(refused)}
    ended = {"processing_status": "DONE", "closed_at": now, "checked_at": now, "error": None}
    change(connection, tables, feed, FeedState.DONE, **counts, **ended)
    _write_verdicts(connection, tables, feed.id, refused)
    _supersede_refused_messages(connection, tables, feed.id)
    listing_values.acknowledge(connection, tables, feed.id, now)
    value_patches.end(connection, tables, feed.id, now)
    settled = changes.settle_feed(connection, tables, feed.id, now)
    changes.supersede_refused(connection, tables, f"superseded: feed {feed.id} brought a newer value", now)
    if feed.kind is FeedKind.PRICE:
        changes.wake_raises(connection, tables)
    return settled


def fail(
    connection: Connection,
    tables: Tables,
    feed: Feed,
    state: FeedState,
    error: str,
    now: datetime,
    *,
    unknown: bool,
    not_before: datetime | None,
) -> None:
    """The feed failed as a whole: its messages are void and its changes go again with fresh values.

    With `unknown`, Amazon may have applied any part of it, so what was acknowledged no longer counts.
    """
    change(connection, tables, feed, state, error=error, closed_at=now, checked_at=now)
    messages = tables.feed_messages
    connection.execute(update(messages).where(messages.c.feed_id == feed.id).values(state=MessageState.VOID))
    listing_values.give_up(connection, tables, feed.id, unknown=unknown)
    value_patches.end(connection, tables, feed.id, now)
    changes.requeue_feed(connection, tables, feed.id, error, now, unknown=unknown, not_before=not_before)


def forget_refusals(connection: Connection, tables: Tables, value_ids: Sequence[int]) -> int:
    """Refusals of these values no longer matter; how many there were."""
    messages, forgotten = tables.feed_messages, 0
    for batch in batches(value_ids):
        refused = and_(messages.c.value_id.in_(batch), messages.c.state == MessageState.REFUSED)
        forgotten += connection.execute(
            update(messages).where(refused).values(state=MessageState.SUPERSEDED)
        ).rowcount
    return forgotten


def change(connection: Connection, tables: Tables, feed: Feed, target: FeedState, **columns: Any) -> None:
    """Move an open feed on; AlreadyRunningError where it is closed by now."""
    feeds = tables.feeds
    unchanged = and_(feeds.c.id == feed.id, feeds.c.state.in_(OPEN_FEED_STATES))
    moved = connection.execute(update(feeds).where(unchanged).values(state=target, **columns)).rowcount
    if moved != 1:
        raise AlreadyRunningError(f"feed {feed.id} was closed by another run meanwhile; nothing is left to do here")


def _write_verdicts(connection: Connection, tables: Tables, feed_id: int, refused: dict[int, Issue]) -> None:
    messages = tables.feed_messages
    mine = messages.c.feed_id == feed_id
    connection.execute(update(messages).where(mine).values(state=MessageState.ACCEPTED))
    for batch in weighed_batches(list(refused), lambda id_: len(refused[id_].message.encode()) + 200):
        columns = {
            "state": MessageState.REFUSED,
            "issue_code": case({id_: refused[id_].code[:64] for id_ in batch}, value=messages.c.message_id),
            "issue": case({id_: refused[id_].message for id_ in batch}, value=messages.c.message_id),
        }
        connection.execute(update(messages).where(mine, messages.c.message_id.in_(batch)).values(columns))


def _supersede_refused_messages(connection: Connection, tables: Tables, feed_id: int) -> None:
    messages = tables.feed_messages
    older: Any = messages.alias("older")
    accepted = and_(messages.c.feed_id == feed_id, messages.c.state == MessageState.ACCEPTED)
    same_value = and_(older.c.value_id == messages.c.value_id, older.c.state == MessageState.REFUSED)
    statement = update(older).where(accepted, same_value).values({older.c.state: MessageState.SUPERSEDED})
    connection.execute(statement)


def _message_columns(feed_id: int, message_id: int, planned: PlannedMessage) -> dict[str, Any]:
    message = planned.message
    return {
        "feed_id": feed_id,
        "message_id": message_id,
        "value_id": planned.value_id,
        "seller_sku": message.seller_sku,
        "value": Decimal(message.value),
        "currency": message.currency,
        "state": MessageState.OPEN.value,
    }


def _feed(row: Any) -> Feed:
    return Feed(
        id=row.id,
        kind=FeedKind(row.kind),
        account=row.account,
        channel=row.channel,
        state=FeedState(row.state),
        amazon_feed_id=row.amazon_feed_id,
        submitted_at=row.submitted_at,
        message_count=row.message_count,
        failures=row.failures,
        document_id=row.amazon_document_id,
    )
