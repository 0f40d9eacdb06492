"""Runs page by page, newest first, and what the runs of `update` have collected. Reads only."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, select

from sqlbridge.database.tables import Tables

# The name under which `update` counts them.
_COLLECTED = "log rows collected"
_AT_ONCE = 500


class RunRow(NamedTuple):
    """A run; moments are UTC. `outcome` is ok or failed, None while it runs or where it was broken off."""

    id: int
    task: str
    host: str
    pid: int
    started_at: datetime
    finished_at: datetime | None
    outcome: str | None
    counts: Mapping[str, int]
    error: str | None


def page(
    connection: Connection,
    tables: Tables,
    *,
    task: str = "",
    failed_only: bool = False,
    before: int | None = None,
    limit: int,
) -> list[RunRow]:
    """The newest runs with an id below `before`, of one task or of all."""
    runs = tables.runs
    query = select(*(runs.c[name] for name in RunRow._fields)).order_by(runs.c.id.desc()).limit(limit)
    if task:
        # MariaDB would walk along all runs of the task, whatever the id.
        query = query.where(runs.c.task == task).with_hint(runs, "FORCE INDEX (by_task)")
    if failed_only:
        query = query.where(runs.c.outcome == "failed")
    if before is not None:
        query = query.where(runs.c.id < before)
    return [_row(dict(row)) for row in connection.execute(query).mappings()]


def errors_of(connection: Connection, tables: Tables, ids: Sequence[int]) -> dict[int, list[tuple[str, str]]]:
    """What went wrong in these runs, in order: the kind of each error, and its words."""
    errors, found = tables.run_errors, dict[int, list[tuple[str, str]]]()
    query = select(errors).where(errors.c.run_id.in_(ids)).order_by(errors.c.run_id, errors.c.position)
    for row in connection.execute(query):
        found.setdefault(row.run_id, []).append((row.kind, row.message))
    return found


def collected(connection: Connection, tables: Tables, since: datetime) -> list[tuple[datetime, int]]:
    """How many writes of the shop's each run of `update` took from the log since that moment, newest first."""
    found: list[tuple[datetime, int]] = []
    before: int | None = None
    # Moments have no index, but later runs have higher ids: back from the newest until one is too old.
    while rows := page(connection, tables, task="update", before=before, limit=_AT_ONCE):
        new = [row for row in rows if row.started_at >= since]
        found += [(row.started_at, row.counts.get(_COLLECTED, 0)) for row in new]
        before = rows[-1].id
        if len(new) < len(rows) or len(rows) < _AT_ONCE:
            break
    return found


def _row(row: Mapping[str, Any]) -> RunRow:
    return RunRow(**{**row, "counts": _counts(row["counts"])})


def _counts(text: str | None) -> dict[str, int]:
    return msgspec.json.decode(text or "{}", type=dict[str, int])
