"""Rows of the change log: which are there, what they amount to by key, and their removal.

Whatever is done with rows names the ids that were read. At READ COMMITTED each statement sees more than the one
before it, also below ids that it has seen; a row that was removed but not merged would be a change that is lost.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import (
    BINARY,
    ColumnElement,
    Connection,
    Row,
    Select,
    TextClause,
    and_,
    cast,
    distinct,
    func,
    not_,
    select,
    text,
)

from sqlbridge.database.engine import Database
from sqlbridge.database.naming import Names
from sqlbridge.database.statements import statement
from sqlbridge.database.tables import Tables
from sqlbridge.ledger.id_pieces import in_piece, is_gapless
from sqlbridge.model.changes import Entity

_SQL = Path(__file__).parent / "sql"
_ENTITIES = [entity.value.encode() for entity in Entity]
# Begins the surrogates, which the servers take for UTF-8 and Python does not; and Hangul, which Python judges then.
_SURROGATE = b"\xed"
_PAGE = 10_000
# So many times the usual number of rows in one transaction: a million writes to few products are few changes.
_AT_ONCE = 5


def committed_ids(connection: Connection, tables: Tables, after_id: int, limit: int) -> Sequence[int]:
    """The lowest visible ids above `after_id`: `limit` of them, or a few times as many where that is little work.

    It is, where no id is missing, so that none need be fetched, and where they concern no more keys than `limit`.
    """
    many = _stretch(connection, tables, after_id, limit * _AT_ONCE)
    if many is not None and (len(many) <= limit or _number_of_keys(connection, tables, many) <= limit):
        return many
    few = _stretch(connection, tables, after_id, limit)
    return few if few is not None else list(connection.scalars(_lowest_ids(tables, after_id, limit)))


def by_key(tables: Tables, piece: Sequence[int]) -> Select[Any]:
    """One row for each key of the rows that the server can judge; nothing is locked at READ COMMITTED.

    The operation is that of the last row, the origin that of the first; `first_id` tells the order. The rows are
    sorted: a temporary table with a row for each key takes ten times as long where it outgrows memory.
    """
    log, first, last = tables.change_log, tables.change_log.alias("first_row"), tables.change_log.alias("last_row")
    keys = (
        select(
            func.min(log.c.id).label("first_id"),
            func.max(log.c.id).label("last_id"),
            func.count().label("log_rows"),
            func.min(log.c.logged_at).label("first_logged_at"),
            func.max(log.c.logged_at).label("last_logged_at"),
        )
        .where(in_piece(log.c.id, piece), _is_plain(tables))
        .group_by(log.c.entity, log.c.entity_key)
        .prefix_with("SQL_BIG_RESULT")
        .subquery("keys_of_the_log")
    )
    rows = keys.join(first, first.c.id == keys.c.first_id).join(last, last.c.id == keys.c.last_id)
    about = (first.c.entity, first.c.entity_key, last.c.operation, first.c.origin)
    columns = (*about, keys.c.log_rows, keys.c.first_logged_at, keys.c.last_logged_at, keys.c.first_id)
    return select(*columns).select_from(rows).prefix_with("STRAIGHT_JOIN")


def peculiar(
    connection: Connection, tables: Tables, piece: Sequence[int]
) -> Iterator[Sequence[Row[*tuple[Any, ...]]]]:
    """All other rows, oldest first, so many at a time as fit into memory: those that the server cannot judge."""
    log = tables.change_log
    rows = select(log).where(in_piece(log.c.id, piece), not_(_is_plain(tables))).order_by(log.c.id).limit(_PAGE)
    page = connection.execute(rows).all()
    while page:
        yield page
        page = connection.execute(rows.where(log.c.id > page[-1].id)).all() if len(page) == _PAGE else []


def delete(connection: Connection, database: Database, piece: Sequence[int]) -> None:
    """Remove the rows of these ids, without a look at any other, which the shop might not have committed yet."""
    if isinstance(piece, range):
        stretch = statement(_SQL / "delete_log_stretch.sql", database.names)
        connection.execute(stretch, {"first": piece[0], "last": piece[-1]})
    else:
        values = {f"id_{position}": id_ for position, id_ in enumerate(piece)}
        connection.execute(_deletion(database.names, tuple(values)), values)


def _lowest_ids(tables: Tables, after_id: int, limit: int) -> Select[Any]:
    id_ = tables.change_log.c.id
    return select(id_).where(id_ > after_id).order_by(id_).limit(limit)


def _stretch(connection: Connection, tables: Tables, after_id: int, limit: int) -> range | None:
    """The lowest ids, counted only; None where one is missing among them."""
    seen = _lowest_ids(tables, after_id, limit).subquery()
    first, last, number = connection.execute(select(func.min(seen.c.id), func.max(seen.c.id), func.count())).one()
    if not number:
        return range(0)
    return range(first, last + 1) if is_gapless(first, last, number) else None


def _number_of_keys(connection: Connection, tables: Tables, stretch: range) -> int:
    log = tables.change_log.c
    query = select(func.count(distinct(log.entity_key))).where(in_piece(log.id, stretch))
    return int(connection.execute(query).scalar_one())


def _is_plain(tables: Tables) -> ColumnElement[bool]:
    """That entity and key are known to be readable. Never NULL: each row is either plain or peculiar."""
    log = tables.change_log
    as_text = cast(func.convert(log.c.entity_key.op("USING")(text("utf8mb4"))), BINARY)
    is_text = and_(log.c.entity_key.is_not_distinct_from(as_text), func.instr(log.c.entity_key, _SURROGATE) == 0)
    return and_(cast(log.c.entity, BINARY).in_(_ENTITIES), is_text)


@lru_cache
def _deletion(names: Names, parameters: tuple[str, ...]) -> TextClause:
    rows = " UNION ALL ".join(f"SELECT :{parameter} AS id" for parameter in parameters)
    return text(statement(_SQL / "delete_log_rows.sql", names).text.replace(":ids", rows))
