"""How far each task has come on a channel."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, and_, select
from sqlalchemy.dialects.mysql import insert

from sqlbridge.database.tables import Tables


class Progress(NamedTuple):
    """A moment at Amazon (UTC) until which everything is known, or a place in the shop; None at the beginning."""

    reached_at: datetime | None = None
    place: str | None = None


def reached(connection: Connection, tables: Tables, task: str, channel: str) -> Progress:
    """How far the task has come."""
    table = tables.progress
    mine = and_(table.c.task == task, table.c.channel == channel)
    row = connection.execute(select(table.c.reached_at, table.c.place).where(mine)).first()
    return Progress(row.reached_at, row.place) if row else Progress()


def reach(connection: Connection, tables: Tables, task: str, channel: str, progress: Progress) -> None:
    """Remember how far it has come."""
    values = {"reached_at": progress.reached_at, "place": progress.place}
    statement = insert(tables.progress).values(task=task, channel=channel, **values)
    connection.execute(statement.on_duplicate_key_update(values))
