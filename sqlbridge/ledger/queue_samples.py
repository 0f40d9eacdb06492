"""How the queue was: a sample at the end of every run, for the charts of the dashboard."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, select

from sqlbridge.database.tables import Tables
from sqlbridge.ledger import change_log, views

# Counting goes row by row.
_MOST_LOG_ROWS = 1_000_000


class QueueSample(NamedTuple):
    """How many changes were on their way, rows in the log, and since when the oldest was; all at `taken_at`, UTC."""

    taken_at: datetime
    changes: int
    log_rows: int
    oldest_at: datetime | None


def take(connection: Connection, tables: Tables, now: datetime) -> None:
    """Keep how the queue is now."""
    moving = views.on_the_way(connection, tables)
    values = {
        "taken_at": now,
        "changes": sum(number for number, _since in moving.values()),
        "log_rows": change_log.depth(connection, tables, _MOST_LOG_ROWS),
        "oldest_at": views.oldest(connection, tables),
    }
    connection.execute(insert(tables.queue_samples).values(values))


def since(connection: Connection, tables: Tables, moment: datetime) -> list[QueueSample]:
    """The samples that were taken after that moment, oldest first."""
    table = tables.queue_samples
    query = select(table.c.taken_at, table.c.changes, table.c.log_rows, table.c.oldest_at)
    rows = connection.execute(query.where(table.c.taken_at > moment).order_by(table.c.taken_at, table.c.id))
    return [QueueSample(*row) for row in rows]


def purge(connection: Connection, tables: Tables, before: datetime, limit: int) -> int:
    """Remove up to `limit` samples from before that moment."""
    table = tables.queue_samples
    old = connection.execute(select(table.c.id).where(table.c.taken_at < before).limit(limit)).scalars().all()
    return connection.execute(delete(table).where(table.c.id.in_(old))).rowcount if old else 0
