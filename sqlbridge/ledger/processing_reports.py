"""Amazon's processing reports as received, compressed, for the operator to look at."""

import gzip
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.mysql import insert

from sqlbridge.database.tables import Tables


def save(connection: Connection, tables: Tables, feed_id: int, content: bytes, now: datetime) -> None:
    """Keep the report of a feed; a report fetched again replaces the first."""
    statement = insert(tables.processing_reports).values(
        feed_id=feed_id, content=gzip.compress(content), received_at=now
    )
    replaced = {"content": statement.inserted.content, "received_at": statement.inserted.received_at}
    connection.execute(statement.on_duplicate_key_update(replaced))


def get(connection: Connection, tables: Tables, feed_id: int) -> bytes | None:
    """The report of a feed, or None where there is none (yet, or any more)."""
    reports = tables.processing_reports
    content = connection.execute(select(reports.c.content).where(reports.c.feed_id == feed_id)).scalar()
    return None if content is None else gzip.decompress(content)


def purge(connection: Connection, tables: Tables, before: datetime, limit: int) -> int:
    """Remove up to `limit` reports received before that moment."""
    reports = tables.processing_reports
    old = select(reports.c.feed_id).where(reports.c.received_at < before).limit(limit)
    return _remove(connection, tables, connection.execute(old).scalars().all())


def _remove(connection: Connection, tables: Tables, ids: Sequence[int]) -> int:
    reports = tables.processing_reports
    return connection.execute(delete(reports).where(reports.c.feed_id.in_(ids))).rowcount if ids else 0
