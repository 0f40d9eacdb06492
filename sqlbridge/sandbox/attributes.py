"""The shapes and values of the attributes that a price or stock bridge sends.

Source: a public copy of a product type definition; real ones differ by product type, marketplace and seller.
Other attributes are accepted as they are.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType

from sqlbridge.sandbox.issues import Issue
from sqlbridge.sandbox.items import AVAILABILITY, OFFER, Instance, price_of
from sqlbridge.sandbox.marketplaces import Marketplace
from sqlbridge.sandbox.patches import selectors

_PRICES = (
    "our_price",
    "discounted_price",
    "minimum_seller_allowed_price",
    "maximum_seller_allowed_price",
    "map_price",
)


class _Value(Struct, forbid_unknown_fields=True):
    value_with_tax: float


class _Period(Struct, forbid_unknown_fields=True):
    start_at: str
    end_at: str
    value_with_tax: float


class _Price(Struct, forbid_unknown_fields=True):
    schedule: Annotated[list[_Value], Meta(min_length=1)]


class _Sale(Struct, forbid_unknown_fields=True):
    schedule: Annotated[list[_Period], Meta(min_length=1)]


class _Moment(Struct, forbid_unknown_fields=True):
    value: str


_PriceList = Annotated[list[_Price], Meta(min_length=1)]


class _Offer(Struct, forbid_unknown_fields=True, kw_only=True):
    marketplace_id: str
    currency: str
    audience: Literal["ALL", "B2B"]
    our_price: _PriceList | UnsetType = UNSET
    discounted_price: Annotated[list[_Sale], Meta(min_length=1)] | UnsetType = UNSET
    minimum_seller_allowed_price: _PriceList | UnsetType = UNSET
    maximum_seller_allowed_price: _PriceList | UnsetType = UNSET
    map_price: _PriceList | UnsetType = UNSET
    start_at: _Moment | UnsetType = UNSET
    end_at: _Moment | UnsetType = UNSET
    quantity_discount_plan: list[Any] | UnsetType = UNSET


class _Availability(Struct, forbid_unknown_fields=True, kw_only=True):
    fulfillment_channel_code: str
    quantity: Annotated[int, Meta(ge=0)] | UnsetType = UNSET
    lead_time_to_ship_max_days: Annotated[int, Meta(ge=0, le=30)] | UnsetType = UNSET
    restock_date: str | UnsetType = UNSET
    is_inventory_available: bool | UnsetType = UNSET
    marketplace_id: str | UnsetType = UNSET


def with_default_selectors(attribute: str, value: Instance, marketplace: Marketplace) -> Instance:
    """The instance with the selectors that Amazon assumes where they are left out."""
    assumed = {"marketplace_id": marketplace.id, "currency": marketplace.currency, "audience": "ALL"}
    return {name: assumed[name] for name in selectors(attribute) if name in assumed} | value


def value_issues(attribute: str, values: Sequence[Instance], marketplace: Marketplace) -> Iterator[Issue]:
    """What is wrong with the instances of an attribute, each looked at alone."""
    try:
        if attribute == OFFER:
            msgspec.convert(values, list[_Offer])
            for value in values:
                yield from _offer_issues(value, marketplace)
        elif attribute == AVAILABILITY:
            msgspec.convert(values, list[_Availability])
    except msgspec.ValidationError as error:
        yield _shape_issue(attribute, str(error))


def _shape_issue(attribute: str, detail: str) -> Issue:
    if attribute == AVAILABILITY:
        return Issue(code="BAD_REQUEST", message=f"Invalid parameters provided. {detail}", attribute=attribute)
    code = "99022" if "required" in detail else "4000001"
    return Issue(code=code, message=f"The attribute '{attribute}' is invalid: {detail}", attribute=attribute)


def _offer_issues(offer: Instance, marketplace: Marketplace) -> Iterator[Issue]:
    if (offer["marketplace_id"], offer["currency"]) != (marketplace.id, marketplace.currency):
        yield _price_issue("4000001", f"The offer must be in {marketplace.currency} for {marketplace.id}.")
    for part in _PRICES:
        price = price_of(offer, part)
        if price is not None and price <= 0:
            yield _price_issue("13043", f"The {part} {price} must be greater than zero.")
        elif price is not None and price != round(price, marketplace.digits):
            yield _price_issue("4000001", f"The {part} {price} has too many decimals for {marketplace.currency}.")


def bounds_issues(offer: Instance) -> Iterator[Issue]:
    """What is wrong with an offer as it would be after the message: its price must keep the seller's own bounds."""
    price = price_of(offer, "our_price")
    lowest = price_of(offer, "minimum_seller_allowed_price")
    highest = price_of(offer, "maximum_seller_allowed_price")
    if price is not None and not (lowest or Decimal(0)) <= price <= (highest or price):
        bounds = f"minimum {lowest or 'none'}, maximum {highest or 'none'}"
        yield _price_issue("4000001", f"The price {price} is outside of what the seller allows: {bounds}.")


def _price_issue(code: str, message: str) -> Issue:
    return Issue(code=code, message=message, attribute=OFFER, category="INVALID_PRICE")
