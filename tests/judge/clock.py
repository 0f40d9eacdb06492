"""Between two moments nothing was written, yet the shop answers otherwise: all of that must be due by the clock."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise

from tests.judge.adapter import scope_of
from tests.judge.answers import Answer, read_answers
from tests.judge.changelog import reach
from tests.judge.ground import Ground


@dataclass(slots=True)
class Clock:
    """How many offers the clock changed, how many were due, and those of the first that are not in the second."""

    changed: int = 0
    due: int = 0
    missed: list[str] = field(default_factory=list)


def judge_clock(ground: Ground) -> Clock:
    """From each moment of the answers to the next."""
    found = Clock()
    files = [(at, read_answers(file, ground.judged.platform)) for file, at in ground.judged.answers()]
    for (after, earlier), (until, later) in pairwise(files):
        for shop in sorted({answer.shop for answer in earlier}):
            _judge(ground, shop, (after, until), set(_changed(shop, earlier, later)), found)
    return found


def _judge(ground: Ground, shop: str, times: tuple[datetime, datetime], changed: set[str], found: Clock) -> None:
    with ground.worker.read() as connection:
        keys = ground.adapter.due(connection, scope_of(shop), *times)
    reached = reach(ground, keys)
    found.changed += len(changed)
    found.due += len(reached.skus)
    found.missed += [f"{shop}: {sku!r} changes by {times[1]:%d %B}" for sku in sorted(reached.missing(changed))]


def _changed(shop: str, earlier: list[Answer], later: list[Answer]) -> Iterator[str]:
    before = {(answer.sku, answer.key): answer for answer in earlier if answer.shop == shop}
    for answer in later:
        if answer.sku and answer.shop == shop and before.get((answer.sku, answer.key)) != answer:
            yield answer.sku
