"""An order as the Orders API 2026-01-01 describes it: what is always told, and the data sets that are asked for.

The sandbox's orders have no expenses, payments and fulfillment orders: these data sets can be asked for in vain.
"""

from collections.abc import Collection
from typing import Any, Literal, get_args

from sqlbridge.sandbox.marketplaces import MARKETPLACES
from sqlbridge.sandbox.order_records import Order, OrderItem, Package
from sqlbridge.sandbox.proceeds import item_proceeds, money, order_proceeds
from sqlbridge.sandbox.records import SandboxSettings

DataSet = Literal[
    "BUYER",
    "RECIPIENT",
    "PROCEEDS",
    "EXPENSE",
    "PROMOTION",
    "CANCELLATION",
    "FULFILLMENT",
    "PACKAGES",
    "TAX",
    "PAYMENT",
    "FULFILLMENT_ORDERS",
]
DATA_SETS: tuple[DataSet, ...] = get_args(DataSet)

_UNPAID = ("PENDING_AVAILABILITY", "PENDING")
_PERSONAL = ("UNSHIPPED", "PARTIALLY_SHIPPED", "SHIPPED")


def described(order: Order, data_sets: Collection[str], settings: SandboxSettings) -> dict[str, Any]:
    """The order with those data sets; parts without content are left out."""
    marketplace = MARKETPLACES[order.marketplace_id]
    parts: dict[DataSet, tuple[str, Any]] = {
        "BUYER": ("buyer", _buyer(order)),
        "RECIPIENT": ("recipient", _recipient(order)),
        "PROCEEDS": ("proceeds", _has_prices(order, settings) and order_proceeds(order, _sign(settings))),
        "FULFILLMENT": ("fulfillment", _fulfillment(order)),
        "PACKAGES": ("packages", [_package(package) for package in order.packages]),
    }
    return {
        "orderId": order.order_id,
        "createdTime": order.created,
        "lastUpdatedTime": order.updated,
        "programs": order.programs,
        "salesChannel": {
            "channelName": "AMAZON",
            "marketplaceId": marketplace.id,
            "marketplaceName": marketplace.domain.removeprefix("www.").capitalize(),
        },
        "orderItems": [_item(order, item, data_sets, settings) for item in order.items],
    } | _asked(parts, data_sets)


def _item(order: Order, item: OrderItem, data_sets: Collection[str], settings: SandboxSettings) -> dict[str, Any]:
    product: dict[str, Any] = {"asin": item.asin, "title": item.title, "sellerSku": item.sku}
    if _has_prices(order, settings):
        product["price"] = {"unitPrice": money(order, item.unit_price)}
    parts: dict[DataSet, tuple[str, Any]] = {
        "PROCEEDS": ("proceeds", _has_prices(order, settings) and item_proceeds(order, item, _sign(settings))),
        "PROMOTION": ("promotion", _promotion(item)),
        "CANCELLATION": ("cancellation", _cancellation(order)),
        "FULFILLMENT": ("fulfillment", _item_fulfillment(order, item)),
        "TAX": ("tax", _tax(item)),
    }
    described = {"orderItemId": item.order_item_id, "quantityOrdered": item.quantity, "product": product}
    return described | _asked(parts, data_sets)


def _asked(parts: dict[DataSet, tuple[str, Any]], data_sets: Collection[str]) -> dict[str, Any]:
    return {name: part for data_set, (name, part) in parts.items() if data_set in data_sets and part}


def _has_prices(order: Order, settings: SandboxSettings) -> bool:
    return settings.pending_orders_have_prices or order.status not in _UNPAID


def _sign(settings: SandboxSettings) -> int:
    return -1 if settings.discounts == "negative" else 1


def _buyer(order: Order) -> dict[str, str]:
    buyer = order.buyer
    told = {
        "buyerName": buyer.buyer_name,
        "buyerEmail": buyer.buyer_email if order.fulfilled_by == "MERCHANT" else "",
        "buyerCompanyName": buyer.buyer_company_name,
        "buyerPurchaseOrderNumber": buyer.buyer_purchase_order_number,
    }
    return {name: value for name, value in told.items() if value and order.status in _PERSONAL}


def _recipient(order: Order) -> dict[str, Any]:
    told = order.fulfilled_by == "MERCHANT" and order.status in _PERSONAL
    return {"deliveryAddress": order.address} if told else {}


def _fulfillment(order: Order) -> dict[str, Any]:
    return {
        "fulfillmentStatus": order.status,
        "fulfilledBy": order.fulfilled_by,
        "fulfillmentServiceLevel": order.service_level,
        "shipByWindow": {"earliestDateTime": order.created, "latestDateTime": order.ship_by},
    }


def _item_fulfillment(order: Order, item: OrderItem) -> dict[str, Any]:
    unfulfilled = 0 if order.status == "CANCELLED" else item.quantity_unshipped
    quantities = {"quantityFulfilled": item.quantity_shipped, "quantityUnfulfilled": unfulfilled}
    gift = {"giftMessage": item.gift_message} if item.gift_message else {}
    if item.gift_wrap:
        gift["giftWrapLevel"] = "CLASSIC"
    return quantities | ({"packing": {"giftOption": gift}} if gift else {})


def _package(package: Package) -> dict[str, Any]:
    told = {
        "packageReferenceId": package.package_reference_id,
        "createdTime": package.confirmed,
        "packageStatus": {"status": "SHIPPED"},
        "carrier": package.carrier,
        "shipTime": package.shipped,
        "shippingService": package.shipping_method,
        "trackingNumber": package.tracking_number,
        "packageItems": package.items,
    }
    return {name: value for name, value in told.items() if value}


def _promotion(item: OrderItem) -> dict[str, Any]:
    return {"breakdowns": [{"promotionId": each} for each in item.promotion_ids]} if item.promotion_ids else {}


def _cancellation(order: Order) -> dict[str, Any]:
    told: dict[str, Any] = {}
    if order.cancel_request is not None:
        told["cancellationRequest"] = {"requester": "BUYER", "cancelReason": order.cancel_request}
    if order.cancellation:
        reason = order.cancellation.reason
        told["cancellationExecution"] = {"cancelledBy": order.cancellation.by, "cancelReason": reason}
    return told


def _tax(item: OrderItem) -> dict[str, Any]:
    collection = {"model": "MARKETPLACE_FACILITATOR", "responsibleParty": "Amazon Services, Inc."}
    return {"taxCollections": [collection]} if item.tax_collected_by_amazon else {}
