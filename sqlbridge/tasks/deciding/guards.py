"""What is held back until somebody has looked at it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil

from msgspec.structs import replace

from sqlbridge.model.feeds import FeedKind
from sqlbridge.settings import AccountSettings
from sqlbridge.tasks.deciding.decisions import Decision, Step, shown_at_amazon

# Fewer listings than this going to 0 are a busy evening, not an emptied table.
_FEW = 10


@dataclass(frozen=True, slots=True)
class AccountStock:
    """How many seller SKUs Amazon shows with stock, and how many of these are on their way to 0 already.

    `stocked` need not be counted beyond what `enough` tells.
    """

    stocked: int
    going_to_zero: int


def hold(
    decisions: Sequence[Decision], settings: AccountSettings, stock: AccountStock, *, is_resting: bool
) -> list[Decision]:
    """The decisions of an account, with prices that jump and a mass of zeros turned into waits.

    What is on its way to 0 already counts with what would go there now; an account that rests means its zeros.
    A held value is looked at again when the shop changes it, and sent when an operator has released this very value.
    """
    guarded = [_guarded_price(one, settings) for one in decisions]
    total = zeros(guarded) + stock.going_to_zero
    if is_resting or stock.stocked >= enough(total, settings):
        return guarded
    reason = f"held: {total} of {stock.stocked} stocked listings would go to 0 at once; release them if that is right"
    return [_held(one, reason) if _goes_to_zero(one) else one for one in guarded]


def zeros(decisions: Sequence[Decision]) -> int:
    """How many quantities would go to 0."""
    return sum(map(_goes_to_zero, decisions))


def enough(going: int, settings: AccountSettings) -> int:
    """Among so many stocked listings, `going` that go to 0 are no mass; 0 where they are none among any number."""
    percent = settings.hold_zero_percent
    return ceil(going * 100 / percent) if percent and going >= _FEW else 0


def _guarded_price(decision: Decision, settings: AccountSettings) -> Decision:
    target, value = decision.target, decision.value
    if decision.step is not Step.SEND or target.key.kind is not FeedKind.PRICE:
        return decision
    shown = shown_at_amazon(decision)
    if not shown or target.desired is None or value.released_value == target.desired:
        return decision
    change = (target.desired - shown) * 100 / shown
    fall, rise = Decimal(settings.hold_fall_percent), Decimal(settings.hold_rise_percent)
    if (fall and -change > fall) or (rise and change > rise):
        return _held(
            decision, f"held: the price would go from {_plain(shown)} to {_plain(target.desired)} ({change:+.0f} %)"
        )
    return decision


def _goes_to_zero(decision: Decision) -> bool:
    if decision.step is not Step.SEND or decision.target.key.kind is not FeedKind.STOCK:
        return False
    value, desired = decision.value, decision.target.desired
    return desired == 0 and bool(value.acknowledged) and value.released_value != desired


def _held(decision: Decision, reason: str) -> Decision:
    return replace(decision, step=Step.WAIT, reason=reason, is_held=True)


def _plain(value: Decimal) -> str:
    """Without the zeros that the database fills up with."""
    return f"{value.normalize():f}"
