"""Takes the bridge off a shop: triggers first, since a trigger must never outlive what it calls."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, Table, func, inspect, or_, select, update

from sqlbridge.capture.catalogue import engines, stored_procedures
from sqlbridge.capture.execution import carry_out, ddl_connection
from sqlbridge.capture.installer import Installer
from sqlbridge.capture.record import read_record
from sqlbridge.capture.rights import removal_problems
from sqlbridge.capture.steps import Step, removal_steps
from sqlbridge.capture.survey import Survey
from sqlbridge.database.naming import Names, quoted
from sqlbridge.database.revision import version_table
from sqlbridge.database.tables import Tables
from sqlbridge.errors import InstallError, PreflightError
from sqlbridge.model.advance import Advance
from sqlbridge.model.changes import ChangeState
from sqlbridge.model.feeds import OPEN_FEED_STATES

_UNFINISHED = (ChangeState.PENDING, ChangeState.CLAIMED, ChangeState.WAITING, ChangeState.SENDING)


def removal_outlook(installer: Installer, *, now: bool, keep_state: bool) -> list[str]:
    """What `uninstall` would remove, and the same refusals; only reads the database."""
    with installer.database.read() as connection:
        ground = installer.survey(connection)
        _require_sight(ground)
        if not now:
            _require_nothing_open(connection, installer.database.tables)
        steps = _capture_steps(connection, ground)
        dropped = list(_table_steps(connection, installer, keep_state=keep_state))
        record, names = read_record(connection, installer.database.tables), installer.names
        others = set(engines(connection, names.bridge_schema)) - {step.table for step in dropped}
    done = [step.description for step in (*steps, *dropped)]
    is_ours = record is not None and record.created_schema and not keep_state
    return [*done, _schema_dropped(names)] if is_ours and not others else done


def uninstall(installer: Installer, *, now: bool, keep_state: bool) -> list[str]:
    """Removes everything that the installation created, and says what that was.

    With `keep_state` the channels, the listings, their acknowledged values and the installation's record stay. Raises
    InstallError where changes have not reached Amazon yet, unless `now`; PreflightError, before anything is removed,
    where the account may not see all triggers; TableBusyError where a table is held.
    """
    tables = installer.database.tables
    with ddl_connection(installer.database) as connection:
        ground = installer.survey(connection)
        _require_sight(ground)
        if not now:
            _require_nothing_open(connection, tables)
        record = read_record(connection, tables)
        drops_schema = bool(record and record.created_schema) and not keep_state
        done = _carried_out(connection, _capture_steps(connection, ground), installer.advance)
        if keep_state:
            _forget_feeds(connection, tables)
        tables_gone = list(_table_steps(connection, installer, keep_state=keep_state))
        done += _carried_out(connection, tables_gone, installer.advance)
        if drops_schema and not engines(connection, installer.names.bridge_schema):
            done.append(_drop_schema(connection, installer.names))
    return done


def remove_capture(installer: Installer) -> None:
    """Removes triggers, then procedures, and leaves the tables. Raises PreflightError, TableBusyError."""
    with ddl_connection(installer.database) as connection:
        ground = installer.survey(connection)
        _require_sight(ground)
        _carried_out(connection, _capture_steps(connection, ground), installer.advance)


def _require_sight(ground: Survey) -> None:
    problems = list(removal_problems(ground))
    if problems:
        raise PreflightError(problems)


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
    if not _is_there(connection, table):
        return 0
    statement = select(func.count()).select_from(table)
    if states:
        statement = statement.where(table.c.state.in_([str(state) for state in states]))
    return connection.execute(statement).scalar_one()


def _is_there(connection: Connection, table: Table) -> bool:
    return inspect(connection).has_table(table.name, schema=table.schema)


def _carried_out(connection: Connection, steps: Sequence[Step], advance: Advance) -> list[str]:
    done = []
    for step in steps:
        carry_out(connection, step)
        done.append(step.description)
        advance("objects", len(done), len(steps))
    return done


def _capture_steps(connection: Connection, ground: Survey) -> list[Step]:
    triggers = [(trigger.name, trigger.table) for trigger in ground.own_triggers]
    return removal_steps(ground.wanted, triggers, stored_procedures(connection, ground.names))


def _forget_feeds(connection: Connection, tables: Tables) -> None:
    """What the kept rows say of feeds that go now, and of writes that nobody logs from now on, is no longer known."""
    if _is_there(connection, tables.listing_values):
        values = tables.listing_values
        in_flight = update(values).where(values.c.open_feed.is_not(None))
        connection.execute(in_flight.values(acknowledged=None, open_feed=None, open_value=None))
        refused = or_(values.c.refused_feed.is_not(None), values.c.refused_value.is_not(None))
        connection.execute(update(values).where(refused).values(refused_feed=None, refused_value=None))
    if _is_there(connection, tables.listings):
        # The triggers are gone: the first run of the next installation looks at every listing instead.
        connection.execute(update(tables.listings).values(is_logged=0))


def _table_steps(connection: Connection, installer: Installer, *, keep_state: bool) -> Iterator[Step]:
    names, tables = installer.names, installer.database.tables
    state = (tables.channels, tables.listings, tables.listing_values, tables.installation)
    kept = {table.name for table in state} if keep_state else set()
    # The record goes last: as long as anything is left, it tells whose the schema is.
    ours = [version_table(names), *(table.name for table in tables.metadata.tables.values())]
    present = engines(connection, names.bridge_schema)
    for table in sorted(set(ours) & set(present) - kept, key=lambda name: name == tables.installation.name):
        statement = f"DROP TABLE IF EXISTS {quoted(names.bridge_schema)}.{quoted(table)}"
        yield Step(f"table {names.bridge_schema}.{table} dropped", (statement,), names.bridge_schema, table)


def _drop_schema(connection: Connection, names: Names) -> str:
    connection.exec_driver_sql(f"DROP SCHEMA {quoted(names.bridge_schema)}")
    return _schema_dropped(names)


def _schema_dropped(names: Names) -> str:
    return f"schema {names.bridge_schema} dropped"
