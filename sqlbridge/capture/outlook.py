"""What would be put in place or taken off now, step by step; only reads the database."""

from collections.abc import Iterator

from sqlalchemy import Connection

from sqlbridge.capture.catalogue import schema_exists
from sqlbridge.capture.installer import Installer
from sqlbridge.capture.record import is_current, read_record
from sqlbridge.capture.rights import removal_problems
from sqlbridge.capture.steps import install_steps, removal_steps
from sqlbridge.capture.survey import Survey
from sqlbridge.database.revision import PROGRAM_REVISION, installed_revision, version_table
from sqlbridge.errors import PreflightError


def install_outlook(installer: Installer) -> list[str]:
    """What an installation would put in place, nothing where everything is. Raises PreflightError as it would."""
    with installer.database.read() as connection:
        ground = installer.survey(connection)
        problems = installer.problems(connection, ground)
        if problems:
            raise PreflightError(problems)
        return list(_missing(connection, installer, ground))


def triggers_to_remove(installer: Installer) -> list[str]:
    """The triggers that a suspension would take off. Raises PreflightError where not all of them can be seen."""
    with installer.database.read() as connection:
        ground = installer.survey(connection)
    problems = list(removal_problems(ground))
    if problems:
        raise PreflightError(problems)
    triggers = [(trigger.name, trigger.table) for trigger in ground.own_triggers]
    return [step.description for step in removal_steps(ground.wanted, triggers, ())]


def _missing(connection: Connection, installer: Installer, ground: Survey) -> Iterator[str]:
    schema = installer.names.bridge_schema
    if not schema_exists(connection, schema):
        yield f"schema {schema} created"
    revision = installed_revision(connection, installer.names)
    missing = installer.missing_tables(connection) + ([] if revision else [version_table(installer.names)])
    yield from (f"table {schema}.{name} created" for name in sorted(missing))
    if revision not in (None, PROGRAM_REVISION):
        yield f"tables brought from revision {revision} to {PROGRAM_REVISION}"
    for step in install_steps(ground.wanted, ground.inline, ground.objects, ground.configured_definer):
        yield step.description
    record = read_record(connection, installer.database.tables)
    if record is not None and not is_current(record, ground):
        yield "record of the installation brought up to date"
