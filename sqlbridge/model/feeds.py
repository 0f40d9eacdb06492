"""Feeds, their messages, and what Amazon says of them."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct


class FeedKind(StrEnum):
    """What a feed carries: prices per channel, or quantities per account; the others are shown among the feeds."""

    PRICE = "price"
    STOCK = "stock"
    SHIPMENTS = "shipments"
    PATCHES = "patches"  # values of a stuck feed, each in a call of its own
    ORDERS = "orders"  # an import: nothing was sent


CLASSIC_NAMES = {
    FeedKind.PRICE: "_UPDATE_STOCK_PRICE_",
    FeedKind.STOCK: "_UPDATE_STOCK_PRICE_",
    FeedKind.PATCHES: "_UPDATE_STOCK_PRICE_",
    FeedKind.SHIPMENTS: "_POST_ORDER_FULFILLMENT_DATA_",
    FeedKind.ORDERS: "_IMPORT_ORDERS_",
}
"""What sellers know these feeds as, from the extensions that they used before."""


class FeedState(StrEnum):
    """Where a feed is on its way.

    prepared -> submitting -> submitted -> done | cancelled | fatal | unreadable
       |            '-> lost         (no answer to createFeed: it may be at Amazon or not)
       '-> withdrawn                 (never reached Amazon)
    """

    PREPARED = "prepared"
    SUBMITTING = "submitting"
    SUBMITTED = "submitted"
    LOST = "lost"
    ABANDONED = "abandoned"
    DONE = "done"
    CANCELLED = "cancelled"
    FATAL = "fatal"
    UNREADABLE = "unreadable"
    WITHDRAWN = "withdrawn"


OPEN_FEED_STATES = (FeedState.PREPARED, FeedState.SUBMITTING, FeedState.SUBMITTED, FeedState.LOST)


class MessageState(StrEnum):
    """What became of one message of a feed."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    SUPERSEDED = "superseded"  # was refused; a later message for the same value was accepted
    VOID = "void"  # its feed failed as a whole; the value was read anew and sent again


@dataclass(frozen=True, slots=True)
class Issue:
    """One remark of Amazon's on a message, in Amazon's words. `severity` is ERROR, WARNING or INFO."""

    code: str
    message: str
    severity: str = "ERROR"
    message_id: int | None = None
    sku: str | None = None


@dataclass(frozen=True, slots=True)
class ProcessingReport:
    """Amazon's verdict on a feed: accepted messages are those that no ERROR names."""

    processed: int
    accepted: int
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class FeedStatus:
    """What Amazon says about a feed. `processing_status` is one of Amazon's five words."""

    feed_id: str
    processing_status: str
    report_document_id: str | None = None
    created_at: datetime | None = None


class FeedMessage(Struct, frozen=True, gc=False):
    """One value for one seller SKU: a price with its currency, or a quantity without.

    A Struct, since there are 25,000 in a feed: a frozen dataclass takes eight times as long to make, and the garbage
    collector walks over each.

    `offer` is the rest of the listing's `purchasable_offer` as Amazon has it now, which the message must carry along
    so that nothing of it is lost: what stands in JSON behind our price, one text for each place that the price has.
    It is empty for a quantity, and for a listing without an offer. `handling_days` goes with a quantity where the
    account sets it, else Amazon keeps what it has.
    """

    seller_sku: str
    value: Decimal
    currency: str | None = None
    offer: tuple[str, ...] = ()
    handling_days: int | None = None
