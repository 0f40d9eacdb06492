"""The record of runs: which task, when, on which host, with what result."""

import os
import socket
from collections.abc import Sequence
from datetime import datetime

import msgspec
from sqlalchemy import Connection, Select, delete, func, insert, select, update

from sqlbridge.database.tables import Tables
from sqlbridge.model.changes import Counts


def start(connection: Connection, tables: Tables, task: str, now: datetime) -> int:
    """Record that a task has begun; the run's id."""
    values = {"task": task, "host": socket.gethostname(), "pid": os.getpid(), "started_at": now}
    return int(connection.execute(insert(tables.runs).values(values)).lastrowid)


def end(
    connection: Connection, tables: Tables, run_id: int, now: datetime, counts: Counts, error: str | None = None
) -> None:
    """Record how the run ended: its counts, and the error if there was one."""
    values = {
        "finished_at": now,
        "outcome": "failed" if error else "ok",
        "counts": msgspec.json.encode(counts.values).decode(),
        "error": error,
    }
    connection.execute(update(tables.runs).where(tables.runs.c.id == run_id).values(values))


def record_errors(connection: Connection, tables: Tables, run_id: int, errors: Sequence[BaseException]) -> None:
    """Record every error of a run, with its kind."""
    rows = [
        {"run_id": run_id, "position": position, "kind": type(error).__name__, "message": str(error)}
        for position, error in enumerate(errors)
    ]
    if rows:
        connection.execute(insert(tables.run_errors), rows)


def errors_of_latest(connection: Connection, tables: Tables, kind: str) -> list[tuple[str, str]]:
    """The tasks whose last run met an error of that kind, each with the error's message."""
    runs, errors = tables.runs, tables.run_errors
    query = select(runs.c.task, errors.c.message).join(errors, errors.c.run_id == runs.c.id)
    query = query.where(runs.c.id.in_(_newest(tables)), errors.c.kind == kind)
    return [(row.task, row.message) for row in connection.execute(query.order_by(runs.c.task, errors.c.position))]


def last_successes(connection: Connection, tables: Tables, tasks: Sequence[str]) -> dict[str, datetime]:
    """When each of these tasks ended well last (UTC)."""
    runs, found = tables.runs, dict[str, datetime]()
    for task in tasks:
        # From the newest run back, which ends at the first that went well: an index by task and id leads there.
        query = select(runs.c.finished_at).where(runs.c.task == task, runs.c.outcome == "ok")
        if moment := connection.execute(query.order_by(runs.c.id.desc()).limit(1)).scalar():
            found[task] = moment
    return found


def latest(connection: Connection, tables: Tables) -> list[dict[str, object]]:
    """The last run of each task."""
    runs = tables.runs
    rows = connection.execute(select(runs).where(runs.c.id.in_(_newest(tables))).order_by(runs.c.task)).mappings()
    return [{**row, "counts": msgspec.json.decode(row["counts"] or "{}")} for row in rows]


def last_starts(connection: Connection, tables: Tables) -> dict[str, datetime]:
    """When each task was started last (UTC)."""
    runs = tables.runs
    rows = connection.execute(select(runs.c.task, runs.c.started_at).where(runs.c.id.in_(_newest(tables))))
    return {row.task: row.started_at for row in rows}


def purge(connection: Connection, tables: Tables, before: datetime, limit: int) -> int:
    """Remove up to `limit` records of runs that began before that moment."""
    runs, errors = tables.runs, tables.run_errors
    ids = connection.execute(select(runs.c.id).where(runs.c.started_at < before).limit(limit)).scalars().all()
    if not ids:
        return 0
    connection.execute(delete(errors).where(errors.c.run_id.in_(ids)))
    return connection.execute(delete(runs).where(runs.c.id.in_(ids))).rowcount


def _newest(tables: Tables) -> Select[tuple[int]]:
    return select(func.max(tables.runs.c.id)).group_by(tables.runs.c.task)
