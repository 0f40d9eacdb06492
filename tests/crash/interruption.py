"""Runs that are interrupted in the middle, each in a process of its own, as cron starts them."""

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from sqlbridge.database.engine import open_database
from sqlbridge.errors import DatabaseUnavailableError
from sqlbridge.model import Counts
from sqlbridge.settings import Settings
from sqlbridge.tasks.running import Bridge
from sqlbridge.wiring import open_bridge
from tests.crash.steps import before_each_step

Task = Callable[[Bridge], Counts]
Interruption = Callable[[Settings], None]

_HAD_FEWER_STEPS = 100
_EXIT_CODES = (0, _HAD_FEWER_STEPS, -signal.SIGKILL, DatabaseUnavailableError.exit_code)

# Processes that are forked from one which has imported everything start at once.
_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload(["__main__", __name__])


def kill(_settings: Settings) -> None:
    """End this process as the kernel does when memory runs out: nothing is tidied up."""
    os.kill(os.getpid(), signal.SIGKILL)


def cut_off(settings: Settings) -> None:
    """End every connection to the shop's database, as an administrator or a failover does."""
    query = "SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID()"
    with open_database(settings).read() as connection:
        for (id_,) in connection.exec_driver_sql(query).all():
            connection.exec_driver_sql(f"KILL CONNECTION {id_}")


def is_interrupted(task: Task, step: int, interruption: Interruption, settings: Settings, now: datetime) -> bool:
    """Run the task with an interruption just before that step; False if it has fewer steps."""
    process = _PROCESSES.Process(target=_run, args=(task, step, interruption, settings, now))
    process.start()
    process.join()
    assert process.exitcode in _EXIT_CODES, f"the run that was interrupted at step {step} ended as stderr says"
    return process.exitcode != _HAD_FEWER_STEPS


def _run(task: Task, last_step: int, interruption: Interruption, settings: Settings, now: datetime) -> None:
    bridge = replace(open_bridge(settings), now=lambda: now)
    exit_code = _HAD_FEWER_STEPS

    def interrupt(step: int) -> None:
        nonlocal exit_code
        if step == last_step:
            exit_code = 0
            interruption(settings)

    with before_each_step(interrupt):
        try:
            task(bridge)
        except DatabaseUnavailableError as exc:
            exit_code = exc.exit_code
    sys.exit(exit_code)
