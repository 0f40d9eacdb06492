"""The fast lane: which values go one by one now, and in which order, as long as few are waiting. Pure.

A feed takes Amazon minutes to hours; a request for one listing is answered at once, five a second. So a small number
goes by requests, the most urgent first, some at a time: what sells out meanwhile does not stand behind the others.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import zip_longest
from typing import Any, TypeVar

from msgspec.structs import replace

from sqlbridge.errors import AmazonError, ThrottledError
from sqlbridge.model.feeds import FeedKind
from sqlbridge.model.selling import Channel
from sqlbridge.tasks.deciding.decisions import Decision, Step, shown_at_amazon

_Slice = list[Decision]
Item = TypeVar("Item")
_NONE: Any = object()

# Twenty seconds at Amazon's five a second; then the log is looked at again.
AT_A_TIME = 100
# What one answer that gets lost makes go again.
SLICE = 25
_AT_ONCE = timedelta(hours=1)
LATER = "more urgent values go first"


def _never() -> bool:
    return False


@dataclass(slots=True)
class FastLane:
    """Open for an account as long as no more than `most` of its values are to be sent, and Amazon answers.

    `is_called_off` says whether what has not been sent yet is to be left to a later run.
    """

    most: int
    is_called_off: Callable[[], bool] = _never
    _closed: dict[str, datetime] = field(default_factory=dict)
    _paused: dict[str, datetime] = field(default_factory=dict)

    def remembers(self, now: datetime) -> datetime | None:
        """Since when what went to 0 counts as going there at once: one by one, an emptied table is no mass."""
        return now - _AT_ONCE if self.most else None

    def begin_batch(self) -> None:
        """Who had to pause may ask again."""
        self._paused.clear()

    def stop(self, account: str, error: AmazonError, until: datetime) -> None:
        """Amazon does not answer this account: the rest of the run goes by feed. A 429 ends the batch only.

        What was to go by it goes again after `until`.
        """
        (self._paused if isinstance(error, ThrottledError) else self._closed)[account] = until

    def again_at(self, account: str) -> datetime:
        """When what could not go by it, since it was stopped for the account, goes again."""
        return self._closed[account] if account in self._closed else self._paused[account]

    def is_open(self, account: str) -> bool:
        """Whether anything of the account may go by it in this run."""
        return self.most > 0 and account not in self._closed

    def may_ask(self, account: str) -> bool:
        """Whether anything may go by it in this batch."""
        return self.is_open(account) and account not in self._paused

    def takes(self, account: str, decisions: Iterable[Decision]) -> bool:
        """Whether these decisions of the account are few enough."""
        number = sum(one.step is Step.SEND for one in decisions)
        return self.is_open(account) and 0 < number <= self.most


def rank(decision: Decision) -> int:
    """0: sold out; 1: a quantity that falls, or may fall; 2: prices and the rest."""
    if decision.target.key.kind is FeedKind.PRICE:
        return 2
    desired, shown = decision.target.desired, shown_at_amazon(decision)
    if desired == 0:
        return 0
    return 1 if desired is None or shown is None or desired < shown else 2


def choose(decisions: Sequence[Decision]) -> tuple[list[_Slice], list[Decision]]:
    """What goes now, in slices of one kind and channel each, and all other decisions: those left over are LATER."""
    sends = sorted((one for one in decisions if one.step is Step.SEND), key=rank)
    now, later = sends[:AT_A_TIME], sends[AT_A_TIME:]
    others = [one for one in decisions if one.step is not Step.SEND]
    return list(_slices(now)), others + [replace(one, step=Step.LATER, reason=LATER) for one in later]


def in_turns(items: Iterable[Item], owner: Callable[[Item], Hashable]) -> list[Item]:
    """The items one of each owner after the other; those of one owner stay in their order."""
    queues: dict[Hashable, list[Item]] = {}
    for item in items:
        queues.setdefault(owner(item), []).append(item)
    return [one for some in zip_longest(*queues.values(), fillvalue=_NONE) for one in some if one is not _NONE]


def _slices(decisions: Sequence[Decision]) -> Iterator[_Slice]:
    """Rank by rank; within a rank, the channels take turns."""
    for number in range(3):
        by_feed: defaultdict[tuple[FeedKind, Channel], list[Decision]] = defaultdict(list)
        for one in decisions:
            if rank(one) == number:
                by_feed[one.target.key.kind, one.target.channel].append(one)
        slices = (some[at : at + SLICE] for some in by_feed.values() for at in range(0, len(some), SLICE))
        yield from in_turns(slices, lambda some: some[0].target.channel.name)
