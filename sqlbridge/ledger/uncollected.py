"""Log rows that no run has collected yet: how many, and since when. Light, for whoever only looks."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, and_, func, or_, select

from sqlbridge.database.tables import Tables
from sqlbridge.model.changes import EntityKey


def number(connection: Connection, tables: Tables, at_most: int | None = None) -> int:
    """Log rows that no run has collected yet; counted no further than `at_most`."""
    counted = select(tables.change_log.c.id).limit(at_most).subquery()
    return int(connection.execute(select(func.count()).select_from(counted)).scalar_one())


def oldest(connection: Connection, tables: Tables) -> datetime | None:
    """When the first of the log's rows was written (UTC)."""
    log = tables.change_log
    moment: datetime | None = connection.execute(select(log.c.logged_at).order_by(log.c.id).limit(1)).scalar()
    return moment


def among(connection: Connection, tables: Tables, keys: Collection[EntityKey], at_most: int) -> set[EntityKey]:
    """Those of these keys that one of the log's newest `at_most` rows is about."""
    log = tables.change_log.c
    newest = select(log.entity, log.entity_key).order_by(log.id.desc()).limit(at_most).subquery().c
    by_row = {(key.entity.value, key.key.encode("utf-8", "surrogateescape")): key for key in keys}
    is_asked = or_(*(and_(newest.entity == entity, newest.entity_key == key) for entity, key in by_row))
    found = connection.execute(select(newest.entity, newest.entity_key).where(is_asked).distinct())
    return {by_row[row.entity, row.entity_key] for row in found}
