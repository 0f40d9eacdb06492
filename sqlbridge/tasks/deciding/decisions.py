"""What to do about each value: nothing, send it, join the feed that carries it, or wait. Pure.

This is where "never an older value after a newer one" and "the price goes first" are decided.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import Enum

from msgspec import Struct

from sqlbridge.ledger.listing_values import ListingValue, ValueKey
from sqlbridge.model.feeds import FeedKind
from sqlbridge.tasks.deciding.targets import Target


class Step(Enum):
    """What happens to a value in this run."""

    NOTHING = "nothing"  # Amazon has it, or it cannot be sent: `reason` says which
    SEND = "send"
    JOIN = "join"  # an open feed carries this very value
    WAIT = "wait"
    LATER = "later"  # in this run, after what is more urgent


class Decision(Struct, frozen=True, gc=False):
    """The step for one target. `feed_id` is the open feed that is joined or waited for.

    `behind` is the price that a raised quantity waits for, `until` when to look again at the latest; what
    `is_held` waits for an operator, or for another value.
    """

    target: Target
    value: ListingValue
    step: Step
    reason: str = ""
    feed_id: int | None = None
    behind: ValueKey | None = None
    until: datetime | None = None
    is_held: bool = False


@dataclass(frozen=True, slots=True)
class RaiseLimit:
    """How long a raised quantity waits for its price at most, seen from now."""

    now: datetime
    longest: timedelta

    def is_over(self, value: ListingValue) -> bool:
        """True once the raise has waited long enough, or was released."""
        since = value.raise_waits_since
        return since is not None and since + self.longest <= self.now

    def end(self, value: ListingValue) -> datetime:
        """When the raise has waited long enough; it cannot have begun to wait after now."""
        return min(value.raise_waits_since or self.now, self.now) + self.longest


def decide(targets: Sequence[Target], values: Mapping[ValueKey, ListingValue], limit: RaiseLimit) -> list[Decision]:
    """The step for every target of one account; prices are decided before the quantities behind them."""
    prices = [_alone(one, values[one.key]) for one in targets if one.key.kind is FeedKind.PRICE]
    rising = defaultdict(list)
    for decision in prices:
        # A price that filters leave out is never sent: nothing could wait for it.
        if not decision.target.is_filtered and _is_above(decision):
            rising[decision.target.key.seller_sku].append(decision)
    quantities = []
    for target in targets:
        if target.key.kind is FeedKind.STOCK:
            alone = _alone(target, values[target.key])
            quantities.append(_behind_price(alone, rising[target.key.seller_sku], limit))
    return prices + quantities


def _alone(target: Target, value: ListingValue) -> Decision:
    """The step as if there were no other value."""
    if target.desired is None:
        return Decision(target, value, Step.NOTHING, target.held or "")
    if value.open_feed is not None:
        if value.open_value == target.desired:
            return Decision(target, value, Step.JOIN, feed_id=value.open_feed)
        return Decision(target, value, Step.WAIT, f"an older value is in feed {value.open_feed}", value.open_feed)
    if value.acknowledged == target.desired:
        return Decision(target, value, Step.NOTHING, "equal to what Amazon has acknowledged")
    if value.refused_value == target.desired:
        return Decision(target, value, Step.NOTHING, f"Amazon refused this value in feed {value.refused_feed}")
    return Decision(target, value, Step.SEND)


def _is_above(price: Decision) -> bool:
    """True while the new price is not Amazon's yet and is, or may be, above what Amazon shows."""
    desired = price.target.desired
    if desired is None:
        return True
    if price.value.acknowledged == desired and price.step is Step.NOTHING:
        return False
    shown = shown_at_amazon(price)
    return shown is None or desired > shown


def _behind_price(quantity: Decision, rising: Sequence[Decision], limit: RaiseLimit) -> Decision:
    if quantity.step is not Step.SEND or not rising or limit.is_over(quantity.value) or not _is_raise(quantity):
        return quantity
    price = next((one for one in rising if one.step is not Step.NOTHING), rising[0])
    reason = "the raised quantity waits for the price to be accepted"
    if price.step is Step.NOTHING:
        reason = f"the raised quantity waits for its price: {price.reason}"
    return Decision(quantity.target, quantity.value, Step.WAIT, reason, price.feed_id, price.target.key)


def _is_raise(quantity: Decision) -> bool:
    desired = quantity.target.desired
    return desired is not None and desired > (shown_at_amazon(quantity) or 0)


def shown_at_amazon(decision: Decision) -> Decimal | None:
    """What Amazon shows, as far as anybody knows: the listings report counts until a first acknowledgment only."""
    value = decision.value
    return (
        decision.target.reported if value.acknowledged is None and not value.was_acknowledged else value.acknowledged
    )
