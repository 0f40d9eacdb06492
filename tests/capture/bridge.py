"""An installed bridge as the tests look at it."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import pytest
from sqlalchemy import delete, select

from sqlbridge.capture.installer import Installer
from sqlbridge.capture.migrations import upgrade
from sqlbridge.settings import Settings
from tests.conftest import PROJECT
from tests.harness import DemoShop


@dataclass(frozen=True)
class Bridge:
    """A shop with the bridge of these settings on it."""

    shop: DemoShop
    settings: Settings

    def install(self) -> list[str]:
        """Install or complete; what was done."""
        installer = Installer(self.settings)
        upgrade(installer)
        return installer.done

    def with_settings(self, **changes: str) -> "Bridge":
        """The same shop with other settings of the bridge."""
        changed = msgspec.structs.replace(self.settings.bridge, **changes)
        return Bridge(self.shop, msgspec.structs.replace(self.settings, bridge=changed))

    def write_configuration(self, folder: Path) -> Path:
        """These settings as a file in the folder."""
        file = folder / "sqlbridge.toml"
        file.write_text(_toml(self.settings), encoding="utf-8")
        return file

    def start(self, *command: str, folder: Path) -> subprocess.Popen[str]:
        """The real program with these settings, in a process of its own."""
        self.write_configuration(folder)
        return subprocess.Popen(
            [sys.executable, str(PROJECT / "cli.py"), *command],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def log(self) -> list[list[str]]:
        """The rows of the change log: entity, key, operation, origin."""
        database = Installer(self.settings).database
        table = database.tables.change_log
        columns = (table.c.entity, table.c.entity_key, table.c.operation, table.c.origin)
        with database.read() as connection:
            rows = connection.execute(select(*columns).order_by(table.c.id)).all()
        return [[_text(value) for value in row] for row in rows]

    def forget(self) -> None:
        """Empty the log."""
        database = Installer(self.settings).database
        with database.begin() as connection:
            connection.execute(delete(database.tables.change_log))

    def object(self, name: str) -> str:
        """Quoted name of a table or procedure of the bridge."""
        return Installer(self.settings).names.bridge_object(name)


def client(shop: DemoShop, sql: str, *options: str, folder: Path | None = None) -> str:
    """Run SQL in the real command line client, as an importer or a DBA does; fails the test where it fails."""
    program = shutil.which("mariadb") or shutil.which("mysql")
    if program is None:
        pytest.skip("no mariadb or mysql client: apt-get install mariadb-client-core")
    arguments = ["--no-defaults", f"--socket={shop.server.socket}", "--user=root", "--default-character-set=utf8mb4"]
    done = subprocess.run(
        [program, *arguments, *options], input=sql, cwd=folder, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def snapshot(shop: DemoShop) -> dict[str, Any]:
    """Everything that is defined in the shop's schema, word for word."""
    tables = [row[0] for row in shop.read("SHOW TABLES")]
    return {
        "tables": {table: shop.read(f"SHOW CREATE TABLE `{table}`")[0][1] for table in tables},
        "triggers": shop.read("SELECT * FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE()"),
        "routines": shop.read(
            "SELECT ROUTINE_NAME FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = DATABASE()"
        ),
    }


def schemas(shop: DemoShop) -> set[str]:
    """The schemas of the server."""
    return {row[0] for row in shop.read("SHOW DATABASES")}


def sorted_rows(rows: Iterable[Sequence[str]]) -> list[list[str]]:
    """Rows of the log in an order that does not depend on the server's plan."""
    return sorted(list(row) for row in rows)


def _toml(settings: Settings) -> str:
    parts = {name: getattr(settings, name) for name in ("database", "shop", "bridge")}
    return "".join(
        f"[{name}]\n"
        + "".join(f"{key} = {json.dumps(value)}\n" for key, value in msgspec.structs.asdict(part).items())
        for name, part in parts.items()
    )


def _text(value: bytes | str) -> str:
    return value.decode("utf-8", "backslashreplace") if isinstance(value, bytes) else value
