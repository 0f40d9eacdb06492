"""What a person has been told of, on which way: so that it is told once, and its end, too."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.mysql import insert

from sqlbridge.database.tables import Tables


class Told(NamedTuple):
    """A problem that was told of, and whose end was not: since when it is known, and when it was told last (UTC)."""

    problem: str
    words: str
    began_at: datetime
    told_at: datetime


def told(connection: Connection, tables: Tables, way: str) -> dict[str, Told]:
    """What was told on this way, by problem."""
    alerts = tables.alerts
    columns = (alerts.c.problem, alerts.c.words, alerts.c.began_at, alerts.c.told_at)
    rows = connection.execute(select(*columns).where(alerts.c.way == way))
    return {row.problem: Told(*row) for row in rows}


def record(connection: Connection, tables: Tables, way: str, one: Told) -> None:
    """It has been told."""
    statement = insert(tables.alerts).values(way=way, **one._asdict())
    connection.execute(statement.on_duplicate_key_update(words=one.words, told_at=one.told_at))


def forget(connection: Connection, tables: Tables, way: str, problems: Collection[str]) -> None:
    """The end of these has been told."""
    alerts = tables.alerts
    connection.execute(delete(alerts).where(alerts.c.way == way, alerts.c.problem.in_(list(problems))))
