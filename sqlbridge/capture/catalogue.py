"""What the server's catalogue says about triggers, routines and tables."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, TableClause, column, or_, select, table

from sqlbridge.capture.source import PROCEDURE, WATCH
from sqlbridge.database.naming import Names


def _catalogue_table(name: str, columns: str) -> TableClause:
    return table(name, *(column(part) for part in columns.split()), schema="information_schema")


_TRIGGERS = _catalogue_table(
    "TRIGGERS",
    "trigger_schema trigger_name event_object_table event_manipulation action_timing action_statement"
    " definer sql_mode",
)
_ROUTINES = _catalogue_table("ROUTINES", "routine_schema routine_name routine_definition definer sql_mode")
_TABLES = _catalogue_table("TABLES", "table_schema table_name table_type engine")
_COLUMNS = _catalogue_table("COLUMNS", "table_schema table_name column_name")
_SCHEMATA = _catalogue_table("SCHEMATA", "schema_name")


@dataclass(frozen=True, slots=True)
class StoredObject:
    """A trigger or procedure as the server keeps it. `body` is None where the account may not see it."""

    name: str
    body: str | None
    definer: str
    sql_mode: str
    table: str = ""
    event: str = ""


def stored_triggers(connection: Connection, schema: str, *, beginning: str = "sqlbridge_") -> dict[str, StoredObject]:
    """The triggers of a schema whose names begin so, by default as ours do, by name."""
    statement = select(_TRIGGERS).where(
        _TRIGGERS.c.trigger_schema == schema, _TRIGGERS.c.trigger_name.startswith(beginning, autoescape=True)
    )
    return {row.trigger_name: _stored_trigger(row) for row in connection.execute(statement)}


def stored_procedures(connection: Connection, names: Names) -> dict[str, StoredObject]:
    """All versions of our procedures in the bridge's schema, by name."""
    name = _ROUTINES.c.routine_name
    is_ours = or_(*(name.startswith(family, autoescape=True) for family in procedure_families(names)))
    statement = select(_ROUTINES).where(_ROUTINES.c.routine_schema == names.bridge_schema, is_ours)
    return {row.routine_name: _stored_procedure(row) for row in connection.execute(statement)}


def procedure_families(names: Names) -> tuple[str, ...]:
    """What the names of our procedures begin with, before the number of the version."""
    return tuple(names.bridge_prefix + name.rstrip("0123456789") for name in (PROCEDURE, WATCH))


def engines(connection: Connection, schema: str) -> dict[str, str]:
    """The storage engine of each base table of a schema."""
    statement = select(_TABLES.c.table_name, _TABLES.c.engine).where(
        _TABLES.c.table_schema == schema, _TABLES.c.table_type == "BASE TABLE"
    )
    return {row.table_name: str(row.engine) for row in connection.execute(statement)}


def columns(connection: Connection, schema: str, wanted: Collection[str]) -> set[str]:
    """Those of the wanted columns, given as `table.column`, that the schema has."""
    tables = {column_name.partition(".")[0] for column_name in wanted}
    statement = select(_COLUMNS.c.table_name, _COLUMNS.c.column_name).where(
        _COLUMNS.c.table_schema == schema, _COLUMNS.c.table_name.in_(tables)
    )
    return {f"{row.table_name}.{row.column_name}" for row in connection.execute(statement)}.intersection(wanted)


def schema_exists(connection: Connection, schema: str) -> bool:
    """Whether the account sees a schema of that name."""
    return connection.execute(select(_SCHEMATA).where(_SCHEMATA.c.schema_name == schema)).first() is not None


def _stored_trigger(row: Row[Any]) -> StoredObject:
    return StoredObject(
        name=row.trigger_name,
        body=row.action_statement,
        definer=row.definer,
        sql_mode=row.sql_mode,
        table=row.event_object_table,
        event=f"{row.action_timing} {row.event_manipulation}",
    )


def _stored_procedure(row: Row[Any]) -> StoredObject:
    return StoredObject(
        name=row.routine_name, body=row.routine_definition, definer=row.definer, sql_mode=row.sql_mode
    )
