"""The log that the shop's triggers write: read without a lock, turned into changes, removed."""

import logging
from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert

from sqlbridge.database.engine import Database
from sqlbridge.database.tables import Tables
from sqlbridge.ledger import changes, log_rows
from sqlbridge.ledger.change_rows import NewChange
from sqlbridge.ledger.id_pieces import pieces
from sqlbridge.model.changes import Entity, EntityKey

_logger = logging.getLogger(__name__)

_UNKNOWN = "log row %s points at %r %r, which is unknown here: every offer is looked at"
_EVERYTHING = EntityKey(Entity.ALL, "")
_REMOVED_AT_ONCE = 10_000

Begin = Callable[[], AbstractContextManager[Connection]]
"""Begins a transaction, and commits it at the end."""


@dataclass(frozen=True, slots=True)
class Collected:
    """What one step took from the log: so many rows, up to this id. Fewer rows than its limit were all there were."""

    rows: int
    last_id: int


def collect(begin: Begin, database: Database, after_id: int, limit: int, *, behind_feeds: bool = False) -> Collected:
    """Turn committed log rows with ids above `after_id` into changes: `limit` rows, or more if they collapse.

    They are removed in small transactions of their own: a large one makes replicas wait, and other writers at its
    commit. What dies in between leaves rows that are merged once more, at worst into a change that sends nothing.

    `after_id` only shortens the walk within one run: each run starts at 0 again, because ids become
    visible out of order. With `behind_feeds`, what waits for a feed's end is looked at anew, too, for it may have
    sold out.
    """
    with begin() as connection:
        ids = merge(connection, database.tables, after_id, limit, behind_feeds=behind_feeds)
    for start in range(0, len(ids), _REMOVED_AT_ONCE):
        with begin() as connection:
            remove(connection, database, ids[start : start + _REMOVED_AT_ONCE])
    return Collected(rows=len(ids), last_id=ids[-1] if ids else after_id)


def merge(
    connection: Connection, tables: Tables, after_id: int, limit: int, *, behind_feeds: bool = False
) -> Sequence[int]:
    """Add what rows of the log say to the changes; their ids. No lock is taken, and no uncommitted row seen."""
    ids = log_rows.committed_ids(connection, tables, after_id, limit)
    for piece in pieces(ids):
        changes.add_collapsed(connection, tables, log_rows.by_key(tables, piece), behind_feeds=behind_feeds)
        for rows in log_rows.peculiar(connection, tables, piece):
            changes.add(connection, tables, _one_per_key(rows), behind_feeds=behind_feeds)
    return ids


def remove(connection: Connection, database: Database, ids: Sequence[int]) -> None:
    """Remove rows that have been merged."""
    for piece in pieces(ids):
        log_rows.delete(connection, database, piece)


def append(connection: Connection, tables: Tables, skus: Collection[str], origin: str, now: datetime) -> None:
    """Log SKUs of the shop as a trigger would: for what changes their offers without a write to the shop's tables."""
    row = {"entity": Entity.SKU.value, "operation": "U", "origin": origin.encode(), "logged_at": now}
    rows = [row | {"entity_key": sku.encode("utf-8", "surrogateescape")} for sku in sorted(skus)]
    if rows:
        connection.execute(insert(tables.change_log), rows)


def about(entity: str, key: bytes) -> EntityKey:
    """What a row points at. One that nobody can read still says that something has changed: look at everything."""
    return _known(entity, key) or _EVERYTHING


def _one_per_key(rows: Sequence[Row[*tuple[Any, ...]]]) -> list[NewChange]:
    merged: dict[EntityKey, NewChange] = {}
    for id_, entity, key, operation, origin, logged_at in rows:
        if (known := _known(entity, key)) is None:
            _logger.warning(_UNKNOWN, id_, entity, key)
        concerned = known or _EVERYTHING
        if concerned in merged:
            merged[concerned].add_row(operation, logged_at)
        else:
            source = origin.decode("utf-8", "surrogateescape")
            merged[concerned] = NewChange(concerned, operation, source, logged_at, logged_at)
    return list(merged.values())


def _known(entity: str, key: bytes) -> EntityKey | None:
    try:
        return EntityKey(Entity(entity), key.decode())
    except ValueError:
        return None
