"""Alembic's commands on an installation, and the revisions that there are."""

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from sqlbridge.capture.installer import Installer
from sqlbridge.resources import migrations_folder

REVISIONS = [one.revision for one in ScriptDirectory(str(migrations_folder())).walk_revisions()][::-1]
"""From the oldest to the newest."""


def go_up(installer: Installer, revision: str) -> None:
    """`alembic upgrade`."""
    command.upgrade(configured(installer), revision)


def go_back(installer: Installer, revision: str) -> None:
    """`alembic downgrade`."""
    command.downgrade(configured(installer), revision)


def configured(installer: Installer) -> Config:
    """Alembic as `sqlbridge install` calls it."""
    config = Config()
    config.set_main_option("script_location", str(migrations_folder()))
    config.attributes["installer"] = installer
    return config
