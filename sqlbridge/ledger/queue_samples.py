"""How the queue was: a sample at the end of every run, for the charts of the dashboard."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, delete, func, insert, select, text

from sqlbridge.database.tables import Tables
from sqlbridge.ledger import uncollected
from sqlbridge.ledger.intervals import interval
from sqlbridge.ledger.views import queue_views

# Counting goes row by row.
_MOST_LOG_ROWS = 1_000_000


class QueueSample(NamedTuple):
    """How many changes were on their way, rows in the log, and since when the oldest was; all at `taken_at`, UTC."""

    taken_at: datetime
    changes: int
    log_rows: int
    oldest_at: datetime | None


class QueueInterval(NamedTuple):
    """The worst of an interval: how much was on its way, and for how many seconds the oldest had been."""

    number: int
    depth: int
    age: int


def take(connection: Connection, tables: Tables, now: datetime) -> None:
    """Keep how the queue is now."""
    moving = queue_views.on_the_way(connection, tables)
    values = {
        "taken_at": now,
        "changes": sum(number for number, _since in moving.values()),
        "log_rows": uncollected.number(connection, tables, _MOST_LOG_ROWS),
        "oldest_at": queue_views.oldest(connection, tables),
    }
    connection.execute(insert(tables.queue_samples).values(values))


def since(connection: Connection, tables: Tables, moment: datetime) -> list[QueueSample]:
    """The samples that were taken after that moment, oldest first."""
    table = tables.queue_samples
    query = select(table.c.taken_at, table.c.changes, table.c.log_rows, table.c.oldest_at)
    rows = connection.execute(query.where(table.c.taken_at > moment).order_by(table.c.taken_at, table.c.id))
    return [QueueSample(*row) for row in rows]


def by_interval(connection: Connection, tables: Tables, since: datetime, seconds: int) -> list[QueueInterval]:
    """The samples since that moment, by intervals of so many seconds; those without one are left out."""
    table = tables.queue_samples
    number = interval(table.c.taken_at, since, seconds)
    depth = func.max(table.c.changes + table.c.log_rows)
    age = func.max(func.timestampdiff(text("SECOND"), table.c.oldest_at, table.c.taken_at))
    query = select(number, depth, age).where(table.c.taken_at >= since).group_by(number).order_by(number)
    return [
        QueueInterval(int(one), int(most), max(int(oldest or 0), 0))
        for one, most, oldest in connection.execute(query)
    ]


def purge(connection: Connection, tables: Tables, before: datetime, limit: int) -> int:
    """Remove up to `limit` samples from before that moment."""
    table = tables.queue_samples
    old = connection.execute(select(table.c.id).where(table.c.taken_at < before).limit(limit)).scalars().all()
    return connection.execute(delete(table).where(table.c.id.in_(old))).rowcount if old else 0
