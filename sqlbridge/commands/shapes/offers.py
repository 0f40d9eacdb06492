"""Listings, offers and matches: what Amazon shows, and what it should."""

from typing import Annotated, TypedDict

from msgspec import Meta

from sqlbridge.commands.shapes import Amount, Moment
from sqlbridge.commands.shapes.work import Change
from sqlbridge.ledger.listings import Listing
from sqlbridge.model.feeds import FeedKind
from sqlbridge.model.matches import MatchState
from sqlbridge.model.offers import Offer, Scope
from sqlbridge.tasks.deciding.explanation import FilterRow

Destination = Annotated[str, Meta(description="The channel of a price, the account of a quantity.")]


class PlannedChange(TypedDict):
    """How many listings would be changed in one way."""

    value: FeedKind
    destination: Destination
    change: Annotated[str, Meta(description="In words: to 0, up by up to 10 %, held back, nothing, ...")]
    listings: int


class OfferRow(TypedDict):
    """A value of a listing, and what a run would do about it."""

    value: FeedKind
    destination: Destination
    seller_sku: str
    shop_sku: str
    rules: Annotated[str, Meta(description="The rules that were applied, with what came out.")]
    shop: Annotated[Amount | None, Meta(description="What Amazon should have; null: nothing is to be sent.")]
    amazon: Annotated[Amount | None, Meta(description="What Amazon has acknowledged; null: nothing, or unknown.")]
    step: Annotated[str, Meta(description="nothing, send, join (an open feed carries it) or wait.")]
    reason: str


class NextStep(OfferRow):
    """What a run would do about a value of one SKU, as far as its changes are due."""

    until: Annotated[Moment | None, Meta(description="Until when it waits; null: not for a time.")]
    issue_code: Annotated[str | None, Meta(description="Amazon's code, where Amazon has refused the value.")]
    issue: Annotated[str | None, Meta(description="Amazon's words.")]
    command: Annotated[str | None, Meta(description="What lets it go with the next run; null: nothing does.")]


class HeldValue(TypedDict):
    """A value that waits for a person."""

    kind: FeedKind
    destination: Destination
    seller_sku: str
    acknowledged: Amount | None
    held_value: Amount
    held_reason: str | None


class Drift(TypedDict):
    """A value that Amazon reports otherwise than it acknowledged it."""

    kind: FeedKind
    destination: Destination
    seller_sku: str
    acknowledged: Amount
    reported: Amount
    resendings: int
    first_seen_at: Moment
    last_seen_at: Moment


class CatalogueMatch(TypedDict):
    """A product that is not listed on a channel, and what Amazon's catalogue says to its code."""

    channel: str
    shop_sku: str
    code: Annotated[str, Meta(description="EAN, UPC or ISBN, with 14 digits where it is a valid one.")]
    state: MatchState
    asin: str | None
    candidates: Annotated[list[str], Meta(description="Where there are several: each ASIN with its title.")]
    reason: str | None
    looked_up_at: Moment | None
    submitted_at: Moment | None


class ChannelRow(TypedDict):
    """A configured channel."""

    account: str
    channel: str
    marketplace: str
    shop: Annotated[str, Meta(description="The shop or website whose offers are shown.")]
    country: Annotated[str, Meta(description="The country of the tax.")]
    enabled: bool
    resting: bool
    checked_at: Moment | None
    check_result: str | None


ListingCounts = TypedDict(
    "ListingCounts",
    {
        "channel": str,
        "matched": int,
        "amazon-only": int,
        "shop-only": int,
        "ambiguous": int,
        "gone": int,
        "fulfilled by Amazon": int,
    },
)
"""How many listings of a channel match."""


class ScopedOffers(TypedDict):
    """What the shop says of a SKU from one point of view."""

    scope: Scope
    offers: list[Offer]


class Explanation(TypedDict):
    """Everything about one SKU of the shop."""

    sku: str
    offers: list[ScopedOffers]
    filters: list[FilterRow]
    unreadable_channels: Annotated[dict[str, str], Meta(description="Channel -> why the shop cannot answer for it.")]
    listings: list[Listing]
    enabled_channels: list[str]
    next_steps: list[NextStep]
    changes: list[Change]
