"""Looks whether every write of the shop's is logged: triggers, procedures, the log, and the tables themselves."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from sqlbridge.capture import fingerprints
from sqlbridge.capture.catalogue import columns, engines
from sqlbridge.capture.comparison import CaptureObject, ObjectState, compare
from sqlbridge.capture.definition import Definition, definition_of, probed_columns
from sqlbridge.capture.fingerprints import Fingerprint
from sqlbridge.capture.record import read_record
from sqlbridge.capture.sight import Sight, sight
from sqlbridge.capture.survey import always_there
from sqlbridge.database.engine import Database
from sqlbridge.database.naming import quoted
from sqlbridge.database.refusals import number_of
from sqlbridge.settings import Settings

_COLUMN = re.compile(r"\b(?:OLD|NEW)\.(\w+)")
_NOT_ALLOWED = 1370
_NO_DEFINER = (
    "the definer of our triggers does not exist, so every write of the shop's fails (error 1449): create it again "
    "with what `sqlbridge grants` prints, or take the triggers off with `sqlbridge suspend`"
)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong, or has happened; `table` is the shop's, empty where it concerns all of them."""

    table: str
    words: str


@dataclass(frozen=True, slots=True)
class Look:
    """`defects` last until they are mended; `events` have happened since the last look; `unseen` could not be judged.

    `tables` are the watched tables as they are now, to be compared with at the next look.
    """

    defects: list[Finding] = field(default_factory=list)
    events: list[Finding] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    tables: list[Fingerprint] = field(default_factory=list)


def look(database: Database, settings: Settings) -> Look:
    """Compare what is there with what the installation put there; changes nothing. A few catalogue queries."""
    with database.read() as connection:
        definition = _definition(connection, database, settings)
        seen = sight(connection, definition)
        record = read_record(connection, database.tables)
        found = Look(tables=fingerprints.present_fingerprints(connection, database.names, _watched(definition)))
        if seen.lacks_definer:
            found.defects.append(Finding("", _NO_DEFINER))
        elif seen.is_complete:
            objects = compare(definition, seen.triggers, seen.procedures, record.definer if record else "")
            found.defects.extend(_object_defects(objects))
        else:
            found.unseen.append(
                "this account may not see triggers: let it execute the watching procedure (`sqlbridge grants`)"
            )
        found.defects.extend(_table_defects(connection, definition, settings, seen))
        found.defects.extend(_log_defects(connection, database))
        found.events.extend(_events(fingerprints.known_fingerprints(connection, database.tables), found.tables))
    with database.read() as connection:
        found.defects.extend(_trial(connection, definition))
    return found


def objects(database: Database, settings: Settings) -> list[CaptureObject]:
    """How each trigger and procedure of ours is; HIDDEN where this account may not see triggers."""
    with database.read() as connection:
        definition = _definition(connection, database, settings)
        seen = sight(connection, definition)
        record = read_record(connection, database.tables)
    found = compare(definition, seen.triggers, seen.procedures, record.definer if record else "")
    if seen.is_complete:
        return found
    return [replace(one, state=ObjectState.HIDDEN) if one.state is ObjectState.MISSING else one for one in found]


def _definition(connection: Connection, database: Database, settings: Settings) -> Definition:
    names, platform = database.names, settings.shop.platform
    existing = {
        *engines(connection, names.shop_schema),
        *columns(connection, names.shop_schema, probed_columns(platform, names)),
    }
    return definition_of(platform, names, existing, inline=settings.bridge.capture == "inline")


def _watched(definition: Definition) -> list[str]:
    return sorted({trigger.table for trigger in definition.triggers})


def _object_defects(objects: list[CaptureObject]) -> Iterator[Finding]:
    words = {
        ObjectState.MISSING: "is missing",
        ObjectState.OUTDATED: "is not as we made it (event, body, definer or sql_mode)",
        ObjectState.DISPLACED: "is on another table: they were exchanged",
        ObjectState.STRAY: "is none of this version, or its table is gone",
    }
    for one in objects:
        if one.state in words:
            yield Finding(one.table, f"{one.kind} {one.name} {words[one.state]}")


def _table_defects(
    connection: Connection, definition: Definition, settings: Settings, seen: Sight
) -> Iterator[Finding]:
    names = definition.names
    for table in sorted(always_there(settings.shop.platform, names) - set(_watched(definition))):
        yield Finding(table, f"table {table} is gone, or this account may not read it")
    used = {f"{one.table}.{name}" for one in seen.triggers.values() for name in _COLUMN.findall(one.body or "")}
    for column in sorted(used - columns(connection, names.shop_schema, used)):
        table, _, name = column.partition(".")
        yield Finding(
            table,
            f"column {name} of {table} is gone, and a trigger of ours uses it (update SQLBridge; until then "
            "`sqlbridge suspend` lets the shop write)",
        )


def _log_defects(connection: Connection, database: Database) -> Iterator[Finding]:
    log, schema = database.tables.change_log, database.names.bridge_schema
    engine = engines(connection, schema).get(log.name)
    if engine != "InnoDB":
        yield Finding("", f"table {schema}.{log.name} is {engine or 'missing'}, not InnoDB")
    wanted = {f"{log.name}.{column.name}" for column in log.columns}
    for column in sorted(wanted - columns(connection, schema, wanted)):
        yield Finding("", f"column {column} is missing in schema {schema}")


def _events(before: dict[str, Fingerprint], after: list[Fingerprint]) -> Iterator[Finding]:
    for one in after:
        if one.table in before:
            for words in fingerprints.events(before[one.table], one):
                yield Finding(one.table, f"table {one.table}: {words}")


def _trial(connection: Connection, definition: Definition) -> Iterator[Finding]:
    """A logged change that is rolled back: the triggers swallow it where their definer may not write the log."""
    if definition.procedure is None:
        return
    name = f"{quoted(definition.names.bridge_schema)}.{quoted(definition.procedure.name)}"
    try:
        connection.exec_driver_sql(f"CALL {name}('all', '', 'U', 'watch')")
    except DBAPIError as exc:
        if number_of(exc) != _NOT_ALLOWED:
            yield Finding("", f"procedure {definition.procedure.name} cannot write the change log: {exc.orig}")
    connection.rollback()
