"""What server it is, and the settings that decide whether triggers can be made on it."""

from dataclasses import dataclass

from sqlalchemy import Connection, text


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
    )


def identity_of(connection: Connection) -> str:
    """What tells the server from a copy of it; needs no privilege."""
    return _identity(_variables(connection, " WHERE Variable_name IN ('hostname', 'port', 'datadir', 'server_uuid')"))


def _variables(connection: Connection, which: str = "") -> dict[str, str]:
    return {row[0]: row[1] for row in connection.execute(text(f"SHOW GLOBAL VARIABLES{which}"))}


def _identity(variables: dict[str, str]) -> str:
    # MariaDB has no server_uuid, and MySQL's is in the data directory: a disk that is cloned takes it along.
    place = f"{variables['hostname']}:{variables['port']}"
    uuid = variables.get("server_uuid")
    return f"{uuid}@{place}" if uuid else f"{place}:{variables['datadir']}"
