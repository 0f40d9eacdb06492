"""Amazon's processing reports as received, compressed, for the operator to look at."""

import gzip
import logging
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, delete, select, text
from sqlalchemy.dialects.mysql import insert

from sqlbridge.database.tables import Tables

log = logging.getLogger(__name__)

# The driver escapes some bytes by another one; the rest of the statement is short.
_ESCAPED, _STATEMENT = 1.1, 1000
_TOO_LARGE = (
    "the processing report of feed %s has %s bytes, more than the server's max_allowed_packet of %s lets be kept: "
    "`feeds show` tells the verdicts, but not the report; 64 MiB are enough for every report"
)


def save(connection: Connection, tables: Tables, feed_id: int, content: bytes, now: datetime) -> None:
    """Keep the report of a feed; a report fetched again replaces the first.

    One that the server does not take in one statement is not kept: its verdicts count all the same.
    """
    packed = gzip.compress(content)
    limit = connection.execute(text("SELECT @@max_allowed_packet")).scalar_one()
    if len(packed) * _ESCAPED + _STATEMENT > limit:
        log.warning(_TOO_LARGE, feed_id, len(packed), limit)
        return
    statement = insert(tables.processing_reports).values(feed_id=feed_id, content=packed, received_at=now)
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
