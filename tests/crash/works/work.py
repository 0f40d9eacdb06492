"""What the matrix asks of each task."""

from abc import ABC, abstractmethod
from datetime import datetime

from sqlbridge.demo.server import Flavour
from tests.crash.interruption import Task
from tests.crash.steps import Kind
from tests.tasks.conftest import MakeWorld
from tests.tasks.world import World


class Work(ABC):
    """A world in which there is always something to do for the task; `kinds` are those of the steps that it takes.

    `is_shared`: the steps are the same on both servers, so that each can take a half of them.
    `is_only_killed`: another work sees all else that can happen to the task.
    """

    task: Task
    kinds: frozenset[Kind]
    is_shared = True
    is_only_killed = False
    world: World

    @abstractmethod
    def __init__(self, make_world: MakeWorld, flavour: Flavour) -> None:
        """All is well, and nothing to do."""

    @abstractmethod
    def bring_about(self) -> None:
        """Something to do; some of it, where that can be, left half done by an earlier run that went well."""

    @abstractmethod
    def is_made_good(self) -> None:
        """Let cron go on, and see that all is well; AssertionError says what is not."""

    @abstractmethod
    def ends_well(self) -> None:
        """The same for what is seen in the end only."""

    def now(self) -> datetime:
        """The time of the run."""
        return self.world.bridge.now()
