"""What makes the checks of server, accounts and secrets fail.

Error numbers and server behaviour: the servers' own documentation; the least rights: triggers/README.md.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import timedelta

from sqlbridge.doctor.patient import Patient
from tests.doctor.case import GRANT, Case
from tests.doctor.clinic import Clinic, changed

_AS_ROOT = changed(part="database", user="root", password="", install_user="root", install_password="")
_ROOT_INSTALLS = changed(part="database", install_user="root", install_password="")
_ORDER = (
    "INSERT INTO BRIDGE.orders (id, account, channel, amazon_order_id, status, state, purchased_at, updated_at,"
    " deliver_by, currency, total, content, seen_at) VALUES"
    " (1, 'main', 'de', '303-1', 'Unshipped', 'failed', NOW(), NOW(), '2020-01-01', 'EUR', 1, 'sealed', NOW())"
)
_INSTRUMENT = "UPDATE performance_schema.setup_instruments"
_NO_ORDER = "DELETE FROM BRIDGE.orders"


def _too_old(patient: Patient) -> None:
    patient.server = replace(patient.server, version=(5, 6, 24))


def _consistent(patient: Patient) -> None:
    """The default of MySQL 9; on 8, setting it would outlast the test."""
    patient.ground = replace(patient.ground, server=replace(patient.server, gtid_consistency="ON"))


def _galera(patient: Patient) -> None:
    patient.variables = patient.variables | {"wsrep_on": "ON", "wsrep_osu_method": "TOI"}


def _traditional_counter(patient: Patient) -> None:
    patient.variables = patient.variables | {"innodb_autoinc_lock_mode": "0"}


@contextmanager
def _open_transaction(clinic: Clinic) -> Iterator[None]:
    with clinic.shop.engine.connect() as connection:
        connection.exec_driver_sql("UPDATE ps_pack SET quantity = quantity + 1")
        connection.exec_driver_sql("SELECT COUNT(*) FROM ps_product FOR UPDATE")
        yield


@contextmanager
def _many_connections(clinic: Clinic) -> Iterator[None]:
    with ExitStack() as stack:
        for _ in range(17):
            stack.enter_context(clinic.shop.engine.connect())
        yield


@contextmanager
def _readable(clinic: Clinic) -> Iterator[None]:
    clinic.file.chmod(0o644)
    yield
    clinic.file.chmod(0o600)


@contextmanager
def _writable(clinic: Clinic) -> Iterator[None]:
    clinic.file.chmod(0o620)
    yield
    clinic.file.chmod(0o600)


def _definer_without(privilege: str, where: str) -> Case:
    return Case(
        "grants-definer-rights",
        f"lacks {privilege} on",
        (f"REVOKE {privilege} ON {where} FROM DEFINER_ACCOUNT",),
        (f"GRANT {privilege} ON {where} TO DEFINER_ACCOUNT",),
        _ROOT_INSTALLS,
        servers="both",
    )


CASES = (
    Case("server-reachable", "no connection to", change=changed(part="database", password="wrong")),
    Case("server-disk", "MiB are free where", change=changed(part="doctor", free_mb=10**9), servers="both"),
    Case("server-version", "too old", facts=_too_old),
    Case(
        "server-binlog-format",
        "binlog_format is STATEMENT",
        ("SET GLOBAL binlog_format = 'STATEMENT'",),
        ("SET GLOBAL binlog_format = 'ROW'",),
        servers="both",
    ),
    Case(
        "server-trigger-creators",
        "log_bin_trust_function_creators is off",
        ("SET GLOBAL log_bin_trust_function_creators = 0",),
        ("SET GLOBAL log_bin_trust_function_creators = 1",),
        servers="both",
    ),
    Case(
        "server-read-only",
        "read_only is ON",
        ("SET GLOBAL read_only = 1",),
        ("SET GLOBAL read_only = 0",),
        servers="both",
    ),
    Case(
        "server-replica",
        "a replica of 192.0.2.1",
        ("CHANGE MASTER TO MASTER_HOST = '192.0.2.1'",),
        ("RESET SLAVE ALL",),
        _AS_ROOT,
    ),
    Case(
        "server-replica",
        "a replica of 192.0.2.1",
        ("CHANGE REPLICATION SOURCE TO SOURCE_HOST = '192.0.2.1'",),
        ("RESET REPLICA ALL",),
        _AS_ROOT,
        servers="mysql",
    ),
    Case(
        "server-replica-triggers",
        "slave_run_triggers_for_rbr is YES",
        ("SET GLOBAL slave_run_triggers_for_rbr = 'YES'",),
        ("SET GLOBAL slave_run_triggers_for_rbr = 'NO'",),
    ),
    Case("server-galera", "Galera", facts=_galera),
    Case(
        "server-gtid-consistency",
        "1785",
        ("ALTER TABLE SHOP.ps_pack ENGINE = MyISAM",),
        ("ALTER TABLE SHOP.ps_pack ENGINE = InnoDB",),
        facts=_consistent,
        servers="mysql",
    ),
    Case(
        "server-packet",
        "max_allowed_packet is 1048576",
        ("SET GLOBAL max_allowed_packet = 1048576",),
        ("SET GLOBAL max_allowed_packet = 67108864",),
    ),
    Case("server-increment-lock", "lock_mode is 0", facts=_traditional_counter),
    Case(
        "server-transactions",
        "has had a transaction open",
        ("GRANT PROCESS ON *.* TO WORKER",),
        ("REVOKE PROCESS ON *.* FROM WORKER",),
        changed(part="doctor", transaction_minutes=0),
        during=_open_transaction,
        servers="both",
    ),
    Case(
        "server-locks-seen",
        "needs SELECT on performance_schema.metadata_locks and performance_schema.threads",
        ("REVOKE SELECT ON performance_schema.threads FROM INSTALLER",),
        ("GRANT SELECT ON performance_schema.threads TO INSTALLER",),
        servers="mysql",
    ),
    Case(
        "server-locks-seen",
        "instrument wait/lock/metadata/sql/mdl is off",
        (f"{_INSTRUMENT} SET ENABLED = 'NO' WHERE NAME = 'wait/lock/metadata/sql/mdl'",),
        (f"{_INSTRUMENT} SET ENABLED = 'YES' WHERE NAME = 'wait/lock/metadata/sql/mdl'",),
        servers="mysql",
    ),
    Case(
        "server-connections",
        "of 20 connections",
        ("SET GLOBAL max_connections = 20",),
        ("SET GLOBAL max_connections = 151",),
        during=_many_connections,
    ),
    Case("server-encrypted", "another host", change=changed(part="database", socket="", host="db.example")),
    Case(
        "grants-worker-reads",
        "no SELECT on",
        ("REVOKE SELECT ON SHOP.ps_specific_price FROM WORKER",),
        ("GRANT SELECT ON SHOP.ps_specific_price TO WORKER",),
    ),
    Case(
        "grants-worker-keeps",
        "no DELETE on",
        ("REVOKE DELETE ON BRIDGE.* FROM WORKER",),
        ("GRANT DELETE ON BRIDGE.* TO WORKER",),
        servers="both",
    ),
    Case(
        "grants-worker-writes",
        "UPDATE on ps_product",
        ("GRANT UPDATE ON SHOP.ps_product TO WORKER",),
        ("REVOKE UPDATE ON SHOP.ps_product FROM WORKER",),
    ),
    Case("grants-worker-rules", "has SUPER on the whole server", change=_AS_ROOT, servers="both"),
    Case("grants-installer-separate", "installs, too", change=changed(part="database", install_user="")),
    Case(
        "grants-installer",
        "lacks TRIGGER on",
        ("REVOKE TRIGGER ON SHOP.ps_pack FROM INSTALLER",),
        ("GRANT TRIGGER ON SHOP.ps_pack TO INSTALLER",),
    ),
    Case("grants-definer-configured", "bridge.definer is empty", change=changed(part="bridge", definer="")),
    Case("grants-definer-exists", "does not exist", ("DROP USER DEFINER_ACCOUNT",), (GRANT,), servers="both"),
    Case(
        "grants-definer-locked",
        "somebody can log in",
        ("ALTER USER DEFINER_ACCOUNT ACCOUNT UNLOCK",),
        ("ALTER USER DEFINER_ACCOUNT ACCOUNT LOCK",),
        _ROOT_INSTALLS,
        servers="both",
    ),
    _definer_without("INSERT", "BRIDGE.change_log"),
    _definer_without("EXECUTE", "BRIDGE.*"),
    _definer_without("TRIGGER", "SHOP.ps_pack"),
    _definer_without("SELECT", "SHOP.ps_pack"),
    Case("grants-orders-account", "orders_user is empty", change=changed(part="database", orders_user="")),
    Case("grants-orders-separate", "the worker", change=changed(part="database", orders_user="root", user="root")),
    Case(
        "grants-orders-rights",
        "no INSERT on",
        ("REVOKE INSERT ON SHOP.ps_orders FROM ORDERS",),
        ("GRANT INSERT ON SHOP.ps_orders TO ORDERS",),
    ),
    Case("grants-secrets-readable", "has mode 644", during=_readable),
    Case("grants-secrets-writable", "has mode 620", during=_writable),
    Case("grants-personal-key", "has 5 characters", change=changed(part="bridge", personal_key="short")),
    Case("grants-personal-key-fits", "303-1, cannot be opened", (_ORDER,), (_NO_ORDER,), servers="both"),
    Case("grants-personal-data", "1 orders", (_ORDER,), (_NO_ORDER,)),
    Case("log-orders", "1 orders", (_ORDER,), (_NO_ORDER,)),
    Case("clock-database", "behind this host's", ahead=timedelta(hours=1)),
    Case("clock-amazon", "ahead of this host's", ahead=timedelta(hours=-1)),
)
