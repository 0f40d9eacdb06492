"""Runs that are interrupted in the middle, each in a process of its own, as cron starts them."""

import os
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import httpx
from sqlalchemy.dialects.mysql.pymysql import MySQLDialect_pymysql

from sqlbridge.database.engine import open_database
from sqlbridge.errors import AmazonError, DatabaseUnavailableError, SqlBridgeError
from sqlbridge.model.changes import Counts
from sqlbridge.sandbox import Sandbox
from sqlbridge.settings import Settings
from sqlbridge.tasks.running import Bridge
from sqlbridge.wiring import open_bridge
from tests.crash.steps import Kind, Step, around_each_step
from tests.forked import PROCESSES

Task = Callable[[Bridge], Counts]
Interruption = Callable[[Settings, Step], Exception | None]

_DRIVER = MySQLDialect_pymysql.import_dbapi()
_WAS_INTERRUPTED, _HAD_FEWER_STEPS, _REFUSED = 0, 100, 101


def kill(_settings: Settings, _step: Step) -> None:
    """End this process as the kernel does when memory runs out: nothing is tidied up."""
    os.kill(os.getpid(), signal.SIGKILL)


def cut_off(settings: Settings, _step: Step) -> None:
    """End every connection to the shop's database, as an administrator or a failover does."""
    query = "SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID()"
    with open_database(settings).read() as connection:
        for (id_,) in connection.exec_driver_sql(query).all():
            connection.exec_driver_sql(f"KILL CONNECTION {id_}")


def forget_commit(_settings: Settings, _step: Step) -> Exception:
    """Let the commit be done, and its answer be lost with the connection."""
    failure: Exception = _DRIVER.OperationalError(2013, "Lost connection to MySQL server during query")
    return failure


def lose_request(_settings: Settings, _step: Step) -> None:
    """Cut the network before the request has left."""
    raise httpx.ConnectError("Network is unreachable")


def lose_answer(settings: Settings, step: Step) -> Exception | None:
    """Cut the network when Amazon has the request; a download breaks off in its middle."""
    if step.kind is Kind.DOWNLOAD:
        with Sandbox(settings.accounts["main"].endpoint) as amazon:
            amazon.fault("truncated-download", operation="download")
        return None
    return httpx.ReadError("Connection reset by peer")


_PLACES: dict[Interruption, frozenset[Kind]] = {
    kill: frozenset(Kind),
    cut_off: frozenset(Kind),
    forget_commit: frozenset({Kind.COMMIT}),
    lose_request: frozenset({Kind.REQUEST, Kind.DOWNLOAD}),
    lose_answer: frozenset({Kind.REQUEST, Kind.DOWNLOAD}),
}


def can_hit(interruption: Interruption, step: Step) -> bool:
    """Whether a step of this kind can be interrupted so; what is not listed can come at any."""
    return step.kind in _PLACES.get(interruption, frozenset(Kind))


def is_interrupted(
    task: Task,
    number: int,
    interruption: Interruption,
    settings: Settings,
    now: datetime,
    *,
    may_refuse: bool = False,
) -> bool:
    """Run the task with an interruption at that step, or the first after it that can be; False if there is none.

    A run that ends with an error of ours before that is a failure, unless it may refuse.
    """
    process = PROCESSES.Process(target=_run, args=(task, number, interruption, settings, now, may_refuse))
    process.start()
    process.join()
    possible = {_WAS_INTERRUPTED, _HAD_FEWER_STEPS, -signal.SIGKILL} | ({_REFUSED} if may_refuse else set())
    assert process.exitcode in possible, f"the run that was interrupted at step {number} ended as stderr says"
    return process.exitcode not in (_HAD_FEWER_STEPS, _REFUSED)


def _run(
    task: Task, number: int, interruption: Interruption, settings: Settings, now: datetime, may_refuse: bool
) -> None:
    bridge = replace(open_bridge(settings), now=lambda: now)
    exit_code = _HAD_FEWER_STEPS

    def interrupt(step: Step) -> Exception | None:
        nonlocal exit_code
        if exit_code == _WAS_INTERRUPTED or step.number < number or not can_hit(interruption, step):
            return None
        exit_code = _WAS_INTERRUPTED
        return interruption(settings, step)

    with around_each_step(interrupt):
        try:
            task(bridge)
        except SqlBridgeError as exc:
            if exit_code != _WAS_INTERRUPTED:
                sys.stderr.write(f"{exc}\n")
                exit_code = _REFUSED
            elif not may_refuse and not isinstance(exc, DatabaseUnavailableError | AmazonError):
                raise
    sys.exit(exit_code)
