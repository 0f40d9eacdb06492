"""Log rows that no run has collected yet: how many, and since when. Light, for whoever only looks."""

from datetime import datetime

from sqlalchemy import Connection, func, select

from sqlbridge.database.tables import Tables


def number(connection: Connection, tables: Tables, at_most: int | None = None) -> int:
    """Log rows that no run has collected yet; counted no further than `at_most`."""
    counted = select(tables.change_log.c.id).limit(at_most).subquery()
    return int(connection.execute(select(func.count()).select_from(counted)).scalar_one())


def oldest(connection: Connection, tables: Tables) -> datetime | None:
    """When the first of the log's rows was written (UTC)."""
    log = tables.change_log
    moment: datetime | None = connection.execute(select(log.c.logged_at).order_by(log.c.id).limit(1)).scalar()
    return moment
