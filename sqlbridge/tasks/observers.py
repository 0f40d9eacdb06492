"""Who is told of runs. Whatever goes wrong with the telling, the run does not notice."""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

from sqlbridge.errors import AlreadyRunningError

log = logging.getLogger(__name__)


class RunObserver(Protocol):
    """Told when a run has its lease, and when it has ended and given it back. May take seconds, and not more."""

    def begun(self, task: str, /) -> None:
        """The task has begun."""

    def ended(self, task: str, error: BaseException | None, /) -> None:
        """The task has ended, or could not begin."""


@contextmanager
def observed(observers: Sequence[RunObserver], task: str) -> Iterator[None]:
    """Tell the observers how it ends; but nothing of a run that another one makes needless: that one tells."""
    try:
        yield
    except AlreadyRunningError:
        raise
    except BaseException as exc:
        error = exc
        tell(observers, lambda one: one.ended(task, error))
        raise
    tell(observers, lambda one: one.ended(task, None))


def tell(observers: Sequence[RunObserver], telling: Callable[[RunObserver], None]) -> None:
    """Tell each of them; an error of theirs is logged, and that is all."""
    for observer in observers:
        try:
            telling(observer)
        except Exception:
            log.exception("nobody could be told of the run, which goes on all the same")
