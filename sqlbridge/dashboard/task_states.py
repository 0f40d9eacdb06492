"""How the scheduled tasks are: when each ran last and comes next, and what a run's record says of its end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlbridge.settings import Settings
from sqlbridge.tasks.schedule import SCHEDULE, ScheduledTask


class RunState(StrEnum):
    """BROKEN_OFF: nobody has recorded its end, and nobody is at work on it."""

    OK = "ok"
    FAILED = "failed"
    RUNNING = "running"
    BROKEN_OFF = "broken off"


@dataclass(frozen=True, slots=True)
class TaskState:
    """A task of the schedule; moments are UTC, None where there is none. `next_at` in the past: it is due."""

    task: ScheduledTask
    is_on: bool
    last: Mapping[str, Any] | None
    run_state: RunState | None
    last_success: datetime | None
    next_at: datetime | None


def run_state(outcome: str | None, host: str, pid: int, working: set[tuple[str, int]]) -> RunState:
    """`working`: host and process id of everybody who holds a lease."""
    if outcome is None:
        return RunState.RUNNING if (host, pid) in working else RunState.BROKEN_OFF
    return RunState(outcome)


def task_states(
    settings: Settings,
    last_runs: Sequence[Mapping[str, Any]],
    successes: Mapping[str, datetime],
    working: set[tuple[str, int]],
) -> list[TaskState]:
    """Every task of the schedule, those first that are switched on."""
    last = {one["task"]: one for one in last_runs}
    found = [_state(settings, task, last.get(task.name), successes.get(task.name), working) for task in SCHEDULE]
    return sorted(found, key=lambda one: not one.is_on)


def _state(
    settings: Settings,
    task: ScheduledTask,
    last: Mapping[str, Any] | None,
    success: datetime | None,
    working: set[tuple[str, int]],
) -> TaskState:
    is_on = task.is_on(settings)
    state = run_state(last["outcome"], last["host"], last["pid"], working) if last else None
    next_at = last["started_at"] + task.every if is_on and last else None
    return TaskState(task, is_on, last, state, success, next_at)
