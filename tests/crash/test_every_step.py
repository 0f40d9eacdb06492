"""The crash matrix: every task, interrupted in every way at each of its steps, which are found by running it."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from sqlbridge.commands.run import run_app
from sqlbridge.demo.server import Flavour, PrivateServer
from sqlbridge.tasks.due import TASKS
from sqlbridge.wiring import open_bridge
from tests.crash.interruption import (
    Interruption,
    can_hit,
    cut_off,
    forget_commit,
    is_interrupted,
    kill,
    lose_answer,
    lose_request,
)
from tests.crash.steps import Step, around_each_step
from tests.crash.works import WORKS
from tests.crash.works.orders import ImportingIntoMagento1
from tests.crash.works.work import Work
from tests.tasks.conftest import MakeWorld

# Each server takes every so manieth of the steps that can be interrupted so, the other one begins between them: so
# every step sees a kill, and every request a cut network. All of them are taken by SQLBRIDGE_TEST_EVERYTHING=1, and
# all kills where the work on one server is not that on the other.
_EVERY: dict[Interruption, int] = {kill: 2, cut_off: 8, forget_commit: 8, lose_request: 2, lose_answer: 2}
_TAKES_ALL = os.environ.get("SQLBRIDGE_TEST_EVERYTHING") == "1"
_MATRIX: list[tuple[str, type[Work]]] = [*sorted(WORKS.items()), ("import-orders", ImportingIntoMagento1)]


@pytest.mark.parametrize(("task", "kind_of_work"), _MATRIX, ids=[f"{task}-{work.__name__}" for task, work in _MATRIX])
def test_a_run_interrupted_at_any_step_is_made_good_by_the_next_ones(
    make_world: MakeWorld, server: PrivateServer, task: str, kind_of_work: type[Work]
) -> None:
    flavour = server.program.flavour
    work = kind_of_work(make_world, flavour)
    steps = _steps(work)
    assert {step.kind for step in steps} == work.kinds
    for step, interruption in _share(work, steps, flavour):
        work.bring_about()
        try:
            assert is_interrupted(work.task, step.number, interruption, work.world.settings, work.now())
            work.is_made_good()
        except BaseException as exc:
            exc.add_note(
                f"{task} was interrupted at step {step.number}, a {step.kind.value}, by {interruption.__name__}"
            )
            raise
    work.ends_well()


def test_the_matrix_knows_every_task_that_can_be_run() -> None:
    commands = {one.name or one.callback.__name__ for one in run_app.registered_commands if one.callback}
    assert WORKS.keys() - {"worker"} == TASKS.keys() == commands - {"due"}


def _steps(work: Work) -> list[Step]:
    """The steps of a run that nothing interrupts."""
    steps: list[Step] = []
    work.bring_about()
    now = work.now()
    with around_each_step(steps.append):
        work.task(replace(open_bridge(work.world.settings), now=lambda: now))
    work.is_made_good()
    return steps


def _share(work: Work, steps: Sequence[Step], flavour: Flavour) -> Iterator[tuple[Step, Interruption]]:
    for interruption, usually in _EVERY.items():
        if work.is_only_killed and interruption is not kill:
            continue
        every = 1 if interruption is kill and not work.is_shared else usually
        possible = [step for step in steps if can_hit(interruption, step)]
        first = every // 2 % len(possible) if possible and flavour is Flavour.MYSQL else 0
        for step in possible if _TAKES_ALL else possible[first::every]:
            yield step, interruption
