"""Amazon's answers, as far as we read them.

Source: Amazon's API models of August 2026; members that are not named here are ignored.
"""

from datetime import datetime
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct, field

_Text = Annotated[str, Meta(min_length=1)]


class FeedDocument(Struct, frozen=True, rename="camel"):
    """A place for a feed's content: `url` takes one upload and lives for five minutes."""

    id: _Text = field(name="feedDocumentId")
    url: _Text


class DocumentLocation(Struct, frozen=True, rename="camel"):
    """Where a document can be fetched, for five minutes."""

    url: _Text
    compression_algorithm: Literal["GZIP"] | None = None


class CreatedFeed(Struct, frozen=True, rename="camel"):
    """The answer to createFeed."""

    feed_id: _Text


class Feed(Struct, frozen=True, rename="camel"):
    """A feed as getFeed and getFeeds tell it."""

    feed_id: _Text
    processing_status: Literal["CANCELLED", "DONE", "FATAL", "IN_PROGRESS", "IN_QUEUE"]
    created_time: Annotated[datetime, Meta(tz=True)]
    result_feed_document_id: _Text | None = None


class FeedPage(Struct, frozen=True, rename="camel"):
    """One page of getFeeds."""

    feeds: tuple[Feed, ...]
    next_token: str | None = None


class Pagination(Struct, frozen=True, rename="camel"):
    """How to go on after a page."""

    next_token: str | None = None


class ListingAttributes(Struct, frozen=True):
    """Of a listing's attributes, the one we read: an instance for each audience, with exact numbers."""

    purchasable_offer: tuple[dict[str, Any], ...] = ()


class ListingsItem(Struct, frozen=True):
    """A listing as getListingsItem and searchListingsItems tell it."""

    sku: _Text
    attributes: ListingAttributes = ListingAttributes()


class ListingsPage(Struct, frozen=True):
    """One page of searchListingsItems."""

    items: tuple[ListingsItem, ...]
    pagination: Pagination = Pagination()


class ParticipatingMarketplace(Struct, frozen=True):
    """Of a marketplace, what we read."""

    id: _Text


class ParticipationFlags(Struct, frozen=True, rename="camel"):
    """Whether the seller sells there."""

    is_participating: bool
    has_suspended_listings: bool


class MarketplaceParticipation(Struct, frozen=True):
    """One marketplace that the account could sell on."""

    marketplace: ParticipatingMarketplace
    participation: ParticipationFlags


class Participations(Struct, frozen=True):
    """The answer to getMarketplaceParticipations."""

    payload: tuple[MarketplaceParticipation, ...]
