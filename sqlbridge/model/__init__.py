"""The nouns of the bridge. Imports nothing but the standard library and msgspec."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlbridge.model.changes import ChangeState as ChangeState
    from sqlbridge.model.changes import Counts as Counts
    from sqlbridge.model.changes import Entity as Entity
    from sqlbridge.model.changes import EntityKey as EntityKey
    from sqlbridge.model.changes import utc_now as utc_now
    from sqlbridge.model.feeds import CLASSIC_NAMES as CLASSIC_NAMES
    from sqlbridge.model.feeds import OPEN_FEED_STATES as OPEN_FEED_STATES
    from sqlbridge.model.feeds import FeedKind as FeedKind
    from sqlbridge.model.feeds import FeedMessage as FeedMessage
    from sqlbridge.model.feeds import FeedState as FeedState
    from sqlbridge.model.feeds import FeedStatus as FeedStatus
    from sqlbridge.model.feeds import Issue as Issue
    from sqlbridge.model.feeds import MessageState as MessageState
    from sqlbridge.model.feeds import ProcessingReport as ProcessingReport
    from sqlbridge.model.matches import Finding as Finding
    from sqlbridge.model.matches import MatchState as MatchState
    from sqlbridge.model.offers import Offer as Offer
    from sqlbridge.model.offers import Scope as Scope
    from sqlbridge.model.offers import Step as Step
    from sqlbridge.model.orders import NOTHING as NOTHING
    from sqlbridge.model.orders import Address as Address
    from sqlbridge.model.orders import AmazonOrder as AmazonOrder
    from sqlbridge.model.orders import Amount as Amount
    from sqlbridge.model.orders import Buyer as Buyer
    from sqlbridge.model.orders import Fate as Fate
    from sqlbridge.model.orders import OrderedGoods as OrderedGoods
    from sqlbridge.model.orders import OrderLine as OrderLine
    from sqlbridge.model.orders import Package as Package
    from sqlbridge.model.orders import Parcel as Parcel
    from sqlbridge.model.orders import Purchase as Purchase
    from sqlbridge.model.orders import WrittenOrder as WrittenOrder
    from sqlbridge.model.people import Actor as Actor
    from sqlbridge.model.people import DashboardRole as DashboardRole
    from sqlbridge.model.people import Way as Way
    from sqlbridge.model.reports import ReportState as ReportState
    from sqlbridge.model.reports import ReportStatus as ReportStatus
    from sqlbridge.model.selling import Account as Account
    from sqlbridge.model.selling import Channel as Channel
    from sqlbridge.model.selling import Fulfilment as Fulfilment
    from sqlbridge.model.selling import Marketplace as Marketplace
    from sqlbridge.model.selling import ReportedListing as ReportedListing
    from sqlbridge.model.selling import smallest_unit as smallest_unit
    from sqlbridge.model.shipments import AmazonCarrier as AmazonCarrier
    from sqlbridge.model.shipments import SentPackage as SentPackage
    from sqlbridge.model.shipments import ShippedOrder as ShippedOrder
    from sqlbridge.model.shipments import Sighting as Sighting
    from sqlbridge.model.states import UNKNOWN_TO_THE_SHOP as UNKNOWN_TO_THE_SHOP
    from sqlbridge.model.states import OrderState as OrderState
    from sqlbridge.model.states import ShipmentState as ShipmentState
    from sqlbridge.model.traces import TableTrace as TableTrace
    from sqlbridge.model.traits import AskedTraits as AskedTraits
    from sqlbridge.model.traits import Trait as Trait
    from sqlbridge.model.traits import Traits as Traits

_MODULES = {
    "changes": "ChangeState Counts Entity EntityKey utc_now",
    "feeds": "CLASSIC_NAMES FeedKind FeedMessage FeedState FeedStatus Issue MessageState OPEN_FEED_STATES "
    "ProcessingReport",
    "matches": "Finding MatchState",
    "offers": "Offer Scope Step",
    "orders": "Address AmazonOrder Amount Buyer Fate NOTHING OrderLine OrderedGoods Package Parcel Purchase "
    "WrittenOrder",
    "people": "Actor DashboardRole Way",
    "reports": "ReportState ReportStatus",
    "selling": "Account Channel Fulfilment Marketplace ReportedListing smallest_unit",
    "shipments": "AmazonCarrier SentPackage ShippedOrder Sighting",
    "states": "OrderState ShipmentState UNKNOWN_TO_THE_SHOP",
    "traces": "TableTrace",
    "traits": "AskedTraits Trait Traits",
}
_MODULE_OF = {name: module for module, names in _MODULES.items() for name in names.split()}

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """The noun, from its module: to make all of them takes longer than most commands' work."""
        if name not in _MODULE_OF:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return globals().setdefault(name, getattr(import_module(f"{__name__}.{_MODULE_OF[name]}"), name))
