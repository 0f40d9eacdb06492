"""Orders and shipments; no personal data is in them."""

from typing import Annotated, TypedDict

from msgspec import Meta

from sqlbridge.commands.shapes import Amount, Moment
from sqlbridge.model.states import OrderState, ShipmentState


class Order(TypedDict):
    """An order at Amazon, on its way into the shop."""

    amazon_order_id: str
    channel: str
    state: OrderState
    status: Annotated[str, Meta(description="Amazon's word.")]
    purchased_at: Moment
    ship_by: Moment | None
    currency: str
    total: Amount
    shop_order_id: str | None
    shop_reference: str | None
    imported_at: Moment | None
    failures: int
    not_before: Moment | None
    reason: str | None
    cancel_reason: str | None
    is_unwanted: Annotated[bool, Meta(description="The buyer wants the whole of it cancelled.")]
    is_cancelled_in_shop: bool
    purged_at: Annotated[Moment | None, Meta(description="Since when the buyer's data is gone.")]
    problem: Annotated[str, Meta(description="What a person should know of it; empty: nothing.")]


class OrderItem(TypedDict):
    """An item of an order."""

    item_id: str
    seller_sku: str
    shop_sku: str
    quantity: int
    quantity_shipped: int
    shop_line_id: str | None


class OrderWithItems(Order):
    """An order and its items."""

    items: list[OrderItem]


class Shipment(TypedDict):
    """A parcel of the shop's."""

    amazon_order_id: str
    channel: str
    parcel: Annotated[str, Meta(description="The shop's name of it.")]
    package_number: Annotated[int, Meta(description="Its number at Amazon.")]
    carrier_code: str
    carrier_title: str
    amazon_code: Annotated[str, Meta(description="The carrier's code that Amazon is told.")]
    amazon_name: str
    tracking_number: str
    shipped_at: Moment
    state: ShipmentState
    reason: str | None
    feed_id: int | None
    seen_at: Moment
    confirmed_at: Moment | None
    items: Annotated[dict[str, int], Meta(description="Amazon's id of the item -> pieces.")]


class Carrier(TypedDict):
    """A carrier of the shop's, and what Amazon is told of it."""

    channel: str
    carrier_code: str
    carrier_title: str
    parcels: int
    last_shipped: Moment
    amazon_code: str
    is_mapped: Annotated[bool, Meta(description="False: it goes as Other, with its name.")]
