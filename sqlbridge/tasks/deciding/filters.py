"""Whether a channel's filters let a product through, and why. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlbridge.model.offers import Offer
from sqlbridge.model.traits import AskedTraits, Trait, Traits
from sqlbridge.settings import AccountSettings, ChannelSettings, Filter


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one filter says of a product: the filter in words, what it saw, whether it lets the product through.

    `about` is what it looks at: category, manufacturer, attribute, price or stock.
    """

    about: str
    words: str
    seen: str
    passes: bool

    def __str__(self) -> str:
        return f"{self.words} (it is: {self.seen})"


@dataclass(frozen=True, slots=True)
class Subject:
    """What filters look at. `price` is the shop's before our rules, None where it names none; so are the `pieces`."""

    traits: Traits
    price: Decimal | None
    pieces: int


def asked(filters: Sequence[Filter]) -> AskedTraits:
    """What must be read of the products for these filters."""
    values: dict[str, set[str]] = {}
    for one in filters:
        if one.attribute:
            values.setdefault(one.attribute, set()).update(one.is_)
    return AskedTraits(
        categories={name for one in filters for name in one.category},
        manufacturers={name for one in filters for name in one.manufacturer},
        attributes=values,
    )


def subject(offer: Offer, pieces: int, traits: Traits, channel: ChannelSettings) -> Subject:
    """A product as the channel's filters see it: `offer` is the channel's, `pieces` are the account's."""
    return Subject(traits, offer.net if channel.tax == "net" else offer.gross, pieces)


def pieces_of(offer: Offer | None, settings: AccountSettings) -> int:
    """The account's pieces before its stock rules; what is sold without stock counts as `stock_unlimited` says."""
    if offer is None or not offer.is_orderable:
        return 0
    if offer.is_unlimited and settings.stock_unlimited:
        return settings.stock_unlimited
    return max(0, offer.quantity)


def verdicts(filters: Sequence[Filter], one: Subject) -> list[Verdict]:
    """What each filter says, in the order of the configuration."""
    return [_verdict(each, one) for each in filters]


def _verdict(one: Filter, about: Subject) -> Verdict:
    words, holds, seen = _held(one, about)
    return Verdict(one.conditions[0], f"except {words}" if one.except_ else words, seen, holds != one.except_)


def _held(one: Filter, about: Subject) -> tuple[str, bool, str]:
    """The condition in words, whether it holds, and what was seen."""
    if one.category:
        return _named("category", one.category, about.traits.categories)
    if one.manufacturer:
        return _named("manufacturer", one.manufacturer, about.traits.manufacturers)
    if one.attribute:
        return _named(f"attribute {one.attribute}", one.is_, about.traits.values(one.attribute))
    if one.conditions == ["price"]:
        price = about.price
        holds = price is not None and _is_between(price, one.price_above, one.price_up_to)
        return (
            _range("price", "above", one.price_above, one.price_up_to),
            holds,
            "none" if price is None else f"{price:f}",
        )
    least = None if one.stock_at_least is None else one.stock_at_least - 1
    holds = _is_between(about.pieces, least, one.stock_up_to)
    return _range("stock", "at least", one.stock_at_least, one.stock_up_to), holds, str(about.pieces)


def _named(what: str, wanted: Sequence[str], found: Sequence[Trait]) -> tuple[str, bool, str]:
    holds = any(trait.is_called(name) for trait in found for name in wanted)
    # A product without a value is asked for by an empty one.
    holds = holds or (not found and "" in wanted)
    return f"{what} {' or '.join(map(repr, wanted))}", holds, ", ".join(map(str, found)) or "none"


def _is_between(value: Decimal | int, above: Decimal | int | None, up_to: Decimal | int | None) -> bool:
    return (above is None or value > above) and (up_to is None or value <= up_to)


def _range(what: str, lower: str, least: object, most: object) -> str:
    bounds = ((lower, least), ("up to", most))
    return " ".join([what, *(f"{words} {bound}" for words, bound in bounds if bound is not None)])
