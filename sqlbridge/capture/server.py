"""What server it is, and the settings that decide whether triggers can be made on it."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, text

_READ_ONLY = ("read_only", "super_read_only", "innodb_read_only", "transaction_read_only")
# Of the hundreds that a server has.
_QUERY = text(
    "SHOW GLOBAL VARIABLES WHERE Variable_name IN ('hostname', 'port', 'datadir', 'server_uuid', 'wsrep_on', "
    "'read_only', 'super_read_only', 'innodb_read_only', 'transaction_read_only', "
    "'log_bin', 'log_bin_trust_function_creators', 'binlog_format', 'enforce_gtid_consistency')"
)


@dataclass(frozen=True, slots=True)
class Server:
    """A server's kind, version and the variables that matter; `identity` tells it from a copy of it."""

    is_mariadb: bool
    version: tuple[int, ...]
    identity: str
    logs_binary: bool
    trusts_creators: bool
    binlog_format: str
    gtid_consistency: str
    read_only: tuple[str, ...]

    @property
    def name(self) -> str:
        """For people: MariaDB 10.11.19."""
        return f"{'MariaDB' if self.is_mariadb else 'MySQL'} {'.'.join(map(str, self.version))}"


def is_mariadb(connection: Connection) -> bool:
    """Whether the server is a MariaDB; else it is a MySQL."""
    return bool(getattr(connection.dialect, "is_mariadb", False))


def server_of(connection: Connection) -> Server:
    """Reads the server's variables; needs no privilege."""
    variables = _variables(connection)
    return Server(
        is_mariadb=is_mariadb(connection),
        version=tuple(part for part in connection.dialect.server_version_info or () if isinstance(part, int))[:3],
        identity=_identity(variables),
        logs_binary=variables.get("log_bin") == "ON",
        trusts_creators=variables.get("log_bin_trust_function_creators") == "ON",
        binlog_format=variables.get("binlog_format", "ROW").upper(),
        gtid_consistency=variables.get("enforce_gtid_consistency", "OFF").upper(),
        read_only=read_only_settings(variables),
    )


def identity_of(connection: Connection) -> str:
    """What tells the server from a copy of it; needs no privilege."""
    return _identity(_variables(connection))


def read_only_settings(variables: Mapping[str, str]) -> tuple[str, ...]:
    """Those of the server's variables that make it refuse writes, such as `read_only is ON`."""
    # MariaDB 11.8 knows more than ON and OFF.
    found = ((name, variables.get(name, "OFF")) for name in _READ_ONLY)
    return tuple(f"{name} is {value}" for name, value in found if value not in {"OFF", "0"})


def is_synchronous(connection: Connection) -> bool:
    """Whether no server of its cluster can lack what another has committed (Galera)."""
    return _variables(connection).get("wsrep_on") == "ON"


def refuses_writes(connection: Connection) -> str:
    """Why this server should not be written to, whatever the account may do; empty where it takes writes."""
    return ", ".join(read_only_settings(_variables(connection)))


def _variables(connection: Connection) -> dict[str, str]:
    return {row[0]: row[1] for row in connection.execute(_QUERY)}


def _identity(variables: dict[str, str]) -> str:
    # MariaDB has no server_uuid, and MySQL's is in the data directory: a disk that is cloned takes it along.
    place = f"{variables['hostname']}:{variables['port']}"
    uuid = variables.get("server_uuid")
    return f"{uuid}@{place}" if uuid else f"{place}:{variables['datadir']}"
