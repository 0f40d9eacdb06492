"""Looks that take a while: made in a thread, one at a time, so that no page waits longer than it wants to."""

import logging
from collections.abc import Callable
from threading import Event, Lock, Thread
from typing import Generic, TypeVar

T = TypeVar("T")

_logger = logging.getLogger(__name__)


class Lookout(Generic[T]):
    """What the last look has found. `look` is called in another thread than the pages'."""

    def __init__(self, look: Callable[[], T]) -> None:
        self._look = look
        self._lock = Lock()
        self._is_over = Event()
        self._is_over.set()
        self._is_wanted_again = False
        self._error: Exception | None = None
        self._last: T | None = None

    @property
    def is_running(self) -> bool:
        """Whether a look is being made."""
        return not self._is_over.is_set()

    @property
    def last(self) -> T | None:
        """What was found, None before the first look is over. Raises what the last look raised."""
        if self._error is not None:
            raise self._error
        return self._last

    def start(self) -> None:
        """Begin a look, unless one is being made."""
        self._begin(is_new=False)

    def renew(self) -> None:
        """Make a look that begins from now on: behind the one that is being made."""
        self._begin(is_new=True)

    def wait(self, seconds: float) -> None:
        """Until no look is being made, or for so long."""
        self._is_over.wait(seconds)

    def _begin(self, *, is_new: bool) -> None:
        with self._lock:
            if self.is_running:
                self._is_wanted_again |= is_new
                return
            self._is_over.clear()
        Thread(target=self._work, daemon=True).start()

    def _work(self) -> None:
        is_wanted = True
        while is_wanted:
            try:
                self._last, self._error = self._look(), None
            except Exception as exc:
                _logger.warning("a look for the dashboard has failed: %s", exc)
                self._error = exc
            with self._lock:
                is_wanted, self._is_wanted_again = self._is_wanted_again, False
                if not is_wanted:
                    self._is_over.set()
