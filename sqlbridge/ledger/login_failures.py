"""Wrong passwords in a row, by account and by address: each one makes the next try wait longer."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, func, select, update
from sqlalchemy.dialects.mysql import insert

from sqlbridge.database.tables import Tables

_FREE = 5
_FIRST_PAUSE = timedelta(seconds=10)
_LONGEST = timedelta(minutes=15)
_FORGOTTEN = timedelta(days=1)


def wait_until(connection: Connection, tables: Tables, subjects: Sequence[str], now: datetime) -> datetime | None:
    """When somebody of these may try again; None where at once. Five tries are free, then up to 15 minutes."""
    table = tables.login_failures
    query = select(table.c.failures, table.c.last_at).where(table.c.subject.in_(subjects), table.c.last_at <= now)
    ends = [last_at + _pause(failures) for failures, last_at in connection.execute(query)]
    latest = max(ends, default=now)
    return latest if latest > now else None


def note(connection: Connection, tables: Tables, subjects: Sequence[str], now: datetime) -> None:
    """A wrong password."""
    table = tables.login_failures
    for subject in subjects:
        statement = insert(table).values(subject=subject, failures=1, last_at=now)
        is_old = table.c.last_at < now - _FORGOTTEN
        # The server assigns from left to right: `failures` must see the old moment.
        assignments = [("failures", func.if_(is_old, 1, table.c.failures + 1)), ("last_at", now)]
        connection.execute(statement.on_duplicate_key_update(assignments))


def forget(connection: Connection, tables: Tables, subject: str) -> None:
    """A right password: the account's failures are history."""
    table = tables.login_failures
    connection.execute(delete(table).where(table.c.subject == subject))


def take_back(connection: Connection, tables: Tables, subject: str) -> None:
    """A right password: the last one of the address was no failure; those before it stay."""
    table = tables.login_failures
    mine = update(table).where(table.c.subject == subject, table.c.failures > 0)
    connection.execute(mine.values(failures=table.c.failures - 1))


def purge(connection: Connection, tables: Tables, before: datetime, limit: int) -> int:
    """Remove up to `limit` whose last failure was before that moment."""
    table = tables.login_failures
    old = connection.execute(select(table.c.subject).where(table.c.last_at < before).limit(limit)).scalars().all()
    return connection.execute(delete(table).where(table.c.subject.in_(old))).rowcount if old else 0


def _pause(failures: int) -> timedelta:
    if failures < _FREE:
        return timedelta()
    return min(_FIRST_PAUSE * (1 << min(failures - _FREE, 10)), _LONGEST)
