"""What an installation does around the migrations: checks and schema before, triggers and procedure after."""

import logging
from collections.abc import Iterator

from sqlalchemy import Connection, literal
from sqlalchemy.exc import DBAPIError

from sqlbridge.capture.catalogue import engines, schema_exists
from sqlbridge.capture.execution import carry_out, ddl_connection
from sqlbridge.capture.home import away_from_home, serves_another_shop
from sqlbridge.capture.new_look import new_look
from sqlbridge.capture.preflight import shop_problems, warnings
from sqlbridge.capture.record import create_record_table, is_current, read_record, write_record
from sqlbridge.capture.rights import definer_problems, installer_problems
from sqlbridge.capture.steps import install_steps
from sqlbridge.capture.survey import Survey, survey
from sqlbridge.database.engine import Database, Role, open_database
from sqlbridge.database.naming import Names, quoted
from sqlbridge.database.revision import version_table
from sqlbridge.errors import InstallError, PreflightError
from sqlbridge.model.advance import Advance, unseen
from sqlbridge.settings import Settings

_logger = logging.getLogger(__name__)


class Installer:
    """Puts a configuration's bridge on its shop; `advance` hears of it, `done` and `warnings` tell of it afterwards.

    Every part looks first at what is there, so a second run does nothing and a broken-off one is completed.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.database: Database = open_database(settings, Role.INSTALLER)
        self.done: list[str] = []
        self.warnings: list[str] = []
        self.advance: Advance = unseen
        self._tables_before: set[str] = set()

    @property
    def names(self) -> Names:
        """Where the bridge and the shop are."""
        return self.database.names

    def survey(self, connection: Connection) -> Survey:
        """What is on the server now, and what should be."""
        return survey(connection, self.settings, self.names)

    def prepare(self) -> None:
        """Before the tables: all checks, then the schema. Raises PreflightError before anything is created."""
        with self.database.read() as connection:
            ground = self.survey(connection)
            problems = self.problems(connection, ground)
            self.warnings = list(warnings(connection, ground))
            self._tables_before = set(engines(connection, self.names.bridge_schema))
        if problems:
            raise PreflightError(problems)
        self._create_schema(ground)

    def complete(self) -> None:
        """After the tables: procedure and triggers. Raises TableBusyError, InstallError."""
        with ddl_connection(self.database) as connection:
            self._report_new_tables(connection)
            ground = self.survey(connection)
            steps = install_steps(ground.wanted, ground.inline, ground.objects, ground.configured_definer)
            if steps:
                self._look_anew(connection)
            for number, step in enumerate(steps, start=1):
                carry_out(connection, step)
                self.done.append(step.description)
                self.advance("triggers and procedures", number, len(steps))
            self._write_record(connection, ground)
        self._try_procedure(ground)

    def missing_tables(self, connection: Connection) -> list[str]:
        """The tables of this program that are not there."""
        present = engines(connection, self.names.bridge_schema)
        return sorted(name for name in self._table_names() if name not in present)

    def problems(self, connection: Connection, ground: Survey) -> list[str]:
        """All that stands in the way of an installation by this account."""
        return list(self._problems(connection, ground))

    def lacks_tables(self) -> bool:
        """Whether a table is missing that this program knows: somebody dropped it, or a downgrade broke off."""
        with self.database.read() as connection:
            return bool(self.missing_tables(connection))

    def shop_problems(self, connection: Connection, ground: Survey) -> Iterator[str]:
        """Obstacles that are there whoever installs."""
        yield from shop_problems(connection, ground)
        yield from self._copy_problems(connection)
        record = read_record(connection, self.database.tables)
        shop = (self.names.shop_schema, self.names.shop_prefix)
        if record is not None and (record.shop_schema, record.shop_prefix) != shop:
            yield (
                f"the bridge's tables in {self.names.bridge_schema!r} serve the shop in {record.shop_schema!r} "
                f"with prefix {record.shop_prefix!r}: set another bridge.schema or bridge.prefix for this one"
            )

    def _copy_problems(self, connection: Connection) -> Iterator[str]:
        # An installation here would make the copy the original, without anybody having said so.
        problem = away_from_home(connection, self.database, self.settings)
        if problem and not serves_another_shop(connection, self.database):
            yield problem

    def _problems(self, connection: Connection, ground: Survey) -> Iterator[str]:
        yield from installer_problems(ground, [*self._table_names(), version_table(self.names)])
        yield from definer_problems(connection, ground)
        yield from self.shop_problems(connection, ground)

    def _table_names(self) -> list[str]:
        return [table.name for table in self.database.tables.metadata.tables.values()]

    def _create_schema(self, ground: Survey) -> None:
        with ddl_connection(self.database) as connection:
            is_new = not schema_exists(connection, self.names.bridge_schema)
            if is_new:
                connection.exec_driver_sql(create_schema(self.names))
                self.done.append(f"schema {self.names.bridge_schema} created")
            connection.execute(create_record_table(self.database.tables))
            if read_record(connection, self.database.tables) is None:
                connection.execute(write_record(self.database.tables, ground, literal(int(is_new))))

    def _look_anew(self, connection: Connection) -> None:
        # Writes were not logged while something was missing, or not all of them by an older version's triggers.
        for step in new_look(connection, self.database.tables):
            carry_out(connection, step)
            _logger.info("%s", step.description)

    def _report_new_tables(self, connection: Connection) -> None:
        new = set(engines(connection, self.names.bridge_schema)) - self._tables_before
        self.done += [f"table {self.names.bridge_schema}.{name} created" for name in sorted(new)]

    def _write_record(self, connection: Connection, ground: Survey) -> None:
        if not is_current(read_record(connection, self.database.tables), ground):
            connection.execute(write_record(self.database.tables, ground, literal(0)))
            self.done.append("record of the installation brought up to date")

    def _try_procedure(self, ground: Survey) -> None:
        # The triggers swallow errors, so a definer without rights would lose changes in silence.
        if ground.wanted.procedure is None:
            return
        name = f"{quoted(self.names.bridge_schema)}.{quoted(ground.wanted.procedure.name)}"
        with self.database.read() as connection:
            try:
                connection.exec_driver_sql(f"CALL {name}('all', '', 'U', 'install')")
            except DBAPIError as exc:
                raise InstallError(
                    f"{name} cannot write the change log ({exc.orig}), so changes would be lost: "
                    "give its definer the rights that `sqlbridge grants` prints, then install again"
                ) from exc
            connection.rollback()


def create_schema(names: Names) -> str:
    """CREATE SCHEMA for the bridge's tables."""
    return f"CREATE SCHEMA IF NOT EXISTS {quoted(names.bridge_schema)} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"
