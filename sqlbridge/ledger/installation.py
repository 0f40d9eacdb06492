"""Whether this database carries an installation of ours."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from sqlbridge.database.engine import Database
from sqlbridge.database.revision import installed_revision, revision_problem
from sqlbridge.database.tables import Tables
from sqlbridge.errors import MissingRightError, NotInstalledError


def require(database: Database) -> None:
    """Raise NotInstalledError unless the bridge's tables are there, readable, and of the revision of this program."""
    names = database.names
    with _readable_tables(database), database.read() as connection:
        revision = installed_revision(connection, names)
    if revision is not None and (problem := revision_problem(revision, names)):
        raise NotInstalledError(problem)
    require_tables(database)
    if revision is None:
        raise NotInstalledError(revision_problem(revision, names))


def require_tables(database: Database) -> None:
    """Raise NotInstalledError unless the tables that tell of capture are there and readable, of whatever revision."""
    with _readable_tables(database), database.read() as connection:
        row = connection.execute(select(database.tables.installation.c.platform)).first()
        # An uninstallation that keeps its state leaves the row above, but not this table.
        connection.execute(select(database.tables.changes.c.id).limit(1))
        # Nor does an older program's installation have this one.
        connection.execute(select(database.tables.gaps.c.id).limit(1))
    if row is None:
        raise NotInstalledError(revision_problem(None, database.names))


@contextmanager
def _readable_tables(database: Database) -> Iterator[None]:
    try:
        yield
    except (DBAPIError, MissingRightError) as exc:
        raise NotInstalledError(
            f"the bridge's tables are not in schema {database.names.bridge_schema!r}, or this account may not read "
            f"them ({getattr(exc, 'orig', exc)}): run `sqlbridge install`, or correct [bridge] in the configuration"
        ) from exc


def installed_at(connection: Connection, tables: Tables) -> datetime:
    """When the bridge was installed (UTC)."""
    moment: datetime = connection.execute(select(tables.installation.c.installed_at)).scalar_one()
    return moment
