"""The server is stopped, or dies, while tills sell and a run is at work: nothing is lost, the next run goes on."""

import os
import signal
from functools import partial

import pytest

from sqlbridge.errors import DatabaseUnavailableError
from sqlbridge.model.changes import utc_now
from sqlbridge.settings import Settings
from sqlbridge.tasks.acknowledge import acknowledge
from sqlbridge.tasks.update import update
from sqlbridge.wiring import open_bridge
from tests.crash.interruption import is_interrupted
from tests.crash.steps import Step
from tests.outages.tills import Till, open_till
from tests.tasks.conftest import MakeWorld
from tests.tasks.world import World

SKUS = ("DEMO-0001", "DEMO-0002")
# While a run has claimed changes, and while it hands a feed over.
_STEPS = {signal.SIGTERM: 9, signal.SIGKILL: 13}


def end_server(pid: int, how: signal.Signals, _settings: Settings, _step: Step) -> None:
    """What an administrator, or the kernel, does to the server."""
    os.kill(pid, how)


def interrupt(world: World, till: Till, how: signal.Signals) -> None:
    """The server ends in the middle of a run; the run after that meets none; then it is there again."""
    server = world.shop.server
    assert server.pid
    till.sells()
    assert is_interrupted(update, _STEPS[how], partial(end_server, server.pid, how), world.settings, utc_now())
    server.kill()
    with pytest.raises(DatabaseUnavailableError, match="no connection to"):
        world.update()
    server.start()
    till.sells()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_what_tills_sell_while_the_server_comes_and_goes_reaches_amazon(make_world: MakeWorld) -> None:
    world = make_world()
    world.list_skus(*SKUS)
    world.run_until_quiet()
    asleep = open_bridge(world.settings)  # its connection is not used again before the end
    with open_till(world.shop, [world.product_id(sku) for sku in SKUS]) as till:
        for how in _STEPS:
            interrupt(world, till, how)
    assert till.refused
    assert {quantity for _, quantity in world.in_shop(*SKUS).values()} >= {till.confirmed}
    acknowledge(asleep)
    world.run_until_quiet()
    assert world.at_amazon(*SKUS) == world.in_shop(*SKUS)
