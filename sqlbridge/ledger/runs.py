"""The record of runs: which task, when, on which host, with what result."""

import os
import socket
from datetime import datetime

import msgspec
from sqlalchemy import Connection, delete, func, insert, select, update

from sqlbridge.database.tables import Tables
from sqlbridge.model import Counts


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


def latest(connection: Connection, tables: Tables) -> list[dict[str, object]]:
    """The last run of each task."""
    runs = tables.runs
    newest = select(func.max(runs.c.id)).group_by(runs.c.task)
    rows = connection.execute(select(runs).where(runs.c.id.in_(newest)).order_by(runs.c.task)).mappings()
    return [{**row, "counts": msgspec.json.decode(row["counts"] or "{}")} for row in rows]


def last_starts(connection: Connection, tables: Tables) -> dict[str, datetime]:
    """When each task was started last (UTC)."""
    runs = tables.runs
    rows = connection.execute(select(runs.c.task, func.max(runs.c.started_at)).group_by(runs.c.task))
    return {row[0]: row[1] for row in rows}


def purge(connection: Connection, tables: Tables, before: datetime, limit: int) -> int:
    """Remove up to `limit` records of runs that began before that moment."""
    runs = tables.runs
    ids = connection.execute(select(runs.c.id).where(runs.c.started_at < before).limit(limit)).scalars().all()
    return connection.execute(delete(runs).where(runs.c.id.in_(ids))).rowcount if ids else 0
