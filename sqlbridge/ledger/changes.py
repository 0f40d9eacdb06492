"""Changes and their state. No other module writes the column `state` of `changes`.

Every transition names the state it starts from, so that a change which another run has moved on meanwhile
is left alone. `is_open` is kept with the state: 1 while a change may still take up further log rows.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    case,
    func,
    literal,
    literal_column,
    null,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.mysql import Insert, insert

from sqlbridge.database.tables import Tables
from sqlbridge.ledger.batches import batches, by_value
from sqlbridge.ledger.change_queries import has_come, has_message, ids_where, in_feed, newer_twins
from sqlbridge.ledger.change_rows import Change, NewChange, Wait, change_of, columns_of
from sqlbridge.ledger.id_pieces import in_piece, pieces
from sqlbridge.model.changes import ChangeState, Entity, EntityKey
from sqlbridge.model.feeds import MessageState

_Merged = tuple[ColumnElement[Any], ColumnElement[Any]]

# As text: the driver sends many rows in one statement only where nothing is bound behind their values.
_PENDING: ColumnElement[str] = literal_column("'pending'")
_WAITING: ColumnElement[str] = literal_column("'waiting'")
_OPEN_STATES = {ChangeState.PENDING, ChangeState.WAITING}


def add(connection: Connection, tables: Tables, new: Sequence[NewChange], *, behind_feeds: bool = False) -> None:
    """Store changes; one that is pending or waiting for the same key takes the log rows up, and is pending then.

    Behind a feed it waits on, but for `behind_feeds`.
    """
    statement = insert(tables.changes)
    merged = (statement.inserted.log_rows, statement.inserted.last_logged_at)
    statement = _merging(statement, tables, merged, behind_feeds=behind_feeds)
    for batch in batches(new):
        connection.execute(statement, [columns_of(change) for change in batch])


def add_collapsed(connection: Connection, tables: Tables, by_key: Select[Any], *, behind_feeds: bool = False) -> None:
    """The same for what a query finds: a row for each key, in a change's columns, and `first_id` for the order."""
    new = by_key.subquery("new_changes")
    names = [column.name for column in new.c if column.name != "first_id"]
    rows = select(*(new.c[name] for name in names), _PENDING, literal_column("1")).order_by(new.c.first_id)
    statement = insert(tables.changes).from_select([*names, "state", "is_open"], rows)
    statement = _merging(statement, tables, (new.c.log_rows, new.c.last_logged_at), behind_feeds=behind_feeds)
    connection.execute(statement)


def add_for_listings(
    connection: Connection,
    tables: Tables,
    origin: str,
    which: ColumnElement[bool],
    now: datetime,
    *,
    behind_feeds: bool = False,
) -> None:
    """Log a change of that origin about the shop SKU of every listing that `which` selects."""
    skus = select(tables.listings.c.shop_sku).where(which).distinct().subquery()
    template = NewChange(EntityKey(Entity.SKU, ""), "U", origin, now, now)
    constants = {name: literal(value) for name, value in columns_of(template).items() if name != "entity_key"}
    rows = select(skus.c.shop_sku, *constants.values())
    statement = insert(tables.changes).from_select(["entity_key", *constants], rows)
    connection.execute(_merging(statement, tables, (literal(1), literal(now)), behind_feeds=behind_feeds))


def claim(connection: Connection, tables: Tables, limit: int, now: datetime, longest: timedelta) -> list[Change]:
    """Take up to `limit` pending changes, oldest first, for the run that holds the lease; none waits `longest`."""
    changes = tables.changes
    due = or_(changes.c.not_before.is_(None), has_come(tables, now, longest))
    query = select(changes.c.id, changes.c.entity, changes.c.entity_key, changes.c.origin)
    query = query.where(changes.c.state == ChangeState.PENDING, due).order_by(changes.c.id).limit(limit)
    rows = connection.execute(query).all()
    _move(connection, tables, [row.id for row in rows], ChangeState.PENDING, ChangeState.CLAIMED, **_NO_WAIT)
    return [change_of(row) for row in rows]


def release_claims(connection: Connection, tables: Tables, now: datetime) -> int:
    """Make pending again what a run that died had claimed. Only the holder of the lease may call it."""
    ids = ids_where(connection, tables, tables.changes.c.state == ChangeState.CLAIMED)
    return requeue(connection, tables, ids, ChangeState.CLAIMED, "the run that had claimed it died", now)


def finish(connection: Connection, tables: Tables, reasons: Mapping[int, str], now: datetime) -> None:
    """Claimed changes that need no message are done, each for its reason.

    One that an earlier feed has carried, and of which Amazon refused a value that still stands, is refused.
    """
    claimed = tables.changes.c.state == ChangeState.CLAIMED
    refused = set(ids_where(connection, tables, claimed, has_message(tables, MessageState.REFUSED)))
    for reason, ids in by_value(reasons).items():
        for target, chosen in ((ChangeState.REFUSED, refused), (ChangeState.DONE, set(ids) - refused)):
            ended = [id_ for id_ in ids if id_ in chosen]
            _move(connection, tables, ended, ChangeState.CLAIMED, target, reason=reason, finished_at=now)


def send(connection: Connection, tables: Tables, ids: Sequence[int]) -> None:
    """Claimed changes all of whose messages are in open feeds."""
    _move(connection, tables, ids, ChangeState.CLAIMED, ChangeState.SENDING)


def wait(connection: Connection, tables: Tables, waits: Mapping[int, Wait], now: datetime) -> None:
    """Claimed changes that cannot go on yet; one with a pending twin by now is done, superseded by it."""
    superseded = _supersede(connection, tables, list(waits), ChangeState.CLAIMED, now)
    waiting = {id_: what for id_, what in waits.items() if id_ not in superseded}
    for what, ids in by_value(waiting).items():
        columns = {"reason": what.reason, "waits_for_feed": what.feed_id, "not_before": what.until}
        _move(connection, tables, ids, ChangeState.CLAIMED, ChangeState.WAITING, **columns)


def requeue(
    connection: Connection,
    tables: Tables,
    ids: Sequence[int],
    source: ChangeState,
    reason: str,
    now: datetime,
    not_before: datetime | None = None,
) -> int:
    """Make changes pending again; of several about one key the newest stays. Returns how many are pending."""
    superseded = _supersede(connection, tables, ids, source, now)
    remaining = [id_ for id_ in ids if id_ not in superseded]
    return _move(connection, tables, remaining, source, ChangeState.PENDING, **_again(reason, not_before))


def requeue_feed(
    connection: Connection,
    tables: Tables,
    feed_id: int,
    reason: str,
    now: datetime,
    *,
    unknown: bool,
    not_before: datetime | None,
) -> int:
    """The feed failed as a whole: everything that was in it or waited for it goes again.

    So does what had a value in it while it waits for something else: for another feed, or for an operator. With
    `unknown`, not even what the shop writes next may go before that time, for Amazon may still carry out the feed.
    """
    mine, state = in_feed(tables, feed_id), tables.changes.c.state
    both = (ChangeState.SENDING, ChangeState.WAITING)
    sent, waiting = (ids_where(connection, tables, mine, state == one) for one in both)
    wake(connection, tables, feed_id, not_before)
    if unknown:
        _move(connection, tables, waiting, ChangeState.WAITING, ChangeState.PENDING, **_again(reason, not_before))
    else:
        look_again(connection, tables, waiting, reason, not_before)
    return requeue(connection, tables, sent, ChangeState.SENDING, reason, now, not_before)


def look_again(
    connection: Connection, tables: Tables, ids: Sequence[int], reason: str, until: datetime | None
) -> None:
    """Those of these that wait are pending: a value of theirs has not been sent.

    With `until` they wait on, and are pending then, if nothing else makes them so before.
    """
    target, columns = ChangeState.PENDING, _again(reason, None)
    if until is not None:
        not_before = tables.changes.c.not_before
        target, columns = ChangeState.WAITING, {"not_before": func.least(func.coalesce(not_before, until), until)}
    _move(connection, tables, ids, ChangeState.WAITING, target, **columns)


def settle_feed(connection: Connection, tables: Tables, feed_id: int, now: datetime) -> tuple[int, int]:
    """The feed's messages have their verdicts: finish the changes that wait for no other message.

    Returns how many are done and how many refused.
    """
    changes = tables.changes
    settled = and_(in_feed(tables, feed_id), ~has_message(tables, MessageState.OPEN))
    ids = ids_where(connection, tables, settled, changes.c.state == ChangeState.SENDING)
    has_refused = and_(settled, has_message(tables, MessageState.REFUSED))
    refused = set(ids_where(connection, tables, has_refused, changes.c.state == ChangeState.SENDING))
    ended = {"reason": None, "finished_at": now}
    done = [id_ for id_ in ids if id_ not in refused]
    _move(connection, tables, done, ChangeState.SENDING, ChangeState.DONE, **ended)
    _move(connection, tables, sorted(refused), ChangeState.SENDING, ChangeState.REFUSED, **ended)
    wake(connection, tables, feed_id)
    return len(done), len(refused)


def wake(connection: Connection, tables: Tables, feed_id: int, not_before: datetime | None = None) -> None:
    """The feed ended: what waited for it is pending."""
    ids = ids_where(connection, tables, tables.changes.c.waits_for_feed == feed_id)
    _move(connection, tables, ids, ChangeState.WAITING, ChangeState.PENDING, **_again(None, not_before))


def wake_due(connection: Connection, tables: Tables, now: datetime, longest: timedelta) -> int:
    """What waited for a time is pending once the time has come; none waits `longest`."""
    return _wake(connection, tables, has_come(tables, now, longest))


def wake_all(connection: Connection, tables: Tables) -> int:
    """Whatever waits is looked at again by the next run, because an operator has released something."""
    return _wake(connection, tables)


def wake_some(connection: Connection, tables: Tables, ids: Sequence[int]) -> int:
    """Those of these that wait for no feed's end are due now; how many of them the next run takes."""
    chosen = tables.changes.c.id.in_(ids)
    _wake(connection, tables, chosen, tables.changes.c.waits_for_feed.is_(None))
    pending = ids_where(connection, tables, chosen, tables.changes.c.state == ChangeState.PENDING)
    return _move(connection, tables, pending, ChangeState.PENDING, ChangeState.PENDING, not_before=None)


def wake_raises(connection: Connection, tables: Tables) -> int:
    """What waits for no feed, but for a price to be accepted, is pending: a price was accepted, or released."""
    return _wake(connection, tables, tables.changes.c.waits_for_feed.is_(None))


def supersede_refused(connection: Connection, tables: Tables, reason: str, now: datetime) -> None:
    """Refused changes all of whose refusals are superseded by now are done, for that reason."""
    healed = and_(has_message(tables, MessageState.SUPERSEDED), ~has_message(tables, MessageState.REFUSED))
    ids = ids_where(connection, tables, tables.changes.c.state == ChangeState.REFUSED, healed)
    _move(connection, tables, ids, ChangeState.REFUSED, ChangeState.DONE, reason=reason, finished_at=now)


def retry_refused(connection: Connection, tables: Tables, ids: Sequence[int], now: datetime) -> int:
    """Refused changes, and those that wait behind a refused value, go again because the operator says so."""
    woken = _move(connection, tables, ids, ChangeState.WAITING, ChangeState.PENDING, **_NO_WAIT)
    state = tables.changes.c.state
    refused = ids_where(connection, tables, tables.changes.c.id.in_(ids), state == ChangeState.REFUSED)
    return woken + requeue(connection, tables, refused, ChangeState.REFUSED, "retried by the operator", now)


_NO_WAIT: dict[str, Any] = {"reason": None, "waits_for_feed": None, "not_before": None}


def _again(reason: str | None, not_before: datetime | None) -> dict[str, Any]:
    return {**_NO_WAIT, "reason": reason, "not_before": not_before}


def _wake(connection: Connection, tables: Tables, *which: ColumnElement[bool]) -> int:
    ids = ids_where(connection, tables, tables.changes.c.state == ChangeState.WAITING, *which)
    return _move(connection, tables, ids, ChangeState.WAITING, ChangeState.PENDING, **_NO_WAIT)


def _move(
    connection: Connection,
    tables: Tables,
    ids: Iterable[int],
    source: ChangeState,
    target: ChangeState,
    **columns: Any,
) -> int:
    changes = tables.changes
    values = {**columns, "state": target, "is_open": 1 if target in _OPEN_STATES else None}
    moved = 0
    for piece in pieces(ids):
        statement = update(changes).where(in_piece(changes.c.id, piece), changes.c.state == source).values(values)
        moved += connection.execute(statement).rowcount
    return moved


def _supersede(
    connection: Connection, tables: Tables, ids: Sequence[int], source: ChangeState, now: datetime
) -> set[int]:
    """Finish those that have a newer twin, for the unique key allows one open change per key."""
    twins = newer_twins(connection, tables, ids)
    for batch in batches(list(twins)):
        reasons = case({id_: f"superseded by change {twins[id_]}" for id_ in batch}, value=tables.changes.c.id)
        _move(connection, tables, batch, source, ChangeState.DONE, reason=reasons, finished_at=now)
    return set(twins)


def _merging(statement: Insert, tables: Tables, merged: _Merged, *, behind_feeds: bool = False) -> Insert:
    """A change that waits is pending again: the new log row may be what it lacked. Mostly not behind a feed."""
    changes = tables.changes
    waits, its_feed = changes.c.state == _WAITING, changes.c.waits_for_feed
    stuck = waits if behind_feeds else and_(waits, its_feed.is_(None))
    # A list, because the server assigns from left to right and `state` must still be the old one before.
    assignments: list[tuple[str, Any]] = [
        ("log_rows", changes.c.log_rows + merged[0]),
        ("last_logged_at", func.greatest(changes.c.last_logged_at, merged[1])),
        ("not_before", func.if_(stuck, null(), changes.c.not_before)),
        ("waits_for_feed", func.if_(stuck, null(), its_feed)),
        ("state", func.if_(stuck, _PENDING, changes.c.state)),
    ]
    return statement.on_duplicate_key_update(assignments)
