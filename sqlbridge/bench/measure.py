"""Taking figures: in turns with their baseline, so that what slows the machine slows both."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the report. `value` is the ratio, or what `unit` says; `low` and `high` its range over the rounds.

    `goal` is the greatest value that is good enough, or the smallest where `is_floor`; None where there is none.
    """

    number: str
    work: str
    baseline: str
    value: float
    low: float
    high: float
    unit: str = "x"
    goal: float | None = None
    is_floor: bool = False
    remark: str = ""

    @property
    def is_reached(self) -> bool:
        """Whether the goal is reached; always, where there is none."""
        if self.goal is None:
            return True
        return self.value >= self.goal if self.is_floor else self.value <= self.goal


Turn = Callable[[], object]


def seconds(turn: Turn) -> float:
    """How long it takes."""
    started = time.perf_counter()
    turn()
    return time.perf_counter() - started


def processor_seconds(turn: Turn) -> float:
    """How long it takes the processor: for what never waits, so that other work on the machine does not count."""
    started = time.process_time()
    turn()
    return time.process_time() - started


def in_turns(rounds: int, turns: Sequence[Callable[[], float]]) -> list[list[float]]:
    """What each of them measures, round by round; the first round warms up and is not counted."""
    taken: list[list[float]] = [[] for _ in turns]
    for number in range(rounds + 1):
        # Forwards and backwards: whoever comes second must not always meet the warmer caches.
        for index in range(len(turns)) if number % 2 else reversed(range(len(turns))):
            value = turns[index]()
            if number:
                taken[index].append(value)
    return taken


def ratio(
    number: str,
    work: str,
    baseline: str,
    ours: Sequence[float],
    theirs: Sequence[float],
    *,
    goal: float | None = None,
    is_floor: bool = False,
    remark: str = "",
) -> Figure:
    """Ours by theirs, round by round: the median, and the range."""
    ratios = [one / other for one, other in zip(ours, theirs, strict=True)]
    return Figure(
        number,
        work,
        baseline,
        median(ratios),
        min(ratios),
        max(ratios),
        goal=goal,
        is_floor=is_floor,
        remark=remark,
    )


def percentile(values: Sequence[float], percent: int) -> float:
    """The value that so many percent of the values do not exceed."""
    return quantiles(values, n=100, method="inclusive")[percent - 1] if len(values) > 1 else values[0]
