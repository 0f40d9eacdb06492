"""Runs alembic on the migrations that travel with the program."""

from io import StringIO

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from sqlbridge.capture.installer import Installer, version_table
from sqlbridge.resources import migrations_folder


def upgrade(installer: Installer) -> None:
    """Brings tables, procedure and triggers to this program's revision; the same as `alembic upgrade head`."""
    command.upgrade(_config(installer), "head")


def upgrade_script(installer: Installer, revision: str | None) -> str:
    """The SQL that brings the tables from a revision (None: from nothing) to this program's."""
    output = StringIO()
    command.upgrade(_config(installer, output), f"{revision or 'base'}:head", sql=True)
    # Alembic's own table is the only one without IF NOT EXISTS: a script that broke off could not be run again.
    table = f"TABLE {installer.names.bridge_schema}.{version_table(installer.names)}"
    return output.getvalue().replace(f"CREATE {table}", f"CREATE TABLE IF NOT EXISTS{table.removeprefix('TABLE')}")


def newest_revision() -> str | None:
    """The revision of the tables that this program works with."""
    return ScriptDirectory(str(migrations_folder())).get_current_head()


def _config(installer: Installer, output: StringIO | None = None) -> Config:
    config = Config(output_buffer=output)
    config.set_main_option("script_location", str(migrations_folder()).replace("%", "%%"))
    config.attributes["installer"] = installer
    return config
