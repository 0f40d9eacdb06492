"""How long a server works for a session: its thread's processor time, whatever else the machine does."""

import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

_PID_FILE = text("SELECT @@pid_file")
_THREADS = (
    text("SELECT TID FROM information_schema.PROCESSLIST WHERE ID = CONNECTION_ID()"),
    text("SELECT THREAD_OS_ID FROM performance_schema.threads WHERE PROCESSLIST_ID = CONNECTION_ID()"),
)


def clock_of(connection: Connection) -> Callable[[], float]:
    """A clock of the processor seconds that the server has spent on the connection; elapsed ones if it is not here.

    Source: the first number of Linux' `schedstat`, in nanoseconds.
    """
    try:
        pid = int(Path(str(connection.execute(_PID_FILE).scalar_one())).read_text(encoding="ascii"))
        spent = Path(f"/proc/{pid}/task/{_thread(connection)}/schedstat")
        spent.read_text(encoding="ascii")
    except (OSError, ValueError, DBAPIError):
        return time.perf_counter
    return lambda: int(spent.read_text(encoding="ascii").split()[0]) / 1e9


def _thread(connection: Connection) -> int:
    of_mariadb, of_mysql = _THREADS
    is_mariadb = connection.dialect.is_mariadb  # type: ignore[attr-defined]
    return int(connection.execute(of_mariadb if is_mariadb else of_mysql).scalar_one())
