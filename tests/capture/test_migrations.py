"""The migrations and the table definitions of the program say the same; plain alembic does all that install does."""

import os
import subprocess
import sys
from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext

from sqlbridge.capture.installer import Installer
from sqlbridge.database.revision import version_table
from sqlbridge.resources import migrations_folder
from tests.capture.bridge import Bridge, schemas, snapshot
from tests.capture.conftest import MakeBridge
from tests.capture.test_install import STOCK_WRITE, states
from tests.conftest import PROJECT


def test_the_migrated_schema_is_what_the_program_expects(bridge: MakeBridge) -> None:
    migrated = bridge()
    migrated.install()
    database = Installer(migrated.settings).database
    schema = database.names.bridge_schema
    with database.read() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "include_schemas": True,
                "include_name": lambda name, kind, _parents: kind != "schema" or name == schema,
                "version_table": version_table(database.names),
                "version_table_schema": schema,
                "compare_type": True,
            },
        )
        assert compare_metadata(context, database.tables.metadata) == []


def test_plain_alembic_installs_and_removes_triggers_too(bridge: MakeBridge, tmp_path: Path) -> None:
    plain = bridge()
    before = snapshot(plain.shop)
    _run_alembic(plain, tmp_path, "upgrade", "head")
    assert states(plain) == {"installed"}
    plain.shop.write(STOCK_WRITE)
    assert len(plain.log()) == 1

    _run_alembic(plain, tmp_path, "downgrade", "base")
    plain.shop.write(STOCK_WRITE)
    assert snapshot(plain.shop) == before


def test_alembic_completes_missing_triggers_at_the_newest_revision(bridge: MakeBridge) -> None:
    damaged = bridge()
    damaged.install()
    damaged.shop.write("DROP TRIGGER sqlbridge_tax_au")
    command.upgrade(_config(damaged), "head")
    assert states(damaged) == {"installed"}


def test_looking_at_the_revision_creates_nothing(bridge: MakeBridge) -> None:
    untouched = bridge()
    command.current(_config(untouched))
    assert untouched.settings.bridge.schema not in schemas(untouched.shop)


def _run_alembic(bridge: Bridge, folder: Path, *arguments: str) -> None:
    environment = os.environ | {"SQLBRIDGE_CONFIG": str(bridge.write_configuration(folder))}
    subprocess.run([sys.executable, "-m", "alembic", *arguments], cwd=PROJECT, env=environment, check=True)


def _config(bridge: Bridge) -> Config:
    config = Config()
    config.set_main_option("script_location", str(migrations_folder()))
    config.attributes["installer"] = Installer(bridge.settings)
    return config
