"""One order out of Amazon's answer; of one that is not as Amazon's model has it, what can be read."""

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import msgspec

from sqlbridge.amazon.order_reading import read_order
from sqlbridge.amazon.order_wire import Order
from sqlbridge.errors import UnreadableAnswerError
from sqlbridge.model.orders import NOTHING, AmazonOrder, OrderLine
from sqlbridge.model.selling import Fulfilment


def order_from(raw: dict[str, Any]) -> AmazonOrder:
    """The order. One that cannot be read whole has its `problem`, and the pieces of the items that can be read.

    Raises UnreadableAnswerError for one without an id.
    """
    told = _without_nulls(raw)
    try:
        return read_order(msgspec.convert(told, Order))
    except msgspec.ValidationError as exc:
        return _salvaged(told, str(exc))


def _salvaged(told: dict[str, Any], words: str) -> AmazonOrder:
    if not isinstance(told.get("orderId"), str):
        raise UnreadableAnswerError(f"Amazon told of an order without an id: {words}")
    fulfillment = _table(told.get("fulfillment"))
    return AmazonOrder(
        id=told["orderId"],
        marketplace_id=str(_table(told.get("salesChannel")).get("marketplaceId", "")),
        status=str(fulfillment.get("fulfillmentStatus", "UNSHIPPED")),
        fulfilment=Fulfilment.AMAZON if fulfillment.get("fulfilledBy") == "AMAZON" else Fulfilment.MERCHANT,
        purchased_at=_moment(told.get("createdTime")),
        updated_at=_moment(told.get("lastUpdatedTime")),
        currency="",
        total=Decimal(0),
        lines=tuple(_lines(told.get("orderItems"))),
        problem=f"Amazon's answer cannot be read: {words}",
    )


def _lines(items: Any) -> Iterator[OrderLine]:
    for item in items if isinstance(items, list) else []:
        entry = _table(item)
        sku, quantity = _table(entry.get("product")).get("sellerSku"), entry.get("quantityOrdered")
        if isinstance(sku, str) and isinstance(quantity, int) and isinstance(entry.get("orderItemId"), str):
            yield OrderLine(entry["orderItemId"], sku, "", quantity, 0, NOTHING)


def _moment(text: Any) -> datetime:
    """Now, where Amazon's cannot be read: a later answer counts as newer all the same."""
    try:
        return datetime.fromisoformat(str(text)).astimezone(UTC).replace(tzinfo=None, microsecond=0)
    except ValueError:
        return datetime.now(UTC).replace(tzinfo=None, microsecond=0)


def _table(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _without_nulls(value: Any) -> Any:
    """Amazon leaves out what it does not know, but not always."""
    if isinstance(value, dict):
        return {key: _without_nulls(inner) for key, inner in value.items() if inner is not None}
    return [_without_nulls(inner) for inner in value if inner is not None] if isinstance(value, list) else value
