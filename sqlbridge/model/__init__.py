"""The nouns of the bridge. Imports nothing but the standard library."""

from sqlbridge.model.changes import ChangeState, Counts, Entity, EntityKey, utc_now
from sqlbridge.model.feeds import (
    OPEN_FEED_STATES,
    FeedKind,
    FeedMessage,
    FeedState,
    FeedStatus,
    Issue,
    MessageState,
    ProcessingReport,
)
from sqlbridge.model.offers import Offer, Scope, Step
from sqlbridge.model.selling import Account, Channel, Fulfilment, Marketplace, ReportedListing

__all__ = [
    "OPEN_FEED_STATES",
    "Account",
    "ChangeState",
    "Channel",
    "Counts",
    "Entity",
    "EntityKey",
    "FeedKind",
    "FeedMessage",
    "FeedState",
    "FeedStatus",
    "Fulfilment",
    "Issue",
    "Marketplace",
    "MessageState",
    "Offer",
    "ProcessingReport",
    "ReportedListing",
    "Scope",
    "Step",
    "utc_now",
]
