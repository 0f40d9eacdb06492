"""Changes page by page, by their ids; every page is read from an index. Reads only."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select, union_all

from sqlbridge.database.tables import Tables
from sqlbridge.model.changes import ChangeState, Entity, EntityKey

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

    @property
    def waits_for_time(self) -> bool:
        """Whether it waits for a moment or a price, and for no feed: what can be sent at once if somebody says so."""
        is_postponed = self.state is ChangeState.PENDING and self.not_before is not None
        return is_postponed or (self.state is ChangeState.WAITING and self.waits_for_feed is None)


def page(
    connection: Connection,
    tables: Tables,
    states: Sequence[ChangeState],
    *,
    after: int | None = None,
    newest_first: bool = False,
    keys: Collection[EntityKey] | None = None,
    why: str = "",
    until: int | None = None,
    limit: int,
) -> list[ChangeRow]:
    """The next changes in these states behind the id `after`; with `keys`, only those about one of them.

    With `why`, only those whose reason begins so. No index leads to these: ask for `window_end` first, and look no
    further than `until`.
    """
    chosen = [tables.changes.c.reason.startswith(why, autoescape=True)] if why else []
    if keys is not None:
        return _about(connection, tables, states, [*chosen, is_about(tables, keys)], limit) if keys else []
    if until is not None:
        chosen.append(tables.changes.c.id >= until if newest_first else tables.changes.c.id <= until)
    columns = columns_of(tables)
    every = _merged(tables, columns, states, after, chosen, limit, newest_first=newest_first)
    return [as_row(row) for row in connection.execute(every.limit(limit))]


def window_end(
    connection: Connection,
    tables: Tables,
    states: Sequence[ChangeState],
    *,
    after: int | None,
    newest_first: bool,
    size: int,
) -> int | None:
    """The id of the last one of the next `size` changes in these states; None where there are not as many."""
    ids = _merged(tables, [tables.changes.c.id], states, after, [], size, newest_first=newest_first)
    return connection.execute(ids.offset(size - 1).limit(1)).scalar()


def counted(connection: Connection, tables: Tables, states: Sequence[ChangeState], cap: int) -> int:
    """How many changes are in these states; counting ends one above the cap."""
    some = select(tables.changes.c.id).where(tables.changes.c.state.in_(states)).limit(cap + 1).subquery()
    return int(connection.execute(select(func.count()).select_from(some)).scalar_one())


def _merged(
    tables: Tables,
    columns: Sequence[Any],
    states: Sequence[ChangeState],
    after: int | None,
    chosen: Sequence[ColumnElement[bool]],
    limit: int,
    *,
    newest_first: bool,
) -> Select[Any]:
    """Each part is a walk along the index of its state; a condition on several states would sort all of them."""
    # MariaDB would walk along all changes in the state, whatever the id.
    id_, by_state = tables.changes.c.id, "FORCE INDEX (by_state)"
    behind = [] if after is None else [id_ < after if newest_first else id_ > after]
    parts = [
        select(*columns)
        .with_hint(tables.changes, by_state)
        .where(tables.changes.c.state == state, *behind, *chosen)
        .order_by(id_.desc() if newest_first else id_)
        .limit(limit)
        for state in states
    ]
    every = union_all(*(select(part.subquery()) for part in parts)).subquery()
    return select(every).order_by(every.c.id.desc() if newest_first else every.c.id)


def _about(
    connection: Connection,
    tables: Tables,
    states: Sequence[ChangeState],
    chosen: Sequence[ColumnElement[bool]],
    limit: int,
) -> list[ChangeRow]:
    changes = tables.changes
    query = select(*columns_of(tables)).where(*chosen, changes.c.state.in_(states)).order_by(changes.c.id)
    return [as_row(row) for row in connection.execute(query.limit(limit))]


def is_about(tables: Tables, keys: Collection[EntityKey]) -> ColumnElement[bool]:
    """That a change is about one of these."""
    changes = tables.changes
    return or_(
        *(
            and_(
                changes.c.entity == key.entity.value, changes.c.entity_key == key.key.encode(errors="surrogateescape")
            )
            for key in keys
        )
    )


def columns_of(tables: Tables) -> list[Any]:
    """What `as_row` needs of a change."""
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


def as_row(row: Any) -> ChangeRow:
    """A change, from the columns of `columns_of`."""
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
