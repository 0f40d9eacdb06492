"""Checks of the database accounts: each may do what it must, and no more."""

import fnmatch
from collections.abc import Iterator, Sequence

from sqlalchemy import text

from sqlbridge.capture.catalogue import engines
from sqlbridge.capture.definition import quoted_account
from sqlbridge.capture.grants import tables_read
from sqlbridge.capture.privileges import Privileges, own_privileges, privileges_of
from sqlbridge.capture.rights import definer_rights_problems, installer_problems
from sqlbridge.database.engine import Role, open_database
from sqlbridge.database.revision import version_table
from sqlbridge.doctor.model import Check
from sqlbridge.doctor.patient import Patient, UnseenError
from sqlbridge.errors import DatabaseUnavailableError
from sqlbridge.shops.opening import desk_grants

_WRITES = ("INSERT", "UPDATE", "DELETE", "DROP", "ALTER", "CREATE")
_OWN = ("SELECT", "INSERT", "UPDATE", "DELETE")
_FIRST_MARIADB_THAT_LOCKS = (10, 4, 2)
_GRANTS = "run what `sqlbridge grants` prints"


def _worker_reads(patient: Patient) -> Iterator[str]:
    schema = patient.database.names.shop_schema
    for table in tables_read(patient.ground):
        if not patient.privileges.has("SELECT", schema, table):
            yield f"the worker has no SELECT on {schema}.{table}"


def _worker_keeps(patient: Patient) -> Iterator[str]:
    for table in patient.tables.metadata.tables.values():
        missing = [one for one in _OWN if not patient.privileges.has(one, table.schema or "", table.name)]
        if missing:
            yield f"the worker has no {', '.join(missing)} on {table.schema}.{table.name}"


def _worker_writes(patient: Patient) -> Iterator[str]:
    schema = patient.database.names.shop_schema
    own = {table.name for table in patient.tables.metadata.tables.values() if table.schema == schema}
    own.add(version_table(patient.database.names))
    may = [
        f"{privilege} on {table}"
        for table in sorted(set(patient.ground.engines) - own)
        for privilege in _WRITES
        if patient.privileges.has(privilege, schema, table)
    ]
    if may:
        yield f"the worker may write to the shop: {', '.join(may[:3])}{f', and {len(may) - 3} more' * (len(may) > 3)}"


def _worker_rules(patient: Patient) -> Iterator[str]:
    for privilege in ("SUPER", "CREATE USER", "FILE", "SHUTDOWN"):
        if patient.privileges.has(privilege):
            yield f"database.user = {patient.settings.database.user!r} has {privilege} on the whole server"


def _installer_separate(patient: Patient) -> Iterator[str]:
    database = patient.settings.database
    if database.install_user in {"", database.user}:
        yield f"the worker's account {database.user!r} installs, too"


def _installer(patient: Patient) -> Iterator[str]:
    _ = patient.worker  # a server that is away is no fault of the installer's account
    try:
        ground = patient.ground
    except DatabaseUnavailableError as exc:
        yield str(exc)
        return
    tables = [table.name for table in patient.tables.metadata.tables.values()]
    yield from installer_problems(ground, [*tables, version_table(ground.names)])


def _definer_configured(patient: Patient) -> Iterator[str]:
    if not patient.settings.bridge.definer:
        yield f"bridge.definer is empty, so the triggers run as {patient.record.definer}"


def _definer_exists(patient: Patient) -> Iterator[str]:
    user, _, host = str(patient.record.definer).rpartition("@")
    found = text("SELECT 1 FROM mysql.user WHERE User = :user AND Host = :host")
    if patient.installer.execute(found, {"user": user, "host": host}).first() is None:
        yield f"the account {quoted_account(patient.record.definer)} does not exist"


def _definer_locked(patient: Patient) -> Iterator[str]:
    if patient.server.is_mariadb and patient.server.version < _FIRST_MARIADB_THAT_LOCKS:
        raise UnseenError(f"{patient.server.name} cannot lock accounts")
    if not patient.settings.bridge.definer:
        raise UnseenError("bridge.definer is empty: the triggers run as an account that logs in")
    definer = quoted_account(patient.record.definer)
    statement = f"SHOW CREATE USER {definer}"
    options = {"no_parameters": True}  # the account may hold a %
    created = patient.installer.exec_driver_sql(statement, execution_options=options).scalar_one()
    if "ACCOUNT LOCK" not in created:
        yield f"somebody can log in as {definer}"


def _definer_rights(patient: Patient) -> Iterator[str]:
    definer = quoted_account(patient.record.definer)
    yield from definer_rights_problems(patient.ground, privileges_of(patient.installer, definer), definer)


def _orders_account(patient: Patient) -> Iterator[str]:
    _require_orders(patient)
    if not patient.settings.database.orders_user:
        yield "a channel imports orders, and database.orders_user is empty"


def _orders_separate(patient: Patient) -> Iterator[str]:
    _require_orders_user(patient)
    database = patient.settings.database
    if database.orders_user in {database.user, database.install_user}:
        yield f"{database.orders_user!r} writes orders, and is the worker or the installer, too"


def _orders_rights(patient: Patient) -> Iterator[str]:
    _require_orders_user(patient)
    seen = set(patient.ground.engines)
    try:
        connection = patient.connect(open_database(patient.settings, Role.ORDERS))
    except DatabaseUnavailableError as exc:
        yield str(exc)
        return
    seen.update(engines(connection, patient.database.names.shop_schema))
    yield from _orders_lacks(patient, own_privileges(connection), sorted(seen))


def _orders_lacks(patient: Patient, privileges: Privileges, tables: Sequence[str]) -> Iterator[str]:
    names = patient.database.names
    for name, needed in sorted(desk_grants(patient.settings.shop.platform).items()):
        for table in fnmatch.filter(tables, names.shop_prefix + name):
            missing = [one for one in needed if not _may(privileges, one, names.shop_schema, table)]
            if missing:
                yield f"the account of orders has no {', '.join(missing)} on {names.shop_schema}.{table}"


def _may(privileges: Privileges, needed: str, schema: str, table: str) -> bool:
    """`needed` as in GRANT: on the table, or `UPDATE (value)`, which any columns satisfy."""
    word = needed.partition(" (")[0]
    on_columns = "(" in needed and privileges.has(f"{word}(COLUMNS)", schema, table)
    return on_columns or privileges.has(word, schema, table)


def _require_orders(patient: Patient) -> None:
    if not patient.imports_orders:
        raise UnseenError("no channel imports orders")


def _require_orders_user(patient: Patient) -> None:
    _require_orders(patient)
    if not patient.settings.database.orders_user:
        raise UnseenError("database.orders_user is empty")


CHECKS = (
    Check(
        "grants-worker-reads",
        "the worker may read every table that offers come from",
        "an offer that cannot be read is not sent, and Amazon keeps an old price",
        _GRANTS,
        _worker_reads,
        is_fatal=True,
    ),
    Check(
        "grants-worker-keeps",
        "the worker may write the bridge's own tables",
        "changes cannot be collected, and the log grows",
        _GRANTS,
        _worker_keeps,
        is_fatal=True,
    ),
    Check(
        "grants-worker-writes",
        "the worker may write nothing in the shop",
        "what an account cannot do, no fault of a program and no thief of its password can do",
        f"REVOKE what is more than needed, then {_GRANTS}",
        _worker_writes,
    ),
    Check(
        "grants-worker-rules",
        "the worker rules nothing on the server",
        "its password lies on a host that runs cron",
        f"give the worker an account of its own: {_GRANTS}",
        _worker_rules,
    ),
    Check(
        "grants-installer-separate",
        "the installer's account is not the worker's",
        "the right to make triggers is needed twice a year, and lies in a file that is read every few minutes",
        "set database.install_user, and its password only in the environment of who installs",
        _installer_separate,
    ),
    Check(
        "grants-installer",
        "the installer can log in and has the rights to repair what is missing",
        "a lost trigger cannot be put back in a hurry",
        _GRANTS,
        _installer,
    ),
    Check(
        "grants-definer-configured",
        "the triggers run as an account made for that",
        "whoever cleans up accounts and drops the installer's makes every write of the shop's fail (error 1449)",
        f"set bridge.definer, {_GRANTS}, then `sqlbridge install`",
        _definer_configured,
    ),
    Check(
        "grants-definer-exists",
        "the account that the triggers run as exists",
        "without it every write to a watched table fails (error 1449), and no handler catches that",
        f"create it at once: {_GRANTS}",
        _definer_exists,
        is_fatal=True,
    ),
    Check(
        "grants-definer-locked",
        "nobody can log in as the definer",
        "it may write the log, so it could flood the queue",
        "ALTER USER ... ACCOUNT LOCK",
        _definer_locked,
    ),
    Check(
        "grants-definer-rights",
        "the definer may read the watched tables, call the procedure and write the log",
        "triggers swallow what goes wrong inside them to keep the shop alive: without a right, changes are lost",
        _GRANTS,
        _definer_rights,
        is_fatal=True,
    ),
    Check(
        "grants-orders-account",
        "there is an account for writing orders",
        "no order is imported",
        f"set database.orders_user, and {_GRANTS}",
        _orders_account,
        is_fatal=True,
    ),
    Check(
        "grants-orders-separate",
        "the account of orders is nobody else's",
        "the one account that may write to the shop should be used for that alone",
        f"set another database.orders_user, and {_GRANTS}",
        _orders_separate,
    ),
    Check(
        "grants-orders-rights",
        "the account of orders can log in and may write all that an order consists of",
        "orders fail to be imported, and what Amazon sold is still for sale in the shop",
        _GRANTS,
        _orders_rights,
        is_fatal=True,
    ),
)
