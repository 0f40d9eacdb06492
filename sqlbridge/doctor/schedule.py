"""Checks of the tasks' runs: one for each task of the schedule, and how they ended."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import select

from sqlbridge.doctor.model import Check
from sqlbridge.doctor.patient import Patient, UnseenError
from sqlbridge.ledger import runs
from sqlbridge.tasks.schedule import SCHEDULE, ScheduledTask

_INTERVALS = 3
_DEAD_AFTER = timedelta(days=1)


def _in_time(task: ScheduledTask, patient: Patient) -> Iterator[str]:
    if not task.is_on(patient.settings):
        raise UnseenError(f"no channel has switched on {task.name}")
    started = runs.last_starts(patient.ledger, patient.tables).get(task.name)
    since: datetime = started or patient.record.installed_at
    if patient.now() - since > task.every * _INTERVALS:
        yield f"{task.name} has not run since {since} UTC" if started else f"{task.name} has never run"


def _outcome(patient: Patient) -> Iterator[str]:
    for run in runs.latest(patient.ledger, patient.tables):
        if run["outcome"] == "failed":
            yield f"{run['task']} of {run['started_at']} UTC: {run['error']}"


def _unfinished(patient: Patient) -> Iterator[str]:
    table, now = patient.tables.runs, patient.now()
    before = now - timedelta(minutes=patient.settings.worker.lease_minutes)
    silent = table.c.finished_at.is_(None) & table.c.started_at.between(now - _DEAD_AFTER, before)
    for run in patient.ledger.execute(select(table).where(silent).order_by(table.c.id.desc()).limit(5)):
        yield f"{run.task} of {run.started_at} UTC on {run.host} (pid {run.pid}) never ended"


def _of_task(task: ScheduledTask) -> Check:
    return Check(
        f"schedule-{task.name}",
        f"{task.name} has run within three of its intervals ({task.every * _INTERVALS})",
        f"it brings {task.what}" if task.name != "housekeeping" else "old rows and buyers' data stay",
        f"install the line of `sqlbridge cron`, look into cron's mail, try `sqlbridge run {task.name}` by hand",
        partial(_in_time, task),
    )


CHECKS = (
    *(_of_task(task) for task in SCHEDULE),
    Check(
        "schedule-outcome",
        "the last run of every task ended well",
        "what it left undone is done by the next one, if that fares better",
        "the message says what to do; `sqlbridge run <task>` shows all of it",
        _outcome,
    ),
    Check(
        "schedule-unfinished",
        "no run of the last day died on its way",
        "nothing is lost by that, but what killed it may kill every run",
        "look for the kill in the host's log: memory, a limit of time, a restart",
        _unfinished,
    ),
)
