"""What of a stuck feed must reach Amazon without it, and in which order. Pure."""

from dataclasses import dataclass
from decimal import Decimal

from msgspec.structs import replace

from sqlbridge.ledger.listing_values import ListingValue
from sqlbridge.ledger.value_patches import ValuePatch
from sqlbridge.model.feeds import FeedKind
from sqlbridge.tasks.deciding.decisions import Decision, Step


@dataclass(frozen=True, slots=True)
class CarriedValue:
    """A value in a stuck feed: the decision as if it were in none, and what the feed carries.

    `is_sent`: Amazon was asked to take a value without the feed already.
    """

    decision: Decision
    feed_id: int
    in_feed: Decimal | None
    is_sent: bool

    @property
    def was_let_through(self) -> bool:
        """The guards have seen this very value when the feed was made."""
        return self.decision.target.desired == self.in_feed

    @property
    def is_news(self) -> bool:
        """Amazon has another value; or the same, as far as is known, and may get another by the feed at any time."""
        if self.decision.step is not Step.NOTHING:
            return self.decision.step is Step.SEND
        desired = self.decision.target.desired
        is_equal = desired is not None and desired == self.decision.value.acknowledged
        return is_equal and not self.is_sent and not self.was_let_through

    @property
    def rank(self) -> int:
        """0 goes first: a quantity that falls, else Amazon sells what is gone; then the other quantities; prices."""
        if self.decision.target.key.kind is FeedKind.PRICE:
            return 2
        return 0 if self._may_fall() else 1

    def _may_fall(self) -> bool:
        desired, shown = self.decision.target.desired, self.decision.value.acknowledged
        return desired is None or shown is None or desired < max(shown, self.in_feed or shown)


def carried_value(decision: Decision, value: ListingValue, *, is_sent: bool) -> CarriedValue:
    """The value as its row has it, with the decision about it."""
    return CarriedValue(decision, value.open_feed or 0, value.open_value, is_sent)


def without_feed(value: ListingValue, patch: ValuePatch | None) -> ListingValue:
    """The value as if no feed carried it: what went by itself counts as Amazon's."""
    bare = replace(value, open_feed=None, open_value=None)
    if patch is None:
        return bare
    return replace(bare, acknowledged=patch.value, was_acknowledged=True, refused_value=patch.refused_value)
