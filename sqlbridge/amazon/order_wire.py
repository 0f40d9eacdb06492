"""Amazon's answers about orders, as far as we read them.

Source: Amazon's model of the Orders API 2026-01-01, August 2026; members that are not named here are ignored.
"""

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any

from msgspec import Meta, Struct, field

from sqlbridge.amazon.wire import Pagination

_Text = Annotated[str, Meta(min_length=1)]
_Moment = Annotated[datetime, Meta(tz=True)]


class Money(Struct, frozen=True, rename="camel"):
    """An amount in a currency; Amazon writes it as text."""

    amount: Decimal
    currency_code: _Text


class Detail(Struct, frozen=True):
    """What a part of TAX or DISCOUNT is about: ITEM, SHIPPING, GIFT_WRAP, ..."""

    subtype: str = ""
    value: Money | None = None


class Breakdown(Struct, frozen=True, rename="camel"):
    """A part of an item's proceeds: ITEM, SHIPPING, GIFT_WRAP, COD_FEE, OTHER, TAX or DISCOUNT."""

    type: str
    subtotal: Money
    detailed_breakdowns: tuple[Detail, ...] = ()


class ItemProceeds(Struct, frozen=True, rename="camel"):
    """What an item brings."""

    proceeds_total: Money | None = None
    breakdowns: tuple[Breakdown, ...] = ()


class OrderProceeds(Struct, frozen=True, rename="camel"):
    """What the order brings."""

    grand_total: Money | None = None


class ItemPrice(Struct, frozen=True, rename="camel"):
    """The price of one piece."""

    unit_price: Money | None = None


class ItemProduct(Struct, frozen=True, rename="camel"):
    """What was ordered."""

    asin: str = ""
    title: str = ""
    seller_sku: str = ""
    price: ItemPrice = ItemPrice()


class GiftOption(Struct, frozen=True, rename="camel"):
    """Whether and how it is wrapped."""

    gift_message: str = ""
    gift_wrap_level: str = ""


class ItemPacking(Struct, frozen=True, rename="camel"):
    """How it is packed."""

    gift_option: GiftOption = GiftOption()


class ItemFulfillment(Struct, frozen=True, rename="camel"):
    """How far an item is on its way."""

    quantity_fulfilled: int = 0
    packing: ItemPacking = ItemPacking()


class CancellationRequest(Struct, frozen=True, rename="camel"):
    """Who asked for cancellation, and why."""

    requester: str = ""
    cancel_reason: str = ""


class ItemCancellation(Struct, frozen=True, rename="camel"):
    """Whether cancellation was asked for."""

    cancellation_request: CancellationRequest | None = None


class TaxCollection(Struct, frozen=True, rename="camel"):
    """Who pays the tax to the state, for example MARKETPLACE_FACILITATOR."""

    model: str = ""


class ItemTax(Struct, frozen=True, rename="camel"):
    """What is known of an item's tax."""

    tax_collections: tuple[TaxCollection, ...] = ()


class Item(Struct, frozen=True, rename="camel"):
    """One item of an order."""

    order_item_id: _Text
    quantity_ordered: Annotated[int, Meta(ge=0)]
    product: ItemProduct
    proceeds: ItemProceeds = ItemProceeds()
    fulfillment: ItemFulfillment = ItemFulfillment()
    cancellation: ItemCancellation = ItemCancellation()
    tax: ItemTax = ItemTax()


class SalesChannel(Struct, frozen=True, rename="camel"):
    """Where it was ordered; other channels than AMAZON name no marketplace."""

    channel_name: str
    marketplace_id: str = ""


class OrderBuyer(Struct, frozen=True, rename="camel"):
    """Who ordered."""

    buyer_name: str = ""
    buyer_email: str = ""
    buyer_company_name: str = ""
    buyer_purchase_order_number: str = ""


class DeliveryAddress(Struct, frozen=True, rename="camel"):
    """Where it goes."""

    name: str = ""
    company_name: str = ""
    address_line1: str = field(default="", name="addressLine1")
    address_line2: str = field(default="", name="addressLine2")
    address_line3: str = field(default="", name="addressLine3")
    city: str = ""
    district_or_county: str = ""
    state_or_region: str = ""
    municipality: str = ""
    postal_code: str = ""
    country_code: str = ""
    phone: str = ""


class Recipient(Struct, frozen=True, rename="camel"):
    """Who gets it."""

    delivery_address: DeliveryAddress | None = None


class Window(Struct, frozen=True, rename="camel"):
    """A span of time."""

    latest_date_time: _Moment | None = None


class OrderFulfillment(Struct, frozen=True, rename="camel"):
    """How far an order is on its way."""

    fulfillment_status: _Text
    fulfilled_by: str = ""
    fulfillment_service_level: str = ""
    ship_by_window: Window = Window()
    deliver_by_window: Window = Window()


class Order(Struct, frozen=True, rename="camel"):
    """An order as searchOrders and getOrder tell it, with the data that we ask for."""

    order_id: _Text
    created_time: _Moment
    last_updated_time: _Moment
    sales_channel: SalesChannel
    order_items: tuple[Item, ...]
    fulfillment: OrderFulfillment
    buyer: OrderBuyer = OrderBuyer()
    recipient: Recipient = Recipient()
    proceeds: OrderProceeds = OrderProceeds()


class OrdersPage(Struct, frozen=True, rename="camel"):
    """One page of searchOrders; everything changed before `last_updated_before` is in its pages.

    Each order is read by itself, so that an odd one keeps no other away.
    """

    orders: tuple[dict[str, Any], ...]
    pagination: Pagination = Pagination()
    last_updated_before: _Moment | None = None


class OrderAnswer(Struct, frozen=True):
    """The answer to getOrder."""

    order: dict[str, Any]


class Nothing(Struct, frozen=True):
    """An answer whose content does not matter."""
