"""From what the shop says to what Amazon is to show: the channel's price rules, the account's stock rules. Pure."""

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from sqlbridge.model.offers import Offer, Step
from sqlbridge.model.selling import smallest_unit
from sqlbridge.settings import AccountSettings, ChannelSettings, PriceRule


def price(offer: Offer, settings: ChannelSettings, digits: int) -> tuple[Decimal | None, list[Step]]:
    """The price for the channel, and how each rule changed it; None where the shop names none."""
    amount = offer.net if settings.tax == "net" else offer.gross
    if amount is None:
        return None, []
    return apply_rules(amount, settings.price_rules, digits)


def apply_rules(amount: Decimal, rules: Sequence[PriceRule], digits: int) -> tuple[Decimal, list[Step]]:
    """Each rule in its order, on what the rules before have left; rounded to the currency's digits at the end."""
    steps = []
    for rule in rules:
        if rule.above < amount and (rule.up_to is None or amount <= rule.up_to):
            amount = _applied(amount, rule)
            steps.append(Step(f"{amount:f}", f"price rule: {_words(rule)}"))
    return amount.quantize(smallest_unit(digits), ROUND_HALF_UP), steps


def quantity(offer: Offer, settings: AccountSettings, unknown: int) -> tuple[int, list[Step]]:
    """The pieces for the account, and how each rule changed them; never negative.

    `unknown` pieces are sold at Amazon, and the shop does not know it yet.
    """
    if not offer.is_orderable:
        return 0, []
    if offer.is_unlimited and settings.stock_unlimited:
        return settings.stock_unlimited, [Step(str(settings.stock_unlimited), "stock_unlimited: sold without stock")]
    pieces, steps = max(0, offer.quantity - unknown), list[Step]()
    if unknown:
        steps.append(Step(str(pieces), f"{unknown} pieces of Amazon orders that the shop does not know yet"))
    for changed, words in _stock_rules(pieces, settings):
        pieces = changed
        steps.append(Step(str(pieces), words))
    return pieces, steps


def _stock_rules(pieces: int, settings: AccountSettings) -> Iterator[tuple[int, str]]:
    if settings.stock_buffer:
        pieces = max(0, pieces - settings.stock_buffer)
        yield pieces, f"stock_buffer {settings.stock_buffer}"
    if 0 < pieces < settings.stock_zero_below:
        yield 0, f"stock_zero_below {settings.stock_zero_below}"
    elif settings.stock_maximum and pieces > settings.stock_maximum:
        yield settings.stock_maximum, f"stock_maximum {settings.stock_maximum}"


def _applied(amount: Decimal, rule: PriceRule) -> Decimal:
    amount = amount * (1 + rule.percent / 100) + rule.amount
    if rule.ending is not None:
        amount = _ending_in(amount, rule.ending)
    if rule.minimum is not None:
        amount = max(amount, rule.minimum)
    return amount if rule.maximum is None else min(amount, rule.maximum)


def _ending_in(amount: Decimal, ending: Decimal) -> Decimal:
    """The nearest price with this ending, the higher of two; never below the ending itself."""
    whole = (amount - ending).quantize(Decimal(1), ROUND_HALF_UP)
    return max(whole, Decimal(0)) + ending


def _words(rule: PriceRule) -> str:
    parts = ((f"{rule.percent:+}%", rule.percent), (f"{rule.amount:+}", rule.amount))
    words = [text for text, value in parts if value]
    named = (("ending", rule.ending), ("minimum", rule.minimum), ("maximum", rule.maximum))
    return ", ".join(words + [f"{name} {value}" for name, value in named if value is not None])
