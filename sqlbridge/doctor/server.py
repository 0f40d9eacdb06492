"""Checks of the database server."""

import os
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import text

from sqlbridge.capture.blockers import why_unseen
from sqlbridge.capture.preflight import engine_problems, version_problems
from sqlbridge.capture.server import read_only_settings
from sqlbridge.doctor.model import Check
from sqlbridge.doctor.patient import Patient, UnseenError
from sqlbridge.doctor.queries import query
from sqlbridge.errors import DatabaseUnavailableError, SettingsError

_LEAST_PACKET = 16 * 1024 * 1024
_LOCAL = {"localhost", "127.0.0.1", "::1"}
_FULL_PERCENT = 90


def _reachable(patient: Patient) -> Iterator[str]:
    try:
        _ = patient.worker
    except (DatabaseUnavailableError, SettingsError) as exc:
        yield str(exc)


def _version(patient: Patient) -> Iterator[str]:
    yield from version_problems(patient.server)


def _binlog_format(patient: Patient) -> Iterator[str]:
    if patient.server.logs_binary and patient.server.binlog_format == "STATEMENT":
        yield "binlog_format is STATEMENT"


def _trigger_creators(patient: Patient) -> Iterator[str]:
    server = patient.server
    if server.logs_binary and not server.trusts_creators and not patient.ground.privileges.has("SUPER"):
        yield f"the binary log is on, log_bin_trust_function_creators is off, {patient.ground.account} has no SUPER"


def _read_only(patient: Patient) -> Iterator[str]:
    yield from read_only_settings(patient.variables)


def _replica(patient: Patient) -> Iterator[str]:
    old = patient.server.version < ((10, 5, 1) if patient.server.is_mariadb else (8, 0, 22))
    for row in patient.worker.execute(text("SHOW SLAVE STATUS" if old else "SHOW REPLICA STATUS")).mappings():
        yield f"this server is a replica of {row.get('Source_Host') or row.get('Master_Host')}"


def _replica_triggers(patient: Patient) -> Iterator[str]:
    value = patient.variables.get("slave_run_triggers_for_rbr", "NO")
    if value != "NO":
        yield f"slave_run_triggers_for_rbr is {value}"


def _galera(patient: Patient) -> Iterator[str]:
    if patient.variables.get("wsrep_on", "OFF") != "ON":
        return
    if patient.variables.get("wsrep_osu_method", "TOI") == "TOI":
        yield "this is a Galera node, and DDL runs on all nodes at once (wsrep_OSU_method is TOI)"


def _gtid_consistency(patient: Patient) -> Iterator[str]:
    yield from engine_problems(patient.ground)


def _packet(patient: Patient) -> Iterator[str]:
    if int(patient.variables["max_allowed_packet"]) < _LEAST_PACKET:
        yield f"max_allowed_packet is {patient.variables['max_allowed_packet']} bytes"


def _increment_lock(patient: Patient) -> Iterator[str]:
    if patient.variables.get("innodb_autoinc_lock_mode") == "0":
        yield "innodb_autoinc_lock_mode is 0"


def _long_transactions(patient: Patient) -> Iterator[str]:
    minutes = patient.settings.doctor.transaction_minutes
    for row in query(patient, patient.worker, "long_transactions", minutes=minutes):
        yield f"connection {row.id} has had a transaction open for {row.minutes} min: {row.statement or 'idle in it'}"


def _locks_seen(patient: Patient) -> Iterator[str]:
    if patient.server.is_mariadb:
        raise UnseenError("on MariaDB, DDL gives up a busy table at once")
    if why := why_unseen(patient.installer):
        yield why


def _connections(patient: Patient) -> Iterator[str]:
    status = {row[0]: row[1] for row in patient.worker.execute(text("SHOW GLOBAL STATUS LIKE 'Threads_connected'"))}
    used, most = int(status["Threads_connected"]), int(patient.variables["max_connections"])
    if used * 100 >= most * _FULL_PERCENT:
        yield f"{used} of {most} connections are in use"


def _disk(patient: Patient) -> Iterator[str]:
    folder = Path(patient.variables["datadir"])
    if not _is_here(patient):
        raise UnseenError("the server is on another host")
    try:
        disk = os.statvfs(folder)
    except OSError as exc:
        raise UnseenError(f"{folder} is not to be seen from here: {exc.strerror}") from exc
    free = disk.f_bavail * disk.f_frsize // (1024 * 1024)
    if free < patient.settings.doctor.free_mb:
        yield f"{free} MiB are free where {folder} is"


def _is_here(patient: Patient) -> bool:
    return bool(patient.settings.database.socket) or patient.settings.database.host in _LOCAL


def _encrypted(patient: Patient) -> Iterator[str]:
    database = patient.settings.database
    if _is_here(patient):
        raise UnseenError("the server is on this host")
    if not database.ssl_ca:
        yield f"database.host = {database.host!r} is another host, and database.ssl_ca is empty"


CHECKS = (
    Check(
        "server-reachable",
        "the worker can log in to the server",
        "without it nothing is collected or sent; the log keeps growing meanwhile, and nothing is lost",
        "correct [database] in the configuration, start the server, or mend the account",
        _reachable,
        is_fatal=True,
    ),
    Check(
        "server-version",
        "the server is MySQL 5.7 or MariaDB 10.3 at least",
        "older ones allow one trigger per table and event, and lack statements that the worker uses",
        "update the server",
        _version,
        is_fatal=True,
    ),
    Check(
        "server-binlog-format",
        "the binary log is not written in format STATEMENT",
        "the worker runs READ COMMITTED, and the server refuses its writes then (error 1665)",
        "SET GLOBAL binlog_format = 'ROW' (or MIXED), and the same in the server's configuration",
        _binlog_format,
        is_fatal=True,
    ),
    Check(
        "server-trigger-creators",
        "the installer may create triggers although the binary log is on",
        "`install` and every repair fail with error 1419; on MariaDB not even DROP TRIGGER works",
        "SET GLOBAL log_bin_trust_function_creators = 1 (on RDS and Aurora in the parameter group)",
        _trigger_creators,
    ),
    Check(
        "server-read-only",
        "the server takes writes",
        "error 1290 meets the shop's writes and the worker's alike, and no handler in a trigger can help",
        "connect to the server that the shop writes to, or SET GLOBAL read_only = 0",
        _read_only,
        is_fatal=True,
    ),
    Check(
        "server-replica",
        "the server is not a replica of another one",
        "rows that arrive by row-based replication fire no triggers: changes made on the source are never logged",
        "point database.host to the source, where the shop writes, and install there",
        _replica,
        is_fatal=True,
    ),
    Check(
        "server-replica-triggers",
        "replicas of this configuration do not run triggers again (MariaDB)",
        "a replica would log each replicated change a second time, on top of the replicated log row, and stop",
        "SET GLOBAL slave_run_triggers_for_rbr = NO",
        _replica_triggers,
    ),
    Check(
        "server-galera",
        "the server is not a Galera node on which DDL stops all nodes",
        "CREATE TRIGGER then stalls the whole cluster, and a commit of the worker's may fail and be repeated",
        "install at a quiet hour, or with wsrep_OSU_method = RSU node by node; let the worker use one node",
        _galera,
    ),
    Check(
        "server-gtid-consistency",
        "no watched table is outside InnoDB while enforce_gtid_consistency is on (MySQL)",
        "a trigger makes each write to it touch two engines, which the server refuses (error 1785): the shop fails",
        "ALTER TABLE ... ENGINE=InnoDB",
        _gtid_consistency,
        is_fatal=True,
    ),
    Check(
        "server-packet",
        "max_allowed_packet is 16 MiB at least",
        "a large processing report cannot be kept, and below 1 MiB feeds cannot be recorded",
        "SET GLOBAL max_allowed_packet = 67108864, and the same in the server's configuration",
        _packet,
    ),
    Check(
        "server-disk",
        "the disk of a server on this host has doctor.free_mb free",
        "on a full disk MySQL refuses the shop's writes where the log cannot grow (error 1114, which no handler "
        "catches), MariaDB logs nothing, and both wait where their binary log cannot be written",
        "make room, for example by a shorter binlog_expire_logs_seconds; the next run heals what was not logged",
        _disk,
    ),
    Check(
        "server-increment-lock",
        "innodb_autoinc_lock_mode is not 0",
        "each statement that logs holds the log's counter to its end, and the shop's writers wait for one another",
        "set innodb_autoinc_lock_mode = 1 or 2 in the server's configuration and restart it",
        _increment_lock,
    ),
    Check(
        "server-transactions",
        "no transaction stays open longer than doctor.transaction_minutes",
        "it keeps its changes from being seen, `install` from its tables, and the shop's own upgrades waiting",
        "find out which program it is: it should commit, or be ended with KILL; PROCESS lets the worker see it",
        _long_transactions,
    ),
    Check(
        "server-locks-seen",
        "the installer sees who holds a table (MySQL)",
        "DDL keeps away from a table that is seen to be held; else it waits there for a second, the shop's writers "
        "wait behind it, and a transaction that has read the table and now writes to it is ended as a deadlock",
        "run what `sqlbridge grants` prints, or switch the instrument on",
        _locks_seen,
    ),
    Check(
        "server-connections",
        "fewer than 90 % of the server's connections are in use",
        "when they run out, the shop's visitors and the worker are refused (error 1040)",
        "raise max_connections, or find out who keeps them open",
        _connections,
    ),
    Check(
        "server-encrypted",
        "the way to a server on another host is encrypted",
        "Amazon's data protection policy wants TLS on every hop, and the password travels there",
        "set database.ssl_ca to the file of the authority that signed the server's certificate",
        _encrypted,
    ),
)
