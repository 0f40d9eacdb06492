"""The whole installation as one script for the `mysql` or `mariadb` client."""

from sqlalchemy import ClauseElement, Connection, literal_column, text
from sqlalchemy.dialects import mysql
from sqlalchemy.schema import DDLElement

from sqlbridge.capture.definition import ROUTINE_SESSION
from sqlbridge.capture.installer import Installer, create_schema
from sqlbridge.capture.migrations import upgrade_script
from sqlbridge.capture.new_look import new_look
from sqlbridge.capture.record import create_record_table, is_current, read_record, write_record
from sqlbridge.capture.steps import Step, install_steps
from sqlbridge.capture.survey import Survey
from sqlbridge.database.naming import Names, quoted
from sqlbridge.database.revision import installed_revision
from sqlbridge.errors import PreflightError

# A script cannot try again, so that it waits for a busy table; while it does, later writers wait behind it.
_SESSION = f"SET SESSION lock_wait_timeout = 1, {ROUTINE_SESSION}"
_HEAD = """\
-- SQLBridge: installation in schema {bridge} for the shop in schema {shop}.
-- Run it as an account with the installer's grants: mysql --default-character-set=utf8mb4 < this-file
-- A table that a shop transaction holds ends the script (error 1205): run `sqlbridge install --sql` again then,
-- it prints what is still missing.
SET NAMES utf8mb4;
{session};
SET @sqlbridge_created_schema =
  (SELECT COUNT(*) = 0 FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = '{bridge}');
{definer_check}{create_schema};
"""

# A query that is refused (error 1242) where the account is missing; else it finds one row.
_DEFINER_CHECK = text("""\
SELECT (SELECT 1 UNION ALL SELECT 2 FROM DUAL
        WHERE NOT EXISTS (SELECT 1 FROM mysql.user WHERE User = :user AND Host = :host)) AS definer_exists""")


def install_script(installer: Installer) -> str:
    """What `sqlbridge install` would do now, as SQL; only reads the database.

    Raises PreflightError for obstacles of the shop and the server, not for those of the account that asks.
    """
    with installer.database.read() as connection:
        ground = installer.survey(connection)
        problems = list(installer.shop_problems(connection, ground))
        if problems:
            raise PreflightError(problems)
        steps = install_steps(ground.wanted, ground.inline, ground.objects, ground.configured_definer)
        if steps:
            steps = [*new_look(connection, installer.database.tables), *steps]
        record = _record_statements(connection, installer, ground)
        tables = upgrade_script(installer, installed_revision(connection, installer.names))
    if not (steps or record or tables.strip()):
        return "-- Nothing to do: everything is installed.\n"
    return "\n".join([_head(ground), *record, tables, _routines(steps, installer.names)])


def _head(ground: Survey) -> str:
    names = ground.names
    return _HEAD.format(
        bridge=names.bridge_schema,
        shop=names.shop_schema,
        session=_SESSION,
        definer_check=_definer_check(ground.configured_definer),
        create_schema=create_schema(names),
    )


def _definer_check(definer: str | None) -> str:
    if definer is None:
        return ""
    user, _, host = definer.rpartition("@")
    check = _text(_DEFINER_CHECK.bindparams(user=user, host=host))
    return (
        f"-- Ends here (error 1242) where {definer} is missing, since the shop's writes would fail with it:\n"
        f"-- `sqlbridge grants` prints what creates it.\n{check}"
    )


def _record_statements(connection: Connection, installer: Installer, ground: Survey) -> list[str]:
    tables = installer.database.tables
    if is_current(read_record(connection, tables), ground):
        return []
    statements = (
        create_record_table(tables),
        write_record(tables, ground, literal_column("@sqlbridge_created_schema")),
    )
    return [_text(statement) for statement in statements]


def _text(statement: ClauseElement) -> str:
    # With another paramstyle the compiler would double each % in a value.
    dialect = mysql.dialect(paramstyle="named")
    options = {} if isinstance(statement, DDLElement) else {"literal_binds": True}
    return f"{str(statement.compile(dialect=dialect, compile_kwargs=options)).strip()};\n"


def _routines(steps: list[Step], names: Names) -> str:
    lines = [f"USE {quoted(names.shop_schema)};", "DELIMITER $$", ""]
    for step in steps:
        lines += [f"-- {step.description}", *(f"{statement}$$\n" for statement in step.statements)]
    return "\n".join([*lines, "DELIMITER ;", ""])
