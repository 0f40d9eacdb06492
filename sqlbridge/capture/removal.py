"""Takes the bridge off a shop: triggers first, since a trigger must never outlive what it calls."""

from collections.abc import Iterator

from sqlalchemy import Connection, func, inspect, select

from sqlbridge.capture.catalogue import engines, stored_procedures
from sqlbridge.capture.execution import carry_out, ddl_connection
from sqlbridge.capture.installer import Installer, version_table
from sqlbridge.capture.record import read_record
from sqlbridge.capture.steps import Step, removal_steps
from sqlbridge.database.naming import Names, quoted
from sqlbridge.database.tables import Tables
from sqlbridge.errors import InstallError
from sqlbridge.model import OPEN_FEED_STATES, ChangeState

_UNFINISHED = (ChangeState.PENDING, ChangeState.CLAIMED, ChangeState.WAITING, ChangeState.SENDING)


def uninstall(installer: Installer, *, now: bool, keep_state: bool) -> list[str]:
    """Removes everything that the installation created, and says what that was.

    With `keep_state` the listings, their acknowledged values and the installation's record stay. Raises InstallError
    where changes have not reached Amazon yet, unless `now`; TableBusyError where a table is held.
    """
    with ddl_connection(installer.database) as connection:
        if not now:
            _require_nothing_open(connection, installer.database.tables)
        record = read_record(connection, installer.database.tables)
        drops_schema = bool(record and record.created_schema) and not keep_state
        done = []
        for step in _steps(connection, installer, keep_state=keep_state):
            carry_out(connection, step)
            done.append(step.description)
        if drops_schema and not engines(connection, installer.names.bridge_schema):
            done.append(_drop_schema(connection, installer.names))
    return done


def _require_nothing_open(connection: Connection, tables: Tables) -> None:
    logged = _count(connection, tables, "change_log")
    changes = _count(connection, tables, "changes", _UNFINISHED)
    feeds = _count(connection, tables, "feeds", OPEN_FEED_STATES)
    if logged or changes or feeds:
        raise InstallError(
            f"{logged + changes} changes and {feeds} feeds are not finished: run the worker until "
            "`sqlbridge status` shows none, or give them up with --now"
        )


def _count(connection: Connection, tables: Tables, name: str, states: tuple[str, ...] = ()) -> int:
    table = getattr(tables, name)
    if not inspect(connection).has_table(table.name, schema=table.schema):
        return 0
    statement = select(func.count()).select_from(table)
    if states:
        statement = statement.where(table.c.state.in_([str(state) for state in states]))
    return connection.execute(statement).scalar_one()


def _steps(connection: Connection, installer: Installer, *, keep_state: bool) -> Iterator[Step]:
    names, tables = installer.names, installer.database.tables
    ground = installer.survey(connection)
    triggers = [(trigger.name, trigger.table) for trigger in ground.own_triggers]
    yield from removal_steps(ground.wanted, triggers, stored_procedures(connection, names))
    kept = {tables.listings.name, tables.listing_values.name, tables.installation.name} if keep_state else set()
    # The record goes last: as long as anything is left, it tells whose the schema is.
    ours = [version_table(names), *(table.name for table in tables.metadata.tables.values())]
    present = engines(connection, names.bridge_schema)
    for table in sorted(set(ours) & set(present) - kept, key=lambda name: name == tables.installation.name):
        statement = f"DROP TABLE IF EXISTS {quoted(names.bridge_schema)}.{quoted(table)}"
        yield Step(f"table {names.bridge_schema}.{table} dropped", (statement,), names.bridge_schema, table)


def _drop_schema(connection: Connection, names: Names) -> str:
    connection.exec_driver_sql(f"DROP SCHEMA {quoted(names.bridge_schema)}")
    return f"schema {names.bridge_schema} dropped"
