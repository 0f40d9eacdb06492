"""A listings item as Amazon keeps it: attributes, each a list of instances told apart by selectors."""

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, Literal

from msgspec import Struct, field

from sqlbridge.sandbox.issues import Issue

Instance = dict[str, Any]
Attributes = dict[str, list[Instance]]

OFFER = "purchasable_offer"
AVAILABILITY = "fulfillment_availability"
CONDITION = "condition_type"
MERCHANT_CHANNEL = "DEFAULT"

ListingStatus = Literal["Active", "Inactive", "Incomplete"]
ALWAYS_LIVE = datetime.min.replace(tzinfo=UTC)


class Presence(Struct, kw_only=True, frozen=True):
    """A SKU in one marketplace. `live_from` is when its creation is done; None for what stays incomplete."""

    asin: str
    title: str = ""
    status: ListingStatus | None = None
    live_from: datetime | None = ALWAYS_LIVE


class ListingsItem(Struct, kw_only=True):
    """One seller's SKU. `listed` tells by marketplace id where it is listed; attributes hold all of them."""

    seller_id: str
    sku: str
    created: datetime
    updated: datetime
    product_type: str = "PRODUCT"
    listed: dict[str, Presence] = field(default_factory=dict)
    attributes: Attributes = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)

    @property
    def key(self) -> tuple[str, str]:
        """Seller id and SKU."""
        return self.seller_id, self.sku

    @property
    def quantity(self) -> int | None:
        """What the merchant can ship; None where Amazon ships."""
        return (self.availability(MERCHANT_CHANNEL) or {}).get("quantity")

    @property
    def channel(self) -> str:
        """The channel code that ships: Amazon's where there is one."""
        codes = [instance["fulfillment_channel_code"] for instance in self.attributes.get(AVAILABILITY, [])]
        return next((code for code in codes if code != MERCHANT_CHANNEL), MERCHANT_CHANNEL)

    def availability(self, channel: str) -> Instance | None:
        """The availability of one channel."""
        instances = self.attributes.get(AVAILABILITY, [])
        return next((found for found in instances if found["fulfillment_channel_code"] == channel), None)

    def offer(self, marketplace_id: str, audience: str = "ALL") -> Instance | None:
        """The offer to one audience of one marketplace."""
        wanted = (marketplace_id, audience)
        offers = self.attributes.get(OFFER, [])
        return next((offer for offer in offers if (offer["marketplace_id"], offer["audience"]) == wanted), None)

    def price(self, marketplace_id: str) -> Decimal | None:
        """What a consumer pays in one marketplace, sales aside."""
        return price_of(self.offer(marketplace_id) or {}, "our_price")

    def condition(self, marketplace_id: str) -> str:
        """The condition of what is offered in one marketplace; new where nothing says otherwise."""
        told = (each for each in self.attributes.get(CONDITION, []) if each.get("marketplace_id") == marketplace_id)
        return str(next(told, {}).get("value", "new_new"))

    def status(self, marketplace_id: str, now: datetime) -> ListingStatus:
        """The status that was seeded, or what follows from the quantity and from how far the creation is."""
        presence = self.listed[marketplace_id]
        if presence.live_from is None or now < presence.live_from:
            return "Incomplete"
        if presence.status:
            return presence.status
        return "Inactive" if self.quantity == 0 and self.channel == MERCHANT_CHANNEL else "Active"


def price_of(offer: Mapping[str, Any], part: str) -> Decimal | None:
    """The first scheduled price of a part of an offer (our_price, minimum_seller_allowed_price, ...)."""
    for price in offer.get(part, []):
        for schedule in price["schedule"]:
            return Decimal(str(schedule["value_with_tax"]))
    return None
