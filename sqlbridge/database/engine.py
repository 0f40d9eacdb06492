"""Connections to the shop's server: always READ COMMITTED, UTC, and without the server's strictness."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event

from sqlbridge.database.failures import refused_connections, translated_errors
from sqlbridge.database.naming import Names
from sqlbridge.database.refusals import forget_values
from sqlbridge.database.tables import Tables
from sqlbridge.settings import DatabaseSettings, Settings

# sql_mode '': shop rows hold zero dates, which the strict modes refuse even in comparisons.
_SESSION = "SET SESSION sql_mode = '', time_zone = '+00:00', innodb_lock_wait_timeout = 5, lock_wait_timeout = 5"
# Who writes orders locks rows that checkouts need. If its host dies or stands still in the middle, the server is to
# end the transaction by itself, and soon: it would wait eight hours for the next statement otherwise.
ABANDONED_SECONDS = 30
_END_ABANDONED = (
    "SET SESSION wait_timeout = %(seconds)s, net_read_timeout = %(seconds)s, net_write_timeout = %(seconds)s"
)


@dataclass(frozen=True, slots=True)
class Database:
    """The shop's server as one account sees it, and the names of what is on it.

    `password_key`: where the configuration has the account's password. `is_rehearsal`: no transaction is ever
    committed, so that a dry run can do what it tells of.
    """

    engine: Engine
    names: Names
    tables: Tables
    password_key: str
    is_rehearsal: bool = False

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """A transaction: committed at the end, rolled back on an exception, and always in a rehearsal."""
        with translated_errors(self.engine), self._connect() as connection, connection.begin() as transaction:
            yield connection
            if self.is_rehearsal:
                transaction.rollback()

    def rehearsed(self, is_rehearsal: bool = True) -> "Database":
        """The same database for a dry run."""
        return replace(self, is_rehearsal=is_rehearsal)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection for reading; nothing is committed."""
        with translated_errors(self.engine), self._connect() as connection:
            yield connection

    def _connect(self) -> Connection:
        with refused_connections(self.engine, self.password_key):
            return self.engine.connect()


class Role(Enum):
    """As whom to connect."""

    WORKER = "worker"
    INSTALLER = "installer"
    ORDERS = "orders"


_PASSWORD_KEYS = {
    Role.WORKER: "database.password",
    Role.INSTALLER: "database.install_password",
    Role.ORDERS: "database.orders_password",
}


def open_database(settings: Settings, role: Role = Role.WORKER) -> Database:
    """The database of the configuration, for one of its accounts."""
    names = names_of(settings)
    if role is Role.INSTALLER and not settings.database.install_user:
        role = Role.WORKER
    return Database(
        engine=_engine(settings.database, role),
        names=names,
        tables=_tables(names.bridge_schema, names.bridge_prefix),
        password_key=_PASSWORD_KEYS[role],
    )


# To describe them takes longer than a query, and a run opens the same installation for several accounts.
_tables = lru_cache(maxsize=16)(Tables)


def names_of(settings: Settings) -> Names:
    """Where the configuration puts the shop's and the bridge's tables."""
    return Names(
        shop_schema=settings.database.schema,
        shop_prefix=settings.shop.prefix,
        bridge_schema=settings.bridge.schema,
        bridge_prefix=settings.bridge.prefix,
    )


def _engine(database: DatabaseSettings, role: Role) -> Engine:
    user, password = database.user, database.password
    if role is Role.INSTALLER:
        user, password = database.install_user, database.install_password
    elif role is Role.ORDERS:
        user, password = database.orders_user, database.orders_password
    url = URL.create(
        "mysql+pymysql",
        username=user,
        password=password or None,
        host=None if database.socket else database.host,
        port=None if database.socket else database.port,
        database=database.schema,
        query={"charset": "utf8mb4"},
    )
    engine = create_engine(
        url,
        isolation_level="READ COMMITTED",
        hide_parameters=True,
        pool_pre_ping=True,
        connect_args=_connect_args(database),
    )
    event.listen(engine, "connect", _prepare_session)
    if role is Role.ORDERS:
        event.listen(engine, "connect", _end_abandoned)
    event.listen(engine, "handle_error", forget_values)
    return engine


def _connect_args(database: DatabaseSettings) -> dict[str, Any]:
    arguments: dict[str, Any] = {"connect_timeout": 10}
    if database.socket:
        arguments["unix_socket"] = database.socket
        # A socket stays on this host; for TLS the driver would read all authorities of the system, 25 ms each time.
        arguments["ssl_disabled"] = not (database.ssl_ca or database.ssl_cert)
    if database.ssl_ca:
        arguments["ssl_ca"] = database.ssl_ca
        arguments["ssl_verify_cert"] = True
        arguments["ssl_verify_identity"] = not database.socket
    if database.ssl_cert:
        arguments["ssl_cert"] = database.ssl_cert
        arguments["ssl_key"] = database.ssl_key
    return arguments


def _prepare_session(connection: Any, _record: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_SESSION)


def _end_abandoned(connection: Any, _record: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_END_ABANDONED, {"seconds": ABANDONED_SECONDS})
