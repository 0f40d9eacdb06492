"""An order of two chairs, the calls that a seller makes about orders, and what such a seller sends."""

from decimal import Decimal
from typing import Any

import httpx

from sqlbridge.sandbox import Address, Buyer, Order, OrderItem
from tests.sandbox.seller import GERMANY, SELLER, CallingSeller

ORDERS = "/orders/2026-01-01/orders"
ORDER_ID = "305-1234567-1234567"
ITEM_ID = "79039765272157"
ALL_DATA = (
    "BUYER,RECIPIENT,PROCEEDS,EXPENSE,PROMOTION,CANCELLATION,FULFILLMENT,PACKAGES,TAX,PAYMENT,FULFILLMENT_ORDERS"
)


def item(**changes: Any) -> OrderItem:
    two_chairs: dict[str, Any] = {
        "order_item_id": ITEM_ID,
        "sku": "CHAIR",
        "quantity": 2,
        "unit_price": Decimal("19.99"),
    }
    return OrderItem(**(two_chairs | changes))


def order(order_id: str = ORDER_ID, **changes: Any) -> Order:
    given: dict[str, Any] = {
        "seller_id": SELLER,
        "marketplace_id": GERMANY,
        "order_id": order_id,
        "items": [item()],
        "buyer": Buyer(buyer_name="Jörg Groß", buyer_email="x@marketplace.amazon.de"),
        "address": Address(
            name="Jörg Groß", address_line1="Weg 1", city="Köln", postal_code="50667", country_code="DE"
        ),
    }
    return Order(**(given | changes))


def search(caller: CallingSeller, **query: str) -> httpx.Response:
    """Search from long ago, unless the query says otherwise."""
    return caller.http.get(ORDERS, params={"lastUpdatedAfter": "2020-01-01T00:00:00Z"} | query)


def found(caller: CallingSeller, **query: str) -> list[str]:
    return [each["orderId"] for each in search(caller, **query).raise_for_status().json()["orders"]]


def read(caller: CallingSeller, order_id: str = ORDER_ID, data: str = ALL_DATA) -> dict[str, Any]:
    answer = caller.http.get(f"{ORDERS}/{order_id}", params={"includedData": data}).raise_for_status()
    told: dict[str, Any] = answer.json()["order"]
    return told


def confirmation(quantity: int = 2, **changes: Any) -> dict[str, Any]:
    """The body that confirms so many chairs as package 1."""
    package = {
        "packageReferenceId": "1",
        "carrierCode": "DHL",
        "shippingMethod": "DHL Paket",
        "trackingNumber": "00340434161094000001",
        "shipDate": "2026-11-21T10:00:00Z",
        "orderItems": [{"orderItemId": ITEM_ID, "quantity": quantity}],
    }
    return {"marketplaceId": GERMANY, "packageDetail": package | changes}


def confirm(caller: CallingSeller, body: dict[str, Any], order_id: str = ORDER_ID) -> httpx.Response:
    return caller.http.post(f"/orders/v0/orders/{order_id}/shipmentConfirmation", json=body)


def message(answer: httpx.Response) -> str:
    """What the first error of a refusal says."""
    return str(answer.json()["errors"][0]["message"])
