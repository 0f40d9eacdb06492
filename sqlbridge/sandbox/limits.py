"""Amazon's usage plans: a token bucket for each seller and operation."""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import datetime

from sqlbridge.sandbox.clock import Clock


@dataclass(frozen=True, slots=True)
class UsagePlan:
    """`rate` in requests a second, `burst` in requests."""

    rate: float
    burst: int


# Apart from createFeed's own plan; per seller and region since 2025-05-06.
JSON_LISTINGS_FEED_PLAN = UsagePlan(rate=5 / 300, burst=5)


class Limits:
    """Counts what was used; a bucket that was never touched is full."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._buckets: dict[Hashable, tuple[float, datetime]] = {}

    def take(self, owner: Hashable, plan: UsagePlan) -> bool:
        """Take one request out of the owner's bucket; False if none is left."""
        now = self._clock.now()
        left, since = self._buckets.get(owner, (float(plan.burst), now))
        left = min(plan.burst, left + (now - since).total_seconds() * plan.rate)
        allowed = left >= 1
        self._buckets[owner] = (left - 1 if allowed else left, now)
        return allowed
