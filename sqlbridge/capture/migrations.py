"""Runs alembic on the migrations that travel with the program."""

from io import StringIO

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from sqlbridge.capture.installer import Installer
from sqlbridge.database.naming import Names
from sqlbridge.database.revision import newer_words, version_table
from sqlbridge.errors import NotInstalledError
from sqlbridge.resources import migrations_folder


def upgrade(installer: Installer) -> None:
    """Brings tables, procedure and triggers to this program's revision; the same as `alembic upgrade head`."""
    command.upgrade(_config(installer), "head")


def upgrade_script(installer: Installer, revision: str | None) -> str:
    """The SQL that brings the tables from a revision (None: from nothing) to this program's."""
    require_known(ScriptDirectory(str(migrations_folder())), revision, installer.names)
    output = StringIO()
    command.upgrade(_config(installer, output), f"{revision or 'base'}:head", sql=True)
    # Alembic's own table is the only one without IF NOT EXISTS: a script that broke off could not be run again.
    table = f"TABLE {installer.names.bridge_schema}.{version_table(installer.names)}"
    return output.getvalue().replace(f"CREATE {table}", f"CREATE TABLE IF NOT EXISTS{table.removeprefix('TABLE')}")


def require_known(script: ScriptDirectory, revision: str | None, names: Names) -> None:
    """Raise NotInstalledError where a newer program has brought the tables to a revision that is none of ours."""
    if revision is not None and revision not in {one.revision for one in script.walk_revisions()}:
        raise NotInstalledError(newer_words(revision, names))


def goes_up(script: ScriptDirectory, revision: str | None, destination: object) -> bool:
    """Whether alembic was asked to build something up from this revision, or to complete the newest.

    `destination` is as alembic has it: None for base, a tuple for "heads", a text like "+1" or "-1" for steps.
    """
    if not isinstance(destination, str):
        return destination is not None
    if destination == script.get_current_head() or destination.startswith("+"):
        return True
    below = {one.revision for one in script.iterate_revisions(revision, "base")} if revision else set()
    return not destination.startswith("-") and destination not in below


def _config(installer: Installer, output: StringIO | None = None) -> Config:
    config = Config(output_buffer=output)
    config.set_main_option("script_location", str(migrations_folder()).replace("%", "%%"))
    config.attributes["installer"] = installer
    return config
