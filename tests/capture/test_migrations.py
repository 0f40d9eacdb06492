"""The migrations and the table definitions of the program say the same; plain alembic does all that install does."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from sqlbridge.capture.installer import Installer
from sqlbridge.database.revision import PROGRAM_REVISION, version_table
from sqlbridge.errors import InstallError
from tests.capture.bridge import Bridge, schemas, snapshot
from tests.capture.conftest import MakeBridge
from tests.capture.revisions import REVISIONS, configured, go_back, go_up
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


def test_alembic_completes_what_is_missing_at_the_newest_revision(bridge: MakeBridge) -> None:
    """Also a table: a downgrade that is killed has dropped some, and not written down that it has."""
    damaged = bridge()
    damaged.install()
    damaged.shop.write("DROP TRIGGER sqlbridge_tax_au", f"DROP TABLE {damaged.object('gaps')}")
    go_up(Installer(damaged.settings), "head")
    assert states(damaged) == {"installed"}
    assert not Installer(damaged.settings).lacks_tables()


def test_what_is_known_nowhere_else_is_not_thrown_away(bridge: MakeBridge) -> None:
    full = bridge()
    full.install()
    patches, orders = full.object("value_patches"), full.object("orders")
    full.shop.write(
        f"INSERT INTO {patches} (value_id, feed_id, asked_at) VALUES (1, 1, NOW())",
        f"INSERT INTO {orders} (account, channel, amazon_order_id, status, state, currency, total, purchased_at,"
        " updated_at, seen_at) VALUES ('main', 'de', '1', 'UNSHIPPED', 'waiting', 'EUR', 1, NOW(), NOW(), NOW())",
    )
    for words, remedy in (("1 values went to Amazon", patches), ("1 orders are not in the shop", orders)):
        with pytest.raises(InstallError, match=words):
            go_back(Installer(full.settings), "base")
        full.shop.write(STOCK_WRITE, f"DELETE FROM {remedy}")
    assert len(full.log()) == 2
    go_back(Installer(full.settings), "base")


def test_the_program_names_the_newest_revision_and_knows_older_from_newer() -> None:
    assert REVISIONS[-1] == PROGRAM_REVISION
    assert sorted(REVISIONS) == REVISIONS


def test_looking_at_the_revision_creates_nothing(bridge: MakeBridge) -> None:
    untouched = bridge()
    command.current(configured(Installer(untouched.settings)))
    assert untouched.settings.bridge.schema not in schemas(untouched.shop)


def _run_alembic(bridge: Bridge, folder: Path, *arguments: str) -> None:
    environment = os.environ | {"SQLBRIDGE_CONFIG": str(bridge.write_configuration(folder))}
    subprocess.run([sys.executable, "-m", "alembic", *arguments], cwd=PROJECT, env=environment, check=True)
