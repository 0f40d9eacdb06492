"""The migrations and the table definitions of the program say the same; plain alembic does all that install does."""

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext

from sqlbridge.capture.installer import Installer, version_table
from sqlbridge.resources import migrations_folder
from tests.capture.bridge import Bridge, schemas, snapshot
from tests.capture.conftest import MakeBridge
from tests.capture.test_install import STOCK_WRITE, states


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


def test_plain_alembic_installs_and_removes_triggers_too(bridge: MakeBridge) -> None:
    plain = bridge()
    before = snapshot(plain.shop)
    command.upgrade(_config(plain), "head")
    assert states(plain) == {"installed"}
    plain.shop.write(STOCK_WRITE)
    assert len(plain.log()) == 1

    command.downgrade(_config(plain), "base")
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


def _config(bridge: Bridge) -> Config:
    config = Config()
    config.set_main_option("script_location", str(migrations_folder()))
    config.attributes["installer"] = Installer(bridge.settings)
    return config
