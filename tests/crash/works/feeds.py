"""Prices and stock on their way to Amazon, and its verdict on them."""

from collections.abc import Callable

from sqlbridge.demo.server import Flavour
from sqlbridge.model.changes import Counts
from sqlbridge.tasks.acknowledge import acknowledge
from sqlbridge.tasks.running import Bridge
from sqlbridge.tasks.update import update
from tests.crash.steps import Kind
from tests.crash.trouble import TroubledShop
from tests.crash.works.work import Work
from tests.tasks.conftest import MakeWorld
from tests.tasks.lane import hurried_update


class Updating(Work):
    """The shop sells on before the next run, so that a value which the interrupted one has sent is an old one."""

    task: Callable[[Bridge], Counts] = staticmethod(update)
    kinds = frozenset({Kind.COMMIT, Kind.REQUEST})

    def __init__(self, make_world: MakeWorld, flavour: Flavour) -> None:
        self._shop = TroubledShop(make_world(marketplaces=("DE", "FR")))
        self.world = self._shop.world

    def bring_about(self) -> None:
        self._shop.sell()

    def is_made_good(self) -> None:
        self._shop.sell()
        self._shop.recovers()

    def ends_well(self) -> None:
        assert self.world.sandbox.mistakes() == []


class Hurrying(Updating):
    """As the worker does it: what is few goes one by one."""

    task = staticmethod(hurried_update)
    is_only_killed = True


class Acknowledging(Updating):
    """The feeds are at Amazon, and processed."""

    task = staticmethod(acknowledge)
    kinds = frozenset(Kind)

    def bring_about(self) -> None:
        self._shop.sell()
        self._shop.submit()
