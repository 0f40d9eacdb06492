"""Names the transactions that hold a table, as far as the account may see them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, text
from sqlalchemy.exc import DBAPIError

from sqlbridge.capture.server import is_mariadb

_SQL = Path(__file__).parent / "sql"
LOCK_TABLES = ("metadata_locks", "threads")
"""What MySQL tells of locks on tables, in performance_schema; an account needs SELECT on each."""

_UNLISTED = (
    "the server lists no locks on tables, as its instrument wait/lock/metadata/sql/mdl is off (MySQL 5.7's default): "
    "set it to ENABLED in performance_schema.setup_instruments, and put "
    "performance-schema-instrument = 'wait/lock/metadata/sql/mdl=ON' into the server's configuration"
)


def is_held(connection: Connection, schema: str, table: str) -> bool:
    """Whether a transaction is seen to hold the table: on a MySQL that lists metadata locks to this account."""
    try:
        return not is_mariadb(connection) and bool(_rows(connection, "metadata_lock_holders", schema, table))
    except DBAPIError:
        return False


def why_unseen(connection: Connection) -> str:
    """Why this account would not see who holds a table, with the remedy; empty where it sees, and on MariaDB.

    MariaDB has no such list by default, and needs none: there DDL gives up at once.
    """
    if is_mariadb(connection):
        return ""
    try:
        is_listed = bool(_rows(connection, "own_metadata_locks"))
    except DBAPIError as exc:
        needed = " and ".join(f"performance_schema.{table}" for table in LOCK_TABLES)
        return (
            f"the installer needs SELECT on {needed}, which `sqlbridge grants` prints (the server says: {exc.orig})"
        )
    if is_listed:
        return ""
    return _UNLISTED


def blocking_transactions(connection: Connection, schema: str, table: str) -> str:
    """Who keeps the table busy: connection id, account, seconds, statement; or why that cannot be said.

    MariaDB has no list of metadata locks by default, nor has MySQL 5.7 (the instrument `wait/lock/metadata/sql/mdl`
    is off): there it is every open transaction of the server.
    """
    try:
        holders = () if is_mariadb(connection) else _rows(connection, "metadata_lock_holders", schema, table)
        if holders:
            return _described(holders)
        candidates = _rows(connection, "open_transactions", schema, table)
    except DBAPIError as exc:
        return f"by whom cannot be seen without PROCESS and, on MySQL, SELECT on performance_schema.*: {exc.orig}"
    if candidates:
        return f"the server does not say by whom, it may be one of these: {_described(candidates)}"
    return "by whom is not to be seen, no transaction is open now"


def _rows(connection: Connection, query: str, schema: str = "", table: str = "") -> Sequence[Row[Any]]:
    statement = text((_SQL / f"{query}.sql").read_text(encoding="utf-8"))
    return connection.execute(statement, {"schema": schema, "table": table}).all()


def _described(rows: Sequence[Row[Any]]) -> str:
    return "; ".join(
        f"connection {row.id} of {row.account}, for {row.seconds} s: {row.statement or 'idle in its transaction'}"
        for row in rows
    )
