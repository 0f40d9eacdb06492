"""Alembic's entry: `alembic upgrade head` does the same as `sqlbridge install`."""

from typing import Any

from alembic import context
from sqlalchemy import delete, table

from sqlbridge.capture.execution import ddl_connection, while_busy
from sqlbridge.capture.installer import Installer
from sqlbridge.capture.migrations import goes_up, require_known
from sqlbridge.database.revision import installed_revision, version_table
from sqlbridge.settings import load_settings

installer: Installer = context.config.attributes.get("installer") or Installer(load_settings())
names = installer.names
context.config.attributes["installer"] = installer


def options() -> dict[str, Any]:
    """What alembic must know to keep off the shop's tables."""
    return {
        "target_metadata": installer.database.tables.metadata,
        "version_table": version_table(names),
        "version_table_schema": names.bridge_schema,
        "include_schemas": True,
        "include_name": is_ours,
    }


def is_ours(name: str | None, kind: str, _parents: Any) -> bool:
    """Whether alembic may look at a schema or table when it compares."""
    if kind == "schema":
        return name == names.bridge_schema
    return kind != "table" or f"{names.bridge_schema}.{name}" in installer.database.tables.metadata.tables


def builds() -> bool:
    """Whether this is an installation, and not one of the commands that only look or go back."""
    with installer.database.read() as connection:
        revision = installed_revision(connection, names)
    require_known(context.script, revision, names)
    try:
        destination = context.get_revision_argument()
    except KeyError:  # `alembic current` and its like have no destination
        return False
    return goes_up(context.script, revision, destination)


def write_script() -> None:
    """`--sql`: the tables only; `sqlbridge install --sql` adds the rest."""
    context.configure(dialect_name="mysql", literal_binds=True, **options())
    context.run_migrations()


def run_migrations() -> None:
    """Each revision is recorded by itself, so that a second call goes on where a first one gave way."""
    with ddl_connection(installer.database) as connection:
        context.configure(connection=connection, **options())
        context.run_migrations()


def forget_revision() -> None:
    """All revisions are gone through again, and make what is missing."""
    with ddl_connection(installer.database) as connection:
        connection.execute(delete(table(version_table(names), schema=names.bridge_schema)))


def is_newest() -> bool:
    """Whether the tables are of this program's revision."""
    with installer.database.read() as connection:
        return installed_revision(connection, names) == context.get_head_revision()


def migrate() -> None:
    """Bring the tables to the revision asked for; at the newest, triggers and procedure follow."""
    is_building = builds()
    if is_building:
        installer.prepare()
    while_busy(run_migrations)
    if is_building and is_newest():
        if installer.lacks_tables():
            forget_revision()
            while_busy(run_migrations)
        installer.complete()


if context.is_offline_mode():
    write_script()
else:
    migrate()
