"""A server and its replica, by the servers' own replication."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import sleep

from sqlalchemy import Connection, NullPool, create_engine

from sqlbridge.demo.server import Flavour, PrivateServer, ServerProgram
from tests.conftest import PROJECT

_PATIENCE = 400  # of a twentieth of a second each

# Statements as both servers know them in their present versions.
_FOLLOW = {
    Flavour.MARIADB: (
        "CHANGE MASTER TO MASTER_HOST = '127.0.0.1', MASTER_PORT = {port}, MASTER_USER = 'replica', "
        "MASTER_PASSWORD = 'secret', MASTER_USE_GTID = slave_pos"
    ),
    Flavour.MYSQL: (
        "CHANGE REPLICATION SOURCE TO SOURCE_HOST = '127.0.0.1', SOURCE_PORT = {port}, SOURCE_USER = 'replica', "
        "SOURCE_PASSWORD = 'secret', SOURCE_AUTO_POSITION = 1, GET_SOURCE_PUBLIC_KEY = 1"
    ),
}
_OPTIONS = {
    Flavour.MARIADB: ("--gtid-strict-mode=ON", "--log-slave-updates"),
    Flavour.MYSQL: ("--gtid-mode=ON", "--enforce-gtid-consistency=ON", "--super-read-only=OFF"),
}
_POSITION = {Flavour.MARIADB: "gtid_binlog_pos", Flavour.MYSQL: "gtid_executed"}


@dataclass(frozen=True)
class Pair:
    """`primary` is written to; `replica` follows it, read only, until it is promoted."""

    primary: PrivateServer
    replica: PrivateServer

    def follow(self) -> None:
        """Let the replica follow the primary from its beginning."""
        flavour = self.primary.program.flavour
        _run(
            self.primary,
            "CREATE USER replica@'127.0.0.1' IDENTIFIED BY 'secret'",
            "GRANT REPLICATION SLAVE ON *.* TO replica@'127.0.0.1'",
        )
        _run(
            self.replica, _FOLLOW[flavour].format(port=self.primary.port), "START REPLICA", "SET GLOBAL read_only = 1"
        )

    def catch_up(self) -> None:
        """Wait until the replica has all that the primary has; AssertionError where that takes too long."""
        for _ in range(_PATIENCE):
            if self._position(self.primary) == self._position(self.replica):
                return
            sleep(0.05)
        with _connected(self.replica) as connection:
            raise AssertionError(f"the replica is behind: {connection.exec_driver_sql('SHOW REPLICA STATUS').all()}")

    def fall_behind(self) -> None:
        """From now on the replica gets nothing of what the primary commits."""
        _run(self.replica, "STOP REPLICA")

    def promote(self) -> None:
        """The replica takes over: it follows nobody, and takes writes."""
        _run(self.replica, "STOP REPLICA", "RESET REPLICA ALL", "SET GLOBAL read_only = 0")

    def _position(self, server: PrivateServer) -> str:
        with _connected(server) as connection:
            name = _POSITION[server.program.flavour]
            return str(connection.exec_driver_sql(f"SELECT @@GLOBAL.{name}").scalar_one())


@contextmanager
def started_pair(program: ServerProgram) -> Iterator[Pair]:
    """Two servers of a kind, the second of which follows the first."""
    options, cache = _OPTIONS[program.flavour], PROJECT / ".cache"
    with (
        PrivateServer(program, cache, options) as primary,
        PrivateServer(program, cache, (*options, "--server-id=2", "--relay-log=relay")) as replica,
    ):
        pair = Pair(primary, replica)
        pair.follow()
        yield pair


@contextmanager
def _connected(server: PrivateServer) -> Iterator[Connection]:
    with create_engine(server.url, poolclass=NullPool, isolation_level="AUTOCOMMIT").connect() as connection:
        yield connection


def _run(server: PrivateServer, *statements: str) -> None:
    with _connected(server) as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
