"""Starts a task as a process of its own, as cron does: it goes on whatever becomes of the request."""

import logging
import subprocess
import sys
from threading import Thread

from sqlbridge.settings import Configuration

_logger = logging.getLogger(__name__)


def start(configuration: Configuration, task: str) -> None:
    """Begin `sqlbridge run TASK` with this configuration; what it does is told by the list of runs.

    Where the same task runs already, it ends at once by itself: the lease is its affair.
    """
    command = (sys.executable, "-m", "sqlbridge", "--config", str(configuration.file), "run", task)
    # A session of its own: who stops the dashboard on a terminal does not stop the task.
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True, close_fds=True
    )
    Thread(target=_await, args=(process, task), name=f"run {task}", daemon=True).start()


def _await(process: "subprocess.Popen[bytes]", task: str) -> None:
    """Nobody else collects the process when it has ended."""
    if code := process.wait():
        _logger.warning("run %s, begun here, ended with exit code %s", task, code)
