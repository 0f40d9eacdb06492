"""Runs DDL on tables that the shop is using: never makes a writer wait for more than a second at a time."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from sqlbridge.capture.blockers import blocking_transactions
from sqlbridge.capture.steps import Step
from sqlbridge.database.engine import Database
from sqlbridge.database.refusals import number_of
from sqlbridge.errors import DatabaseBusyError, InstallError, TableBusyError

_LOCK_WAIT_TIMEOUT = 1205
_PERCENT_SAFE = {"no_parameters": True}  # else the driver takes a % in a body for a placeholder
_TRIES = 5
_PAUSE_SECONDS = 1.0

# While DDL waits for a table, everything that comes after it on that table waits behind it: hence one second.
SESSION = "SET SESSION lock_wait_timeout = 1, sql_mode = ''"


@contextmanager
def ddl_connection(database: Database) -> Iterator[Connection]:
    """A connection that gives up a busy table after a second; statements commit by themselves."""
    with database.read() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql(SESSION)
        try:
            yield connection
        finally:
            connection.invalidate()  # the session's settings must not reach the pool's next user


def while_busy(repeatable: Callable[[], None]) -> None:
    """Calls what can be called again, and is, while a table of ours is busy. Raises DatabaseBusyError in the end."""
    for attempt in range(_TRIES):
        try:
            repeatable()
        except DatabaseBusyError:
            if attempt == _TRIES - 1:
                raise
            time.sleep(_PAUSE_SECONDS)
        else:
            return


def carry_out(connection: Connection, step: Step) -> None:
    """Runs a step, each of its statements again while the table is busy.

    Raises TableBusyError that names the transactions in the way, and InstallError for whatever else the server says.
    """
    for statement in step.statements:
        _insist(connection, step, statement)


def _insist(connection: Connection, step: Step, statement: str) -> None:
    for attempt in range(_TRIES):
        if attempt:
            time.sleep(_PAUSE_SECONDS)
        try:
            connection.exec_driver_sql(statement, execution_options=_PERCENT_SAFE)
        except DBAPIError as exc:
            if number_of(exc) != _LOCK_WAIT_TIMEOUT:
                raise InstallError(f"{step.description}: refused by the server: {exc.orig}") from exc
            blockers = blocking_transactions(connection, step.schema, step.table)
        else:
            return
    raise TableBusyError(
        f"{step.description}: {step.table or 'the procedure'} is busy: {blockers}; what was done so far stays: "
        "end that transaction or wait for it, then run the command again"
    )
