"""A judged shop on a real server, as its DBA would set SQLBridge up: the worker has its grants and nothing more."""

import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from sqlalchemy import Connection, Engine, NullPool, create_engine

from sqlbridge.capture.definition import quoted_account
from sqlbridge.capture.grants import grants_script
from sqlbridge.capture.installer import Installer
from sqlbridge.database.engine import Database, open_database
from sqlbridge.database.naming import quoted
from sqlbridge.demo.server import Flavour, PrivateServer
from sqlbridge.settings import BridgeSettings, DatabaseSettings, Settings, ShopSettings
from sqlbridge.shops.opening import open_shop
from sqlbridge.shops.shop import Shop
from tests.judge.shops import JudgedShop

Capture = Literal["procedure", "inline"]
CAPTURES: tuple[Capture, ...] = ("procedure", "inline")
_WORKER = "judge_worker"


@dataclass(frozen=True)
class Ground:
    """The shop, freshly loaded into a schema of its own."""

    server: PrivateServer
    judged: JudgedShop
    capture: Capture

    @property
    def schema(self) -> str:
        """The shop's schema."""
        return f"{self.judged.name}_{self.capture}"

    @cached_property
    def settings(self) -> Settings:
        """Root installs, the worker reads."""
        return Settings(
            database=DatabaseSettings(
                schema=self.schema, user=_WORKER, install_user="root", socket=str(self.server.socket)
            ),
            shop=ShopSettings(platform=self.judged.platform, prefix=self.judged.prefix),
            bridge=BridgeSettings(schema=f"{self.schema}_bridge", definer="", capture=self.capture),
        )

    @cached_property
    def worker(self) -> Database:
        """The shop as the worker's account sees it."""
        return open_database(self.settings)

    @cached_property
    def adapter(self) -> Shop:
        """What is judged."""
        return open_shop(self.judged.platform, self.worker.names)

    @cached_property
    def owner(self) -> Engine:
        """Connections of the shop's own software, and of the judge: root, without the strict sql_mode."""
        arguments = {"init_command": "SET sql_mode = '', time_zone = '+00:00'"}
        url = self.server.url.set(database=self.schema)
        return create_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT", connect_args=arguments)

    def load(self) -> None:
        """Make the schema anew, and grant the worker what `sqlbridge grants` prints."""
        with create_engine(self.server.url, poolclass=NullPool).connect() as connection:
            for schema in (self.schema, self.settings.bridge.schema):
                connection.exec_driver_sql(f"DROP DATABASE IF EXISTS {quoted(schema)}")
        self.fill()
        with self.owner.connect() as connection:
            run(connection, self._grants())

    def fill(self) -> None:
        """Create the schema from the dump."""
        with create_engine(self.server.url, poolclass=NullPool).connect() as connection:
            connection.exec_driver_sql(f"CREATE DATABASE {quoted(self.schema)} CHARACTER SET utf8mb4")
        with self.owner.connect() as connection:
            if self.server.program.flavour is Flavour.MYSQL:
                # MySQL 9 refuses foreign keys to columns that are not unique; the shops have some.
                connection.exec_driver_sql("SET SESSION restrict_fk_on_non_standard_key = OFF")
            run(connection, dump_statements(self.judged.dump))

    def _grants(self) -> Iterator[str]:
        account = f"{_WORKER}@localhost"
        yield f"CREATE USER IF NOT EXISTS {quoted_account(account)}"
        script = grants_script(Installer(self.settings))
        yield from (line for line in script.splitlines() if line.endswith(f"TO {quoted_account(account)};"))


def run(connection: Connection, statements: Iterable[str]) -> None:
    """Execute statements as they stand."""
    for statement in statements:
        connection.exec_driver_sql(statement, execution_options={"no_parameters": True})


def dump_statements(dump: Path) -> Iterator[str]:
    """The dump's statements: each ends at the end of a line, and no value of a dump holds a line's end."""
    with gzip.open(dump, "rt", encoding="utf-8", newline="\n") as lines:
        statement = ""
        for line in lines:
            if statement or not line.startswith(("--", "\n")):
                statement += line
            if line.endswith(";\n"):
                yield statement
                statement = ""
