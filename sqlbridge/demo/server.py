"""A database server of our own: private files, a free port of the loopback interface, gone at the end."""

import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import URL, NullPool, create_engine
from sqlalchemy.exc import OperationalError

from sqlbridge.demo.datadir import base_options, copy_data_directory
from sqlbridge.demo.programs import Flavour, ServerProgram, find_server, find_servers
from sqlbridge.errors import DatabaseUnavailableError

__all__ = ["Flavour", "PrivateServer", "ServerProgram", "find_server", "find_servers"]

CACHE = Path(".cache")

# As a shop's server is: row-based binary log, and no trust in functions, so that error 1419 can be met.
# At commit the log reaches the operating system but not the disk: it survives a killed server.
_OPTIONS = (
    "--bind-address=127.0.0.1",
    "--character-set-server=utf8mb4",
    "--server-id=1",
    "--log-bin=binlog",
    "--binlog-format=ROW",
    "--sync-binlog=0",
    "--log-bin-trust-function-creators=0",
    "--innodb-buffer-pool-size=64M",
    "--innodb-flush-log-at-trx-commit=2",
    "--local-infile=1",
    "--secure-file-priv=",
)
_OPTIONS_OF_FLAVOUR = {
    Flavour.MARIADB: ("--innodb-log-file-size=32M",),
    Flavour.MYSQL: ("--innodb-redo-log-capacity=32M", "--mysqlx=OFF"),
}
_PATIENCE = 60.0  # seconds for a start or an orderly end


class PrivateServer:
    """A server that only this process uses; as context manager it is started, stopped and removed.

    Its root account has no password. `options` are added to the server's command line.
    """

    def __init__(self, program: ServerProgram, cache: Path = CACHE, options: tuple[str, ...] = ()) -> None:
        self.program = program
        self.port = _free_port()
        self._folder = Path(tempfile.mkdtemp(prefix="sqlbridge-"))
        self.socket = self._folder / "server.sock"
        self.log = self._folder / "server.log"
        self._cache = cache
        self._options = options
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> URL:
        """Root through the socket, no schema chosen, and without TLS, which takes the driver longer than a query."""
        query = {"unix_socket": str(self.socket), "charset": "utf8mb4", "ssl_disabled": "true"}
        return URL.create("mysql+pymysql", username="root", query=query)

    @property
    def pid(self) -> int | None:
        """Its process id while it runs."""
        return self._process.pid if self._process else None

    def start(self) -> None:
        """Start it and wait until it answers; raises DatabaseUnavailableError with its last words."""
        self._prepare_folder()
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(self._command(), stdout=log, stderr=subprocess.STDOUT)
        deadline = time.monotonic() + _PATIENCE
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.kill()
                raise DatabaseUnavailableError(f"{self.program.name} does not start; it said:\n{self._last_words()}")
            time.sleep(0.05)

    def stop(self) -> None:
        """End it in order; does nothing where it does not run."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End it at once, as a crash would; its data stays for the next start."""
        self._end(signal.SIGKILL)

    def restart(self) -> None:
        """Stop and start it on the same port and socket."""
        self.stop()
        self.start()

    def remove(self) -> None:
        """Stop it and delete its files."""
        self.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    def __enter__(self) -> Self:
        try:
            self.start()
        except BaseException:
            self.remove()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.remove()

    def _prepare_folder(self) -> None:
        data, temporary = self._folder / "data", self._folder / "tmp"
        temporary.mkdir(exist_ok=True)
        if not data.exists():
            copy_data_directory(self.program, data, self._cache)

    def _end(self, how: signal.Signals) -> None:
        if self._process is None:
            return
        self._process.send_signal(how)
        try:
            self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None

    def _command(self) -> tuple[str, ...]:
        return (
            *self.program.command,
            *base_options(self.program, self._folder / "data"),
            f"--socket={self.socket}",
            f"--port={self.port}",
            f"--pid-file={self._folder / 'server.pid'}",
            f"--tmpdir={self._folder / 'tmp'}",
            *_OPTIONS,
            *_OPTIONS_OF_FLAVOUR[self.program.flavour],
            *self._options,
        )

    def _answers(self) -> bool:
        # The driver leaves a socket open when it finds nobody there, so it is not the one to try.
        if not _accepts(self.socket):
            return False
        try:
            with create_engine(self.url, poolclass=NullPool).connect():
                return True
        except OperationalError:
            return False

    def _last_words(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")[-1500:]


def _accepts(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as probe:
        return probe.connect_ex(str(path)) == 0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
