"""Orders and packages, as they are seeded and as they stand. Times are UTC, amounts in the order's currency."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Literal

from msgspec import Meta, Struct, field

FulfillmentStatus = Literal[
    "PENDING_AVAILABILITY", "PENDING", "UNSHIPPED", "PARTIALLY_SHIPPED", "SHIPPED", "CANCELLED", "UNFULFILLABLE"
]
FulfilledBy = Literal["MERCHANT", "AMAZON"]
Time = Annotated[datetime, Meta(tz=True)]
Canceller = Literal["BUYER", "MERCHANT", "AMAZON"]

_NOTHING = Decimal(0)


class Address(Struct, forbid_unknown_fields=True, omit_defaults=True, rename="camel", kw_only=True):
    """Where a parcel goes, in Amazon's own shape."""

    name: str = ""
    company_name: str = ""
    address_line1: str = ""
    address_line2: str = ""
    address_line3: str = ""
    city: str = ""
    district_or_county: str = ""
    state_or_region: str = ""
    municipality: str = ""
    postal_code: str = ""
    country_code: str = ""
    phone: str = ""
    address_type: str = ""


class Buyer(Struct, forbid_unknown_fields=True, omit_defaults=True, rename="camel", kw_only=True):
    """Who bought, in Amazon's own shape."""

    buyer_name: str = ""
    buyer_email: str = ""
    buyer_company_name: str = ""
    buyer_purchase_order_number: str = ""


class OrderItem(Struct, forbid_unknown_fields=True, kw_only=True):
    """One line. `unit_price` is for one piece, every other amount for the whole line; discounts are positive.

    Whether the amounts include the taxes beside them is told by the order.
    """

    order_item_id: str
    sku: str
    asin: str = "B000000000"
    title: str = ""
    quantity: int = 1
    unit_price: Decimal
    item_tax: Decimal = _NOTHING
    shipping: Decimal = _NOTHING
    shipping_tax: Decimal = _NOTHING
    gift_wrap: Decimal = _NOTHING
    gift_wrap_tax: Decimal = _NOTHING
    gift_message: str = ""
    discount: Decimal = _NOTHING
    discount_tax: Decimal = _NOTHING
    shipping_discount: Decimal = _NOTHING
    promotion_ids: list[str] = field(default_factory=list)
    tax_collected_by_amazon: bool = False
    quantity_shipped: int = 0

    @property
    def quantity_unshipped(self) -> int:
        """The pieces that are still to be shipped."""
        return self.quantity - self.quantity_shipped


class PackageItem(Struct, forbid_unknown_fields=True, rename="camel", frozen=True):
    """So many pieces of a line in one package, in Amazon's own shape."""

    order_item_id: str
    quantity: int


class Package(Struct, forbid_unknown_fields=True, kw_only=True):
    """A package that was confirmed; `confirmed` is when, `shipped` what the seller said."""

    package_reference_id: str
    carrier: str
    shipping_method: str = ""
    tracking_number: str = ""
    shipped: Time
    confirmed: Time
    items: list[PackageItem]


class Cancellation(Struct, forbid_unknown_fields=True, frozen=True):
    """Who cancelled an order, and why."""

    by: Canceller
    reason: str = ""


class Order(Struct, forbid_unknown_fields=True, kw_only=True):
    """An order. Without a time when seeding: now; without a currency: the marketplace's own.

    `amounts_include_tax`: as in the EU, where the taxes are part of the amounts; else they come on top, as in the US.
    `cancel_request` is the reason for which the buyer asks to cancel, None if nobody asks.
    """

    seller_id: str
    marketplace_id: str
    order_id: str
    items: list[OrderItem]
    status: FulfillmentStatus = "UNSHIPPED"
    fulfilled_by: FulfilledBy = "MERCHANT"
    created: Time | None = None
    updated: Time | None = None
    ship_by: Time | None = None
    service_level: str = "STANDARD"
    programs: list[str] = field(default_factory=list)
    buyer: Buyer = field(default_factory=Buyer)
    address: Address = field(default_factory=Address)
    currency: str = ""
    amounts_include_tax: bool = True
    cancel_request: str | None = None
    cancellation: Cancellation | None = None
    packages: list[Package] = field(default_factory=list)

    def item(self, order_item_id: str) -> OrderItem | None:
        """The line of that id."""
        return next((item for item in self.items if item.order_item_id == order_item_id), None)

    def package(self, package_reference_id: str) -> Package | None:
        """The package of that reference."""
        return next((each for each in self.packages if each.package_reference_id == package_reference_id), None)


class OrderChange(Struct, forbid_unknown_fields=True, kw_only=True):
    """What happens to an order: its payment goes through, the buyer asks to cancel, or somebody cancels."""

    kind: Literal["paid", "cancel-requested", "cancelled"]
    by: Canceller = "BUYER"
    reason: str = ""
