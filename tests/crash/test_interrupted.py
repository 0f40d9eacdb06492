"""A worker that is interrupted at any of its steps loses nothing and brings nothing old to Amazon."""

from itertools import count

import pytest

from sqlbridge.demo.server import Flavour
from sqlbridge.tasks.acknowledge import acknowledge
from sqlbridge.tasks.update import update
from tests.crash.interruption import Interruption, Task, cut_off, is_interrupted, kill
from tests.crash.trouble import TroubledShop

# A step costs half a second, so only one of the four goes through all of them.
_EVERY = {
    (Flavour.MARIADB, kill): 1,
    (Flavour.MYSQL, kill): 7,
    (Flavour.MARIADB, cut_off): 5,
    (Flavour.MYSQL, cut_off): 7,
}


@pytest.mark.parametrize("interruption", [kill, cut_off])
@pytest.mark.parametrize("task", [update, acknowledge])
def test_a_run_interrupted_at_any_step_is_made_good_by_the_next(
    troubled: TroubledShop, task: Task, interruption: Interruption
) -> None:
    """The shop sells on before the next run, so that a value which the interrupted one has sent is an old one."""
    world = troubled.world
    for step in count(1, _EVERY[world.shop.server.program.flavour, interruption]):
        troubled.sell()
        if task is acknowledge:
            troubled.submit()
        is_over = not is_interrupted(task, step, interruption, world.settings, troubled.now())
        troubled.sell()
        troubled.recovers()
        if is_over:
            break
