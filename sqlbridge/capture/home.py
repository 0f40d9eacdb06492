"""Where the installation is at home. Anywhere else it is a copy, and a copy must not speak for the shop."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, update

from sqlbridge.capture.catalogue import schema_exists
from sqlbridge.capture.record import read_record
from sqlbridge.capture.server import identity_of, refuses_writes
from sqlbridge.database.engine import Database
from sqlbridge.database.failures import READ_ONLY_REMEDY
from sqlbridge.database.naming import Names
from sqlbridge.errors import CopyError, DatabaseReadOnlyError, NotInstalledError
from sqlbridge.settings import Settings


def require_home(database: Database, settings: Settings) -> None:
    """Raise CopyError unless server and shop are those of the installation, or the server is a declared one.

    DatabaseReadOnlyError where the server is to be read only, although this account might write all the same: a
    replica that was not promoted has the installation's rows, and would send what the shop sold at a while ago.
    """
    with database.read() as connection:
        problem = away_from_home(connection, database, settings)
        refusal = refuses_writes(connection)
    if problem:
        raise CopyError(problem)
    if refusal:
        raise DatabaseReadOnlyError(f"nothing is written or sent from here, as {refusal}: {READ_ONLY_REMEDY}")


def away_from_home(connection: Connection, database: Database, settings: Settings) -> str:
    """Why this database is not the installation's own, and the ways out; empty where it is."""
    record, names = read_record(connection, database.tables), database.names
    if record is None:
        return ""
    here = identity_of(connection)
    if _same_shop(record, names) and here in (record.server, *settings.bridge.servers):
        return ""
    return (
        f"nothing is sent from here: the bridge belongs to {_place(record.server, record.shop_schema)}, and this is "
        f"{_place(here, names.shop_schema)}. A copy should stay silent. If the installation itself has moved here, "
        f"run `sqlbridge adopt`; if this server takes over by failover, add {here!r} to bridge.servers"
    )


def adopt_place(connection: Connection, database: Database) -> bool:
    """Make this server and shop the installation's; whether that changes anything.

    Raises CopyError where the shop that the tables serve is on this server, too: they are still its own.
    """
    record, names, table = read_record(connection, database.tables), database.names, database.tables.installation
    if record is None:
        raise NotInstalledError(f"nothing is installed in schema {names.bridge_schema!r}: run `sqlbridge install`")
    wanted = {"server": identity_of(connection), "shop_schema": names.shop_schema, "shop_prefix": names.shop_prefix}
    if all(record._mapping[key] == value for key, value in wanted.items()):
        return False
    if record.shop_schema != names.shop_schema and schema_exists(connection, record.shop_schema):
        raise CopyError(
            f"the bridge's tables in {names.bridge_schema!r} serve the shop in {record.shop_schema!r}, which is on "
            f"this server: set another bridge.schema for the one in {names.shop_schema!r} and install there"
        )
    values: dict[str, str | ColumnElement[str]] = {**wanted, "uuid": func.uuid()}
    connection.execute(update(table).values(values))
    return True


def follow_failover(connection: Connection, database: Database) -> str:
    """The server on which the last run was, if this is another one: from now on, this is the installation's own."""
    record, table = read_record(connection, database.tables), database.tables.installation
    here = identity_of(connection)
    if record is None or record.server == here:
        return ""
    connection.execute(update(table).values(server=here))
    return str(record.server)


def serves_another_shop(connection: Connection, database: Database) -> bool:
    """Whether the bridge's tables are those of another shop than the configured one."""
    record, names = read_record(connection, database.tables), database.names
    return record is not None and not _same_shop(record, names)


def _same_shop(record: Row[Any], names: Names) -> bool:
    return (record.shop_schema, record.shop_prefix) == (names.shop_schema, names.shop_prefix)


def _place(server: str, schema: str) -> str:
    return f"server {server!r}, shop schema {schema!r}"
