"""The nouns of the bridge. Imports nothing but the standard library and msgspec."""

from sqlbridge.model.changes import ChangeState, Counts, Entity, EntityKey, utc_now
from sqlbridge.model.feeds import (
    CLASSIC_NAMES,
    OPEN_FEED_STATES,
    FeedKind,
    FeedMessage,
    FeedState,
    FeedStatus,
    Issue,
    MessageState,
    ProcessingReport,
)
from sqlbridge.model.matches import Finding, MatchState
from sqlbridge.model.offers import Offer, Scope, Step
from sqlbridge.model.orders import (
    NOTHING,
    UNKNOWN_TO_THE_SHOP,
    Address,
    AmazonOrder,
    Amount,
    Buyer,
    Fate,
    OrderedGoods,
    OrderLine,
    OrderState,
    Package,
    Parcel,
    Purchase,
    WrittenOrder,
)
from sqlbridge.model.people import Actor, DashboardRole, Way
from sqlbridge.model.reports import ReportState, ReportStatus
from sqlbridge.model.selling import Account, Channel, Fulfilment, Marketplace, ReportedListing, smallest_unit
from sqlbridge.model.shipments import AmazonCarrier, SentPackage, ShipmentState, ShippedOrder, Sighting
from sqlbridge.model.traces import TableTrace
from sqlbridge.model.traits import AskedTraits, Trait, Traits

__all__ = [
    "CLASSIC_NAMES",
    "NOTHING",
    "OPEN_FEED_STATES",
    "UNKNOWN_TO_THE_SHOP",
    "Account",
    "Actor",
    "Address",
    "AmazonCarrier",
    "AmazonOrder",
    "Amount",
    "AskedTraits",
    "Buyer",
    "ChangeState",
    "Channel",
    "Counts",
    "DashboardRole",
    "Entity",
    "EntityKey",
    "Fate",
    "FeedKind",
    "FeedMessage",
    "FeedState",
    "FeedStatus",
    "Finding",
    "Fulfilment",
    "Issue",
    "Marketplace",
    "MatchState",
    "MessageState",
    "Offer",
    "OrderLine",
    "OrderState",
    "OrderedGoods",
    "Package",
    "Parcel",
    "ProcessingReport",
    "Purchase",
    "ReportState",
    "ReportStatus",
    "ReportedListing",
    "Scope",
    "SentPackage",
    "ShipmentState",
    "ShippedOrder",
    "Sighting",
    "Step",
    "TableTrace",
    "Trait",
    "Traits",
    "Way",
    "WrittenOrder",
    "smallest_unit",
    "utc_now",
]
