"""The least rights of the accounts, as SQL for a DBA to read and run before the installation."""

import fnmatch
import re
import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path

from sqlbridge import shops
from sqlbridge.capture.blockers import LOCK_TABLES
from sqlbridge.capture.definition import quoted_account
from sqlbridge.capture.installer import Installer
from sqlbridge.capture.rights import ROUTINE_PRIVILEGES, TABLE_PRIVILEGES, definer_privileges
from sqlbridge.capture.server import Server
from sqlbridge.capture.survey import Survey
from sqlbridge.database.naming import quoted
from sqlbridge.database.revision import version_table
from sqlbridge.errors import ShopError
from sqlbridge.shops.opening import desk_grants

_SHOP_TABLE = re.compile(r"\bPREFIX_(\w+)")
_FIRST_MARIADB_THAT_LOCKS = (10, 4, 2)
_NOTING_ORDERS = {
    "change_log": ("INSERT",),
    "leases": ("SELECT", "UPDATE"),
    "order_items": ("SELECT", "UPDATE"),
    "orders": ("SELECT", "UPDATE"),
}
_WORKER_PRIVILEGES = ("SELECT", "INSERT", "UPDATE", "DELETE")


def grants_script(installer: Installer) -> str:
    """GRANT statements for installer, definer and worker of the configuration, and for who writes orders.

    Raises ShopError where the account that asks sees none of the shop's tables.
    """
    with installer.database.read() as connection:
        ground = installer.survey(connection)
    if not ground.watched_tables:
        raise ShopError(
            f"no table of a {ground.settings.shop.platform} shop is to be seen in {ground.names.shop_schema!r}: "
            "set database.install_user to an account that sees them, or correct shop.platform and shop.prefix"
        )
    parts = (
        *_installer_grants(installer, ground),
        *_definer_grants(ground),
        *_worker_grants(installer, ground),
        *_orders_grants(installer, ground),
    )
    return "\n".join(parts) + "\n"


def _installer_grants(installer: Installer, ground: Survey) -> Iterator[str]:
    database, names = installer.settings.database, ground.names
    account = _account_of(installer, database.install_user or database.user)
    yield "-- The installer: creates triggers, procedure and tables; used by install and uninstall only."
    yield _create_user(account)
    yield from (
        _grant(("TRIGGER", "SELECT"), _table(names.shop_schema, table), account) for table in ground.watched_tables
    )
    yield from (_grant(("SELECT",), _table(names.shop_schema, table), account) for table in _signature(ground))
    if _shares_schema(ground):
        yield from (_grant(TABLE_PRIVILEGES, table, account) for table in _bridge_tables(installer))
    else:
        yield _grant(TABLE_PRIVILEGES, f"{quoted(names.bridge_schema)}.*", account)
    yield _grant(ROUTINE_PRIVILEGES, f"{quoted(names.bridge_schema)}.*", account)
    if ground.configured_definer:
        yield _grant(definer_privileges(ground.server)[:1], "*.*", account)
        yield _grant(("SELECT (User, Host)",), "mysql.user", account)
    if not ground.server.is_mariadb:
        yield "-- Lets it see who holds a table, so that it waits for nobody and makes nobody wait."
        yield from (_grant(("SELECT",), f"performance_schema.{table}", account) for table in LOCK_TABLES)
    if ground.server.logs_binary and not ground.server.trusts_creators:
        yield "-- The binary log is on: without SUPER no trigger can be made unless the server trusts creators."
        yield "SET GLOBAL log_bin_trust_function_creators = 1;"


def _definer_grants(ground: Survey) -> Iterator[str]:
    names, definer = ground.names, ground.configured_definer
    if definer is None:
        yield "\n-- No bridge.definer is set: the triggers run as the installer, whose account must then stay."
        return
    yield "\n-- The definer: triggers and procedure run as this account, and nobody can log in with it."
    yield from create_definer(ground.server, definer)
    yield from (
        _grant(("TRIGGER", "SELECT"), _table(names.shop_schema, table), definer) for table in ground.watched_tables
    )
    yield from _grant_before_creation(("INSERT",), names.bridge_object("change_log"), definer)
    if ground.wanted.procedure:
        yield "-- On the schema, as a procedure that is not there yet cannot be named."
        yield _grant(("EXECUTE",), f"{quoted(names.bridge_schema)}.*", definer)
    yield "-- Where copies of the shop stand on this server: else the triggers in them refuse every write."
    yield f"-- {_grant(('TRIGGER',), '*.*', definer)}"


def create_definer(server: Server, definer: str) -> Iterator[str]:
    """The statement that makes an account without login: locked where the server can lock accounts."""
    create = f"CREATE USER IF NOT EXISTS {quoted_account(definer)}"
    if server.is_mariadb and server.version < _FIRST_MARIADB_THAT_LOCKS:
        yield f"-- {server.name} cannot lock accounts: this one gets the hash of a password that nobody knows."
        yield f"{create} IDENTIFIED BY PASSWORD '*{secrets.token_hex(20).upper()}';"
    else:
        yield f"{create} ACCOUNT LOCK;"


def _worker_grants(installer: Installer, ground: Survey) -> Iterator[str]:
    names = ground.names
    account = _account_of(installer, installer.settings.database.user)
    yield "\n-- The worker: reads the shop, keeps its own tables; can change nothing in the shop."
    yield _create_user(account)
    yield from (_grant(("SELECT",), _table(names.shop_schema, table), account) for table in tables_read(ground))
    if not _shares_schema(ground):
        yield _grant((*_WORKER_PRIVILEGES, "EXECUTE"), f"{quoted(names.bridge_schema)}.*", account)
        return
    for table in _bridge_tables(installer):
        yield from _grant_before_creation(_WORKER_PRIVILEGES, table, account)
    yield "-- After the installation, as a procedure that is not there yet cannot be named: lets the worker watch."
    for procedure in ground.wanted.procedures:
        yield f"-- {_grant(('EXECUTE',), f'PROCEDURE {_table(names.bridge_schema, procedure.name)}', account)}"


def _orders_grants(installer: Installer, ground: Survey) -> Iterator[str]:
    """Only where a channel imports orders, and only for tables that this version of the shop has."""
    settings, names = installer.settings, ground.names
    if not any(one.orders.enabled for account in settings.accounts.values() for one in account.channels.values()):
        return
    account = _account_of(installer, settings.database.orders_user or "sqlbridge_orders")
    yield "\n-- Orders: writes Amazon's orders into the shop, and notes it in the same transaction."
    yield _create_user(account)
    for name, privileges in sorted(desk_grants(settings.shop.platform).items()):
        for table in fnmatch.filter(sorted(ground.engines), names.shop_prefix + name):
            yield _grant(privileges, _table(names.shop_schema, table), account)
    for name, privileges in _NOTING_ORDERS.items():
        yield from _grant_before_creation(privileges, names.bridge_object(name), account)


def tables_read(ground: Survey) -> list[str]:
    """Those that the adapter's SQL files name, those by which the shop is recognised, and those that are watched."""
    files = (Path(shops.__file__).parent / ground.settings.shop.platform).glob("*.sql")
    named = {name for file in files for name in _SHOP_TABLE.findall(file.read_text(encoding="utf-8"))}
    full_names = {ground.names.shop_prefix + name for name in named}
    return sorted((full_names & set(ground.engines)) | set(_signature(ground)) | set(ground.watched_tables))


def _signature(ground: Survey) -> list[str]:
    return [ground.names.shop_prefix + table for table in shops.signature(ground.settings.shop.platform)]


def _bridge_tables(installer: Installer) -> list[str]:
    schema = installer.names.bridge_schema
    tables = [table.name for table in installer.database.tables.metadata.tables.values()]
    return [_table(schema, table) for table in (*tables, version_table(installer.names))]


def _shares_schema(ground: Survey) -> bool:
    return ground.names.bridge_schema == ground.names.shop_schema


def _account_of(installer: Installer, user: str) -> str:
    database = installer.settings.database
    is_local = database.socket or database.host in {"localhost", "127.0.0.1", "::1"}
    return f"{user}@localhost" if is_local else f"{user}@%"


def _create_user(account: str) -> str:
    return f"-- CREATE USER IF NOT EXISTS {quoted_account(account)} IDENTIFIED BY '(choose one)';"


def _grant(privileges: Iterable[str], on: str, account: str) -> str:
    return f"GRANT {', '.join(privileges)} ON {on} TO {quoted_account(account)};"


def _grant_before_creation(privileges: tuple[str, ...], table: str, account: str) -> tuple[str, str]:
    # The server takes a grant on a table that does not exist yet only together with CREATE.
    revoke = f"REVOKE CREATE ON {table} FROM {quoted_account(account)};"
    return _grant((*privileges, "CREATE"), table, account), revoke


def _table(schema: str, table: str) -> str:
    return f"{quoted(schema)}.{quoted(table)}"
