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
from sqlbridge.model.traits import AskedTraits, Trait, Traits

__all__ = [
    "OPEN_FEED_STATES",
    "Account",
    "AskedTraits",
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
    "Trait",
    "Traits",
    "utc_now",
]
