"""What is not well and how much is on its way, as the first page tells it.

Counting millions of waiting changes takes seconds: the longer a look took, the longer it holds.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlbridge.dashboard.lookout import Lookout
from sqlbridge.monitoring.figures import Figures, take_figures
from sqlbridge.monitoring.problems import Problem, find_problems, patient_of
from sqlbridge.settings import Settings

_HOLDS = 10
_FIRST_SECONDS, _SECONDS = 5.0, 0.08


@dataclass(frozen=True, slots=True)
class Pulse:
    """What was found at the moment of its figures; `ended` and `took` are seconds of a clock that never jumps."""

    problems: Sequence[Problem]
    figures: Figures
    ended: float
    took: float

    @property
    def is_old(self) -> bool:
        """Whether it is worth another look."""
        return time.monotonic() - self.ended > _HOLDS * self.took


class Pulses:
    """The newest pulse of an installation."""

    def __init__(self, settings: Settings, now: Callable[[], datetime]) -> None:
        self._settings = settings
        self._now = now
        self._lookout = Lookout(self._take)

    def newest(self) -> Pulse | None:
        """The last one, and a new one where that can be had at once; None where even the first takes very long.

        Raises what keeps the bridge's tables from being read.
        """
        last = self._last()
        if last is None or last.is_old:
            self._lookout.start()
            self._lookout.wait(_SECONDS if last else _FIRST_SECONDS)
        return self._lookout.last

    def _last(self) -> Pulse | None:
        try:
            return self._lookout.last
        except Exception:  # what failed before is tried again, and told where it fails again
            return None

    def _take(self) -> Pulse:
        began = time.monotonic()
        with patient_of(self._settings, self._now()) as patient:
            problems, figures = find_problems(patient), take_figures(patient)
        ended = time.monotonic()
        return Pulse(problems, figures, ended, ended - began)
