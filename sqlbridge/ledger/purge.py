"""Removing what is done and old, in small transactions."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Column, Connection, Table, delete, exists, select

from sqlbridge.database.tables import Tables
from sqlbridge.model.changes import ChangeState
from sqlbridge.model.feeds import OPEN_FEED_STATES


def changes_done_before(connection: Connection, tables: Tables, before: datetime, limit: int) -> int:
    """Remove up to `limit` changes that were done before that moment, with their links to messages."""
    changes = tables.changes
    old = select(changes.c.id).where(changes.c.finished_at < before, changes.c.state == ChangeState.DONE)
    ids = connection.execute(old.limit(limit)).scalars().all()
    _delete(connection, tables.change_messages, tables.change_messages.c.change_id, ids)
    return _delete(connection, changes, changes.c.id, ids)


def feeds_closed_before(connection: Connection, tables: Tables, before: datetime, limit: int) -> int:
    """Remove up to `limit` feeds that ended before that moment and explain no kept change."""
    feeds, links = tables.feeds, tables.change_messages
    explains = exists(select(links.c.change_id).where(links.c.feed_id == feeds.c.id))
    old = select(feeds.c.id).where(feeds.c.closed_at < before, feeds.c.state.not_in(OPEN_FEED_STATES), ~explains)
    ids = connection.execute(old.limit(limit)).scalars().all()
    _delete(connection, tables.feed_messages, tables.feed_messages.c.feed_id, ids)
    for kept in (tables.feed_documents, tables.processing_reports):
        _delete(connection, kept, kept.c.feed_id, ids)
    return _delete(connection, feeds, feeds.c.id, ids)


def _delete(connection: Connection, table: Table, column: Column[int], ids: Sequence[int]) -> int:
    return connection.execute(delete(table).where(column.in_(ids))).rowcount if ids else 0
