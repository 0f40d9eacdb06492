"""A single line of cron runs what is switched on when its time has come, and one failure holds up no other task."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from sqlbridge.errors import AuthorizationError
from sqlbridge.tasks.due import TASKS, run_due
from sqlbridge.tasks.schedule import SCHEDULE
from tests.tasks.conftest import MakeWorld

NOW = datetime(2026, 11, 26, 12, 0)
UPDATE = next(task for task in SCHEDULE if task.name == "update")


def test_every_scheduled_task_can_be_run() -> None:
    assert {task.name for task in SCHEDULE} == set(TASKS)


@pytest.mark.parametrize(
    ("last", "is_due"),
    [
        (None, True),
        (NOW - timedelta(minutes=18), False),
        (NOW - timedelta(minutes=19, seconds=30), True),  # cron does not start to the second
        (NOW - timedelta(days=3), True),
        (NOW + timedelta(hours=1), True),  # a clock that was wrong then
    ],
)
def test_a_task_is_due_when_its_time_has_come(last: datetime | None, is_due: bool) -> None:
    assert UPDATE.is_due(last, NOW) is is_due


def test_what_is_due_runs_once_and_what_is_switched_off_never(make_world: MakeWorld) -> None:
    world = make_world()
    world.list_skus("DEMO-0001")
    assert list(run_due(world.bridge)) == ["acknowledge", "update", "reconcile", "housekeeping"]
    assert run_due(world.bridge) == {}
    in_six_minutes = world.bridge.now() + timedelta(minutes=6)
    assert list(run_due(replace(world.bridge, now=lambda: in_six_minutes))) == ["acknowledge"]


def test_a_task_that_fails_holds_up_no_other(make_world: MakeWorld) -> None:
    world = make_world()
    world.list_skus("DEMO-0001")
    world.update()
    world.sandbox.revoke("A1SELLER")
    later = world.bridge.now() + timedelta(days=1)
    with pytest.raises(AuthorizationError):
        run_due(replace(world.bridge, now=lambda: later))
    assert run_due(replace(world.bridge, now=lambda: later)) == {}
