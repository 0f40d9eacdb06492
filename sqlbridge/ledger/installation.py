"""Whether this database carries an installation of ours."""

from datetime import datetime

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from sqlbridge.database.engine import Database
from sqlbridge.database.tables import Tables
from sqlbridge.errors import MissingRightError, NotInstalledError


def require(database: Database) -> None:
    """Raise NotInstalledError unless the bridge's tables are there and readable."""
    schema = database.names.bridge_schema
    try:
        with database.read() as connection:
            row = connection.execute(select(database.tables.installation.c.platform)).first()
            # An uninstallation that keeps its state leaves the row above, but not this table.
            connection.execute(select(database.tables.changes.c.id).limit(1))
            # Nor does an older program's installation have this one.
            connection.execute(select(database.tables.gaps.c.id).limit(1))
    except (DBAPIError, MissingRightError) as exc:
        raise NotInstalledError(
            f"the bridge's tables are not in schema {schema!r}, or this account may not read them "
            f"({getattr(exc, 'orig', exc)}): "
            "run `sqlbridge install`, or correct [bridge] in the configuration"
        ) from exc
    if row is None:
        raise NotInstalledError(f"the installation in schema {schema!r} is unfinished: run `sqlbridge install` again")


def installed_at(connection: Connection, tables: Tables) -> datetime:
    """When the bridge was installed (UTC)."""
    moment: datetime = connection.execute(select(tables.installation.c.installed_at)).scalar_one()
    return moment
