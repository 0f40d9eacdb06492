"""Runs DDL on tables that the shop is using: gives way to whoever holds one, and keeps no writer waiting for long.

While DDL waits for a table, everything that comes after it on that table waits behind it, and a transaction that has
read the table and now writes to it is ended as a deadlock. So it does not wait on MariaDB (0 seconds). MySQL makes a
second of that, so it is asked first who holds the table; where that cannot be seen, DDL may wait for that second.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from sqlbridge.capture.blockers import blocking_transactions, is_held
from sqlbridge.capture.definition import ROUTINE_SESSION
from sqlbridge.capture.steps import Step
from sqlbridge.database.engine import Database
from sqlbridge.database.refusals import number_of
from sqlbridge.errors import DatabaseBusyError, InstallError, TableBusyError

_LOCK_WAIT_TIMEOUT = 1205
_PERCENT_SAFE = {"no_parameters": True}  # else the driver takes a % in a body for a placeholder
_PATIENCE_SECONDS = 9.0
_PAUSE_SECONDS = 0.02
_SESSION = f"SET SESSION lock_wait_timeout = 0, {ROUTINE_SESSION}"


@contextmanager
def ddl_connection(database: Database) -> Iterator[Connection]:
    """A connection that gives up a busy table at once; statements commit by themselves."""
    with database.read() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql(_SESSION)
        try:
            yield connection
        finally:
            connection.invalidate()  # the session's settings must not reach the pool's next user


def while_busy(repeatable: Callable[[], None]) -> None:
    """Calls what can be called again, and is, while a table of ours is busy. Raises DatabaseBusyError in the end."""
    end = time.monotonic() + _PATIENCE_SECONDS
    while True:
        began = time.monotonic()
        try:
            repeatable()
        except DatabaseBusyError:
            if time.monotonic() >= end:
                raise
            _pause_since(began)
        else:
            return


def carry_out(connection: Connection, step: Step) -> None:
    """Runs a step, each of its statements again while the table is busy.

    Raises TableBusyError that names the transactions in the way, and InstallError for whatever else the server says.
    """
    for statement in step.statements:
        _insist(connection, step, statement)


def _insist(connection: Connection, step: Step, statement: str) -> None:
    end = time.monotonic() + _PATIENCE_SECONDS
    while True:
        began = time.monotonic()
        if _is_done(connection, step, statement):
            return
        if time.monotonic() >= end:
            raise _busy(connection, step)
        _pause_since(began)


def _busy(connection: Connection, step: Step) -> TableBusyError:
    blockers = blocking_transactions(connection, step.schema, step.table)
    return TableBusyError(
        f"{step.description}: {step.table or 'the procedure'} is busy: {blockers}; what was done so far stays: "
        "end that transaction or wait for it, then run the command again"
    )


def _is_done(connection: Connection, step: Step, statement: str) -> bool:
    if step.table and is_held(connection, step.schema, step.table):
        return False
    try:
        connection.exec_driver_sql(statement, execution_options=_PERCENT_SAFE)
    except DBAPIError as exc:
        if number_of(exc) != _LOCK_WAIT_TIMEOUT:
            raise InstallError(f"{step.description}: refused by the server: {exc.orig}") from exc
        return False
    return True


def _pause_since(began: float) -> None:
    """Leave the table to others for at least as long as they may have waited behind us."""
    time.sleep(max(_PAUSE_SECONDS, time.monotonic() - began))
