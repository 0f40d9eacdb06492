"""Changes page by page, by their ids; every page is read from an index. Reads only."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, and_, func, or_, select, union_all

from sqlbridge.database.tables import Tables
from sqlbridge.model import ChangeState, Entity, EntityKey

ON_THE_WAY = (ChangeState.PENDING, ChangeState.CLAIMED, ChangeState.WAITING, ChangeState.SENDING)


class ChangeRow(NamedTuple):
    """A change as an operator sees it; moments are UTC."""

    id: int
    about: EntityKey
    operation: str
    origin: str
    log_rows: int
    first_logged_at: datetime
    state: ChangeState
    reason: str | None
    waits_for_feed: int | None
    not_before: datetime | None
    finished_at: datetime | None


def page(
    connection: Connection,
    tables: Tables,
    states: Sequence[ChangeState],
    *,
    after: int | None = None,
    newest_first: bool = False,
    keys: Collection[EntityKey] | None = None,
    limit: int,
) -> list[ChangeRow]:
    """The next changes in these states behind the id `after`; with `keys`, only those about one of them."""
    if keys is not None:
        return _about(connection, tables, states, keys, limit) if keys else []
    parts = [_of_state(tables, state, after, newest_first, limit) for state in states]
    # Each part is a walk along the index of its state; a condition on several states would sort all of them.
    every = union_all(*(select(part.subquery()) for part in parts)).subquery()
    order = every.c.id.desc() if newest_first else every.c.id
    return [_row(row) for row in connection.execute(select(every).order_by(order).limit(limit))]


def counted(connection: Connection, tables: Tables, states: Sequence[ChangeState], cap: int) -> int:
    """How many changes are in these states; counting ends one above the cap."""
    some = select(tables.changes.c.id).where(tables.changes.c.state.in_(states)).limit(cap + 1).subquery()
    return int(connection.execute(select(func.count()).select_from(some)).scalar_one())


def _of_state(
    tables: Tables, state: ChangeState, after: int | None, newest_first: bool, limit: int
) -> Select[tuple[Any, ...]]:
    changes = tables.changes
    # MariaDB would walk along all changes in the state, whatever the id.
    query = select(*_columns(tables)).where(changes.c.state == state).with_hint(changes, "FORCE INDEX (by_state)")
    if after is not None:
        query = query.where(changes.c.id < after if newest_first else changes.c.id > after)
    return query.order_by(changes.c.id.desc() if newest_first else changes.c.id).limit(limit)


def _about(
    connection: Connection, tables: Tables, states: Sequence[ChangeState], keys: Collection[EntityKey], limit: int
) -> list[ChangeRow]:
    changes = tables.changes
    mine = or_(
        *(
            and_(
                changes.c.entity == key.entity.value, changes.c.entity_key == key.key.encode(errors="surrogateescape")
            )
            for key in keys
        )
    )
    query = select(*_columns(tables)).where(mine, changes.c.state.in_(states)).order_by(changes.c.id)
    return [_row(row) for row in connection.execute(query.limit(limit))]


def _columns(tables: Tables) -> list[Any]:
    columns = tables.changes.c
    return [
        columns[name]
        for name in (
            "id",
            "entity",
            "entity_key",
            "operation",
            "origin",
            "log_rows",
            "first_logged_at",
            "state",
            "reason",
            "waits_for_feed",
            "not_before",
            "finished_at",
        )
    ]


def _row(row: Any) -> ChangeRow:
    return ChangeRow(
        id=row.id,
        about=EntityKey(Entity(row.entity), row.entity_key.decode("utf-8", "surrogateescape")),
        operation=row.operation,
        origin=row.origin.decode("utf-8", "replace"),
        log_rows=row.log_rows,
        first_logged_at=row.first_logged_at,
        state=ChangeState(row.state),
        reason=row.reason,
        waits_for_feed=row.waits_for_feed,
        not_before=row.not_before,
        finished_at=row.finished_at,
    )
