"""What was sent to Amazon and what came back, word for word, compressed, for the operator to look at."""

import gzip
import logging
import shutil
import zlib
from collections.abc import Iterator
from datetime import datetime
from enum import Enum
from io import BytesIO
from typing import BinaryIO

from sqlalchemy import Connection, Table, delete, select, text
from sqlalchemy.dialects.mysql import insert

from sqlbridge.database.tables import Tables

log = logging.getLogger(__name__)

# The driver escapes some bytes by another one; the rest of the statement is short.
_ESCAPED, _STATEMENT = 1.1, 1000
_TOO_LARGE = (
    "the %s of feed %s has %s bytes, more than the server's max_allowed_packet of %s lets be kept: it counts all the "
    "same, but cannot be shown; 64 MiB are enough for every one"
)
# The highest level packs a document of 10 MiB no smaller, but takes a second for it.
_LEVEL = 6
_STEP = 64 * 1024
_GZIP = 16 + zlib.MAX_WBITS


class Kept(Enum):
    """What is kept of a feed: its table, the column that says since when, and what it is called."""

    DOCUMENT = ("feed_documents", "written_at", "document")
    REPORT = ("processing_reports", "received_at", "processing report")

    def __init__(self, table: str, since: str, words: str) -> None:
        self.table = table
        self.since = since
        self.words = words


def packed(file: BinaryIO) -> bytes:
    """The whole file from its beginning, compressed; no more of it than that is in memory at once."""
    file.seek(0)
    target = BytesIO()
    with gzip.GzipFile(fileobj=target, mode="wb", compresslevel=_LEVEL) as member:
        shutil.copyfileobj(file, member)
    return target.getvalue()


def unpacked(content: bytes) -> Iterator[bytes]:
    """What was packed, piece by piece."""
    member = zlib.decompressobj(_GZIP)
    while not member.eof and (piece := member.decompress(content, _STEP)):
        yield piece
        content = member.unconsumed_tail


def keep(connection: Connection, tables: Tables, kept: Kept, feed_id: int, content: bytes, now: datetime) -> None:
    """Keep what was packed; what comes again for the same feed replaces the first.

    What the server does not take in one statement is not kept: a feed never fails because of it.
    """
    limit = connection.execute(text("SELECT @@max_allowed_packet")).scalar_one()
    if len(content) * _ESCAPED + _STATEMENT > limit:
        log.warning(_TOO_LARGE, kept.words, feed_id, len(content), limit)
        return
    values = {"content": content, kept.since: now}
    statement = insert(_table(tables, kept)).values(feed_id=feed_id, **values)
    connection.execute(statement.on_duplicate_key_update(values))


def find(connection: Connection, tables: Tables, kept: Kept, feed_id: int) -> bytes | None:
    """What is kept of the feed, packed; None where there is nothing (yet, or any more)."""
    table = _table(tables, kept)
    content: bytes | None = connection.execute(select(table.c.content).where(table.c.feed_id == feed_id)).scalar()
    return content


def kept_of(connection: Connection, tables: Tables, feed_id: int) -> set[Kept]:
    """Which of them are kept of the feed."""
    found = ((kept, _table(tables, kept)) for kept in Kept)
    return {
        kept
        for kept, table in found
        if connection.execute(select(table.c.feed_id).where(table.c.feed_id == feed_id)).first()
    }


def purge(kept: Kept, connection: Connection, tables: Tables, before: datetime, limit: int) -> int:
    """Remove up to `limit` that were kept before that moment."""
    table = _table(tables, kept)
    old = connection.execute(select(table.c.feed_id).where(table.c[kept.since] < before).limit(limit)).scalars().all()
    return connection.execute(delete(table).where(table.c.feed_id.in_(old))).rowcount if old else 0


def _table(tables: Tables, kept: Kept) -> Table:
    table: Table = getattr(tables, kept.table)
    return table
