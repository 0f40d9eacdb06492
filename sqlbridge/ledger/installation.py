"""Whether this database carries an installation of ours."""

from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from sqlbridge.database.engine import Database
from sqlbridge.errors import NotInstalledError


def require(database: Database) -> None:
    """Raise NotInstalledError unless the bridge's tables are there and readable."""
    schema = database.names.bridge_schema
    try:
        with database.read() as connection:
            row = connection.execute(select(database.tables.installation.c.platform)).first()
    except DBAPIError as exc:
        raise NotInstalledError(
            f"the bridge's tables are not in schema {schema!r}, or this account may not read them ({exc.orig}): "
            "run `sqlbridge install`, or correct [bridge] in the configuration"
        ) from exc
    if row is None:
        raise NotInstalledError(f"the installation in schema {schema!r} is unfinished: run `sqlbridge install` again")
