"""What travels between the sandbox and its control client, and what the sandbox remembers. Times are UTC."""

from datetime import datetime
from decimal import Decimal
from typing import Literal
from uuid import uuid4

from msgspec import Struct, field

from sqlbridge.sandbox.catalogue import CatalogueItem
from sqlbridge.sandbox.faults import Fault, FaultKind
from sqlbridge.sandbox.items import ListingStatus
from sqlbridge.sandbox.order_records import Order
from sqlbridge.sandbox.report_formats import Encoding, Locale
from sqlbridge.sandbox.restrictions import SellingRestriction

ValueName = Literal["price", "quantity"]
ProcessingStatus = Literal["IN_QUEUE", "IN_PROGRESS", "DONE", "CANCELLED", "FATAL"]


class Seller(Struct, forbid_unknown_fields=True, kw_only=True):
    """A seller, the application's credentials, and the ids of the marketplaces where the seller takes part."""

    seller_id: str
    client_id: str
    client_secret: str
    refresh_token: str
    marketplaces: list[str]


class Listing(Struct, forbid_unknown_fields=True, kw_only=True):
    """One SKU in one marketplace: what is seeded, and what Amazon has at present.

    Prices are in `currency` (empty when seeding: the marketplace's own); `lead_time` in days. Quantity and lead time
    belong to the SKU, whatever the marketplace. `channel` is DEFAULT for the merchant, AMAZON_EU and so on for FBA.
    Without a seeded `status`, it follows from the quantity and from how far the creation of the offer is.
    """

    seller_id: str
    marketplace_id: str
    sku: str
    asin: str = "B000000000"
    title: str = ""
    status: ListingStatus | None = None
    channel: str = "DEFAULT"
    currency: str = ""
    price: Decimal | None = None
    quantity: int | None = None
    lead_time: int | None = None
    minimum_price: Decimal | None = None
    maximum_price: Decimal | None = None
    sale_price: Decimal | None = None
    sale_start: str = ""
    sale_end: str = ""
    business_price: Decimal | None = None


class Seed(Struct, forbid_unknown_fields=True, kw_only=True):
    """What a sandbox can be filled with; the shape of a seed file."""

    sellers: list[Seller] = field(default_factory=list)
    listings: list[Listing] = field(default_factory=list)
    catalogue: list[CatalogueItem] = field(default_factory=list)
    restrictions: list[SellingRestriction] = field(default_factory=list)
    orders: list[Order] = field(default_factory=list)


class SandboxSettings(Struct, forbid_unknown_fields=True, kw_only=True):
    """How this Amazon behaves where the real one differs by seller, by day or by source.

    `omitted_parts` is what `replace` does to the parts of a purchasable_offer that the patch does not name: sources
    disagree, so both readings can be played. So can what `discounts` are in an order's proceeds, whether a pending
    order tells its prices, and what becomes of the pieces of a cancelled order. `creation_seconds` pass between the
    acceptance of a new offer and its being live.

    The fields of listings_report_... are about GET_MERCHANT_LISTINGS_ALL_DATA: the locale of its header ("": as
    asked, or the marketplace's), its encoding ("": the marketplace's), whether the download's header names it,
    columns that are missing, and for how long after a report another of the same marketplace is cancelled.
    """

    queue_seconds: float = 2.0
    processing_seconds: float = 3.0
    one_feed_at_a_time: bool = True
    limits: bool = True
    omitted_parts: Literal["dropped", "kept"] = "dropped"
    compressed_reports: bool = False
    foreign_feed_id_in_reports: bool = False
    creation_seconds: float = 0.0
    listings_report_locale: Locale | Literal[""] = ""
    listings_report_encoding: Encoding | Literal[""] = ""
    listings_report_names_charset: bool = True
    listings_report_lacks: list[str] = field(default_factory=list)
    listings_report_pause_seconds: float = 0.0
    discounts: Literal["negative", "positive"] = "negative"
    pending_orders_have_prices: bool = False
    cancelled_pieces: Literal["returned", "gone"] = "returned"


class Feed(Struct, kw_only=True):
    """A feed on its way, with the faults that it was given when it was created."""

    feed_id: str
    seller_id: str
    feed_type: str
    marketplace_ids: list[str]
    document_id: str
    created: datetime
    processing_status: ProcessingStatus = "IN_QUEUE"
    started: datetime | None = None
    ended: datetime | None = None
    report_document_id: str | None = None
    faults: list[Fault] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """The feed type."""
        return self.feed_type

    def has(self, kind: FaultKind) -> bool:
        """Whether the feed was given that fault."""
        return any(fault.kind == kind for fault in self.faults)


class Document(Struct, kw_only=True):
    """A feed's content or a processing report; `content` is None until it was uploaded."""

    seller_id: str
    content_type: str
    created: datetime
    document_id: str = field(default_factory=lambda: f"amzn1.tortuga.4.eu.{uuid4()}")
    content: bytes | None = None
    compressed: bool = False


class AppliedValue(Struct, kw_only=True):
    """A price of one marketplace or a quantity of the SKU that took effect.

    `source` is a feed id, an operation, or the id of the order that took pieces from the stock or gave them back.
    """

    time: datetime
    source: str
    seller_id: str
    sku: str
    name: ValueName
    marketplace_id: str | None
    value: Decimal | int | None


class Mistake(Struct, kw_only=True):
    """Something that Amazon accepts and the seller regrets."""

    time: datetime
    source: str
    seller_id: str
    sku: str
    what: str


class RecordedRequest(Struct, kw_only=True):
    """One request and the status of its answer; 0 where the connection was cut."""

    time: datetime
    operation: str
    seller_id: str
    status: int


class ClockReading(Struct, kw_only=True):
    """The sandbox's time."""

    now: datetime
    frozen: bool


class ClockChange(Struct, forbid_unknown_fields=True, kw_only=True):
    """Freeze, resume or leave the clock, then advance it by seconds."""

    frozen: bool | None = None
    advance: float = 0.0


class SecretChange(Struct, forbid_unknown_fields=True):
    """An application's new client secret; the old one is refused from now on."""

    client_secret: str
