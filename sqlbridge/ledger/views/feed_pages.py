"""Feeds page by page, by their ids, and the messages of one; every page is read from an index. Reads only."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, false, func, select, true, union_all

from sqlbridge.database.tables import Tables
from sqlbridge.model.changes import ChangeState
from sqlbridge.model.feeds import CLASSIC_NAMES, FeedKind, FeedState, MessageState
from sqlbridge.model.states import ShipmentState

_REFUSED = (MessageState.REFUSED, MessageState.SUPERSEDED)
_MAY_BE_STUCK = (FeedState.SUBMITTED, FeedState.LOST)


class FeedRow(NamedTuple):
    """A feed or an import as an operator sees it; moments are UTC. `is_stuck`: Amazon should have ended it by now."""

    id: int
    kind: FeedKind
    account: str
    channel: str
    state: FeedState
    amazon_document_id: str | None
    amazon_feed_id: str | None
    processing_status: str | None
    message_count: int
    accepted_count: int | None
    refused_count: int | None
    created_at: datetime
    submitted_at: datetime | None
    checked_at: datetime | None
    closed_at: datetime | None
    failures: int
    error: str | None
    is_stuck: bool = False

    @property
    def name(self) -> str:
        """What sellers know it as."""
        return CLASSIC_NAMES[self.kind]


class MessageRow(NamedTuple):
    """A message of a feed; `issue` is in Amazon's words."""

    message_id: int
    seller_sku: str
    value: Decimal
    currency: str | None
    state: MessageState
    issue_code: str | None
    issue: str | None


class CodeInFeed(NamedTuple):
    """How often Amazon said a code in a feed, and what it said once."""

    code: str
    values: int
    standing: int
    issue: str | None


class ParcelRow(NamedTuple):
    """A parcel in a feed of shipments."""

    message_id: int
    amazon_order_id: str
    tracking_number: str
    state: ShipmentState
    reason: str | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which feeds: in one of the states, of one of the kinds, of the channel; empty where all are meant.

    `stuck_before`: what was handed over before that moment and has not ended is stuck. With `only_stuck`, no other.
    """

    states: Sequence[FeedState] = ()
    kinds: Sequence[FeedKind] = field(default=tuple(FeedKind))
    channel: str = ""
    stuck_before: datetime | None = None
    only_stuck: bool = False


def page(
    connection: Connection, tables: Tables, wanted: Wanted, *, before: int | None = None, limit: int
) -> list[FeedRow]:
    """The newest of the feeds with an id below `before`."""
    feeds = tables.feeds
    below = feeds.c.id < before if before is not None else true()
    query = select(*_columns(tables))
    parts = [query.where(one, below).order_by(feeds.c.id.desc()).limit(limit) for one in _walks(tables, wanted)]
    # Each part walks along an index; a condition on several states or kinds would sort all of them.
    every = union_all(*(select(part.subquery()) for part in parts)).subquery()
    found = connection.execute(select(every).order_by(every.c.id.desc()).limit(limit))
    return [_row(row, wanted.stuck_before) for row in found]


def counted(connection: Connection, tables: Tables, wanted: Wanted, cap: int) -> int:
    """How many feeds there are of these; counting ends one above the cap."""
    parts = [select(tables.feeds.c.id).where(one).limit(cap + 1) for one in _walks(tables, wanted)]
    every = union_all(*(select(part.subquery()) for part in parts)).limit(cap + 1).subquery()
    return int(connection.execute(select(func.count()).select_from(every)).scalar_one())


def find(
    connection: Connection, tables: Tables, feed_id: int, stuck_before: datetime | None = None
) -> FeedRow | None:
    """One feed, or None."""
    row = connection.execute(select(*_columns(tables)).where(tables.feeds.c.id == feed_id)).first()
    return None if row is None else _row(row, stuck_before)


def messages(
    connection: Connection,
    tables: Tables,
    feed_id: int,
    *,
    only_refused: bool,
    beginning: str = "",
    code: str = "",
    after: int = 0,
    limit: int,
) -> list[MessageRow]:
    """The messages of a feed behind the id `after`: all or the refused, of SKUs that begin so, with Amazon's code."""
    table = tables.feed_messages
    query = select(*(table.c[name] for name in MessageRow._fields))
    query = query.where(table.c.feed_id == feed_id, table.c.message_id > after)
    if only_refused:
        query = query.where(table.c.state.in_(_REFUSED))
    if beginning:
        query = query.where(table.c.seller_sku.startswith(beginning, autoescape=True))
    if code:
        query = query.where(table.c.issue_code == code)
    found = connection.execute(query.order_by(table.c.message_id).limit(limit))
    return [MessageRow(*row)._replace(state=MessageState(row.state)) for row in found]


def parcels(connection: Connection, tables: Tables, feed_id: int, *, after: int = 0, limit: int) -> list[ParcelRow]:
    """The parcels of a feed of shipments behind the message id `after`."""
    table, orders = tables.shipments, tables.orders
    columns = (table.c.message_id, orders.c.amazon_order_id, table.c.tracking_number, table.c.state, table.c.reason)
    query = select(*columns).join(orders, orders.c.id == table.c.order_id)
    query = query.where(table.c.feed_id == feed_id, table.c.message_id > after)
    found = connection.execute(query.order_by(table.c.message_id).limit(limit))
    return [ParcelRow(*row)._replace(state=ShipmentState(row.state)) for row in found]


def codes(connection: Connection, tables: Tables, feed_id: int) -> list[CodeInFeed]:
    """Amazon's refusals in a feed by code, the most frequent first; `standing` are those that stand."""
    table = tables.feed_messages
    standing = func.sum(table.c.state == MessageState.REFUSED)
    query = select(table.c.issue_code, func.count(), standing, func.min(table.c.issue))
    query = query.where(table.c.feed_id == feed_id, table.c.state.in_(_REFUSED)).group_by(table.c.issue_code)
    found = connection.execute(query.order_by(func.count().desc(), table.c.issue_code))
    return [CodeInFeed(code or "", number, int(stand), issue) for code, number, stand, issue in found]


def refused_changes(connection: Connection, tables: Tables, feed_id: int) -> list[int]:
    """The changes, refused or waiting, of which Amazon refused a value in this feed that still stands."""
    links, table, changes = tables.change_messages, tables.feed_messages, tables.changes
    same = and_(links.c.feed_id == table.c.feed_id, links.c.message_id == table.c.message_id)
    query = select(changes.c.id).distinct().select_from(table.join(links, same))
    query = query.join(changes, changes.c.id == links.c.change_id)
    query = query.where(
        table.c.feed_id == feed_id,
        table.c.state == MessageState.REFUSED,
        changes.c.state.in_((ChangeState.REFUSED, ChangeState.WAITING)),
    )
    return list(connection.execute(query).scalars())


def _walks(tables: Tables, wanted: Wanted) -> list[ColumnElement[bool]]:
    """Conditions that together select what is wanted, each of them along one index."""
    feeds = tables.feeds
    channel = feeds.c.channel == wanted.channel if wanted.channel else true()
    is_every_kind = set(wanted.kinds) == set(FeedKind)
    of_kind = true() if is_every_kind else feeds.c.kind.in_(wanted.kinds)
    if wanted.only_stuck:
        return [and_(feeds.c.state == state, _is_stuck(tables, wanted), channel, of_kind) for state in _MAY_BE_STUCK]
    states = feeds.c.state.in_(wanted.states) if wanted.states else true()
    if FeedState.DONE in wanted.states or not wanted.states:
        # Nearly all are done, so the kind and the channel lead there sooner.
        if is_every_kind and not wanted.channel:
            return [states]
        return [and_(feeds.c.kind == kind, channel, states) for kind in wanted.kinds]
    return [and_(feeds.c.state == state, channel, of_kind) for state in wanted.states]


def _is_stuck(tables: Tables, wanted: Wanted) -> ColumnElement[bool]:
    return false() if wanted.stuck_before is None else tables.feeds.c.submitted_at <= wanted.stuck_before


def _columns(tables: Tables) -> list[Any]:
    return [tables.feeds.c[name] for name in FeedRow._fields if name != "is_stuck"]


def _row(row: Any, stuck_before: datetime | None) -> FeedRow:
    state = FeedState(row.state)
    given = row.submitted_at if state in _MAY_BE_STUCK else None
    is_stuck = stuck_before is not None and given is not None and given <= stuck_before
    columns = {**row._mapping, "kind": FeedKind(row.kind), "state": state}
    return FeedRow(**columns, is_stuck=is_stuck)
