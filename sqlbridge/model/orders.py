"""Orders that buyers placed at Amazon, and what the shop makes of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlbridge.model.changes import EntityKey
from sqlbridge.model.offers import Scope
from sqlbridge.model.selling import Fulfilment


@dataclass(frozen=True, slots=True)
class Amount:
    """Money with tax, and the tax in it; `tax` is None where Amazon names none: then the shop's own rate applies."""

    gross: Decimal
    tax: Decimal | None = None


NOTHING = Amount(Decimal(0), Decimal(0))


@dataclass(frozen=True, slots=True)
class Address:
    """Where an order is to be delivered. `country` is an ISO code; `lines` are up to three, none of them empty."""

    name: str
    lines: tuple[str, ...]
    city: str
    postcode: str
    country: str
    company: str = ""
    district: str = ""
    state: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Buyer:
    """Who ordered; the e-mail address is an alias of Amazon's, and may be missing."""

    name: str = ""
    email: str = ""
    company: str = ""
    purchase_order: str = ""


@dataclass(frozen=True, slots=True)
class OrderLine:
    """One item of an order. Amounts are of all its pieces; discounts are positive, and not yet taken off."""

    item_id: str
    seller_sku: str
    title: str
    quantity: int
    quantity_shipped: int
    goods: Amount
    shipping: Amount = NOTHING
    gift_wrap: Amount = NOTHING
    discount: Amount = NOTHING
    shipping_discount: Amount = NOTHING
    gift_message: str = ""


@dataclass(frozen=True, slots=True)
class AmazonOrder:
    """An order as Amazon has it. Times are UTC without a zone; `total` is what the buyer pays, with tax.

    `status` is Amazon's word: PENDING, UNSHIPPED, PARTIALLY_SHIPPED, SHIPPED, CANCELLED, ... A pending order has
    neither address nor amounts. `cancel_reason` is set where the buyer asked for cancellation, of the
    whole order if it `is_unwanted`, else of some items; `problem` tells why
    the amounts cannot be trusted, where they contradict each other.
    """

    id: str
    marketplace_id: str
    status: str
    fulfilment: Fulfilment
    purchased_at: datetime
    updated_at: datetime
    currency: str
    total: Decimal
    lines: tuple[OrderLine, ...]
    buyer: Buyer = Buyer()
    address: Address | None = None
    service_level: str = ""
    ship_by: datetime | None = None
    deliver_by: datetime | None = None
    cancel_reason: str | None = None
    is_unwanted: bool = False
    problem: str = ""


@dataclass(frozen=True, slots=True)
class OrderedGoods:
    """What a line of an Amazon order is in the shop: the SKU there, and the product or combination."""

    sku: str
    key: EntityKey


@dataclass(frozen=True, slots=True)
class Purchase:
    """An order ready to be written into the shop: an address, a positive total, every line's goods known.

    `goods` is by item id. `scope` is the channel's: the part of the shop, the country of the tax, the currency.
    """

    order: AmazonOrder
    address: Address
    goods: Mapping[str, OrderedGoods]
    scope: Scope


@dataclass(frozen=True, slots=True)
class WrittenOrder:
    """An order in the shop: its id there, the number that people see, and its lines' ids by Amazon's item id."""

    id: str
    reference: str
    lines: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Parcel:
    """What the shop says it has sent. `pieces` is by the shop's line id; times are UTC.

    `id` names the parcel within its order for good, also when its tracking number is corrected. Carrier: the shop's
    code or reference, and the title that people see.
    """

    id: str
    shipped_at: datetime
    carrier_code: str
    carrier_title: str
    tracking_number: str
    pieces: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Package:
    """A parcel as Amazon is told of it. `number` names it within its order; `pieces` is by Amazon's item id.

    `carrier_code` is one of Amazon's, or Other, which needs `carrier_name`. Times are UTC.
    """

    number: int
    carrier_code: str
    carrier_name: str
    shipping_method: str
    tracking_number: str
    shipped_at: datetime
    pieces: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of an imported order in the shop."""

    is_cancelled: bool
    parcels: tuple[Parcel, ...]
