"""Alembic's entry: `alembic upgrade head` does the same as `sqlbridge install`."""

from typing import Any

from alembic import context

from sqlbridge.capture.installer import Installer, version_table
from sqlbridge.settings import load_settings

installer: Installer = context.config.attributes.get("installer") or Installer(load_settings())
names = installer.names
context.config.attributes["names"] = names


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


def goes_to_head() -> bool:
    """Whether this is an installation, and not one of the commands that only look or go back."""
    try:
        destination = context.get_revision_argument()
    except KeyError:  # `alembic current` and its like have no destination
        return False
    return destination == context.get_head_revision()


def write_script() -> None:
    """`--sql`: the tables only; `sqlbridge install --sql` adds the rest."""
    context.configure(dialect_name="mysql", literal_binds=True, **options())
    context.run_migrations()


def migrate() -> None:
    """Bring the tables to the revision asked for; at the newest, triggers and procedure follow."""
    if goes_to_head():
        installer.prepare()
    with installer.database.read() as connection:
        context.configure(connection=connection, **options())
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()
    if goes_to_head():
        installer.complete()


if context.is_offline_mode():
    write_script()
else:
    migrate()
