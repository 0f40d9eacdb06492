"""Tasks that a person starts now, each in a process of its own, as cron does."""

import logging
import subprocess
import sys
from pathlib import Path
from threading import Thread

from sqlbridge.database.engine import Database
from sqlbridge.errors import InputError
from sqlbridge.ledger import audit
from sqlbridge.model.changes import utc_now
from sqlbridge.model.people import Actor
from sqlbridge.settings import Configuration
from sqlbridge.tasks.schedule import SCHEDULE

_logger = logging.getLogger(__name__)


def run_now(database: Database, configuration: Configuration, actor: Actor, task: str) -> str:
    """Start `sqlbridge run TASK` and leave it to itself. In words, what came of it.

    Its lease sees to it that no two are at work at once. Raises InputError where there is no such task, or it is off.
    """
    scheduled = {one.name: one for one in SCHEDULE}
    if task not in scheduled:
        raise InputError(f"there is no task {task!r}")
    if not scheduled[task].is_on(configuration.settings):
        raise InputError(f"the task {task} is not switched on for any channel")
    words = f"{task} has been started"
    with database.begin() as connection:
        audit.record(connection, database.tables, actor, "run-task", task, words, utc_now())
        _start(configuration.file, task)
    return words


def _start(file: Path, task: str) -> None:
    command = [sys.executable, "-m", "sqlbridge", "--config", str(file), "run", task]
    # A session of its own: it ends neither with the request nor with a Ctrl-C on the terminal.
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True)
    Thread(target=_wait, args=(process, task), daemon=True).start()


def _wait(process: "subprocess.Popen[bytes]", task: str) -> None:
    """Nobody else asks for its exit code."""
    if code := process.wait():
        _logger.warning("run %s, started from the dashboard, has ended with exit code %s", task, code)
