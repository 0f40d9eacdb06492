"""The document of a JSON_LISTINGS_FEED, schema version 2.0."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, BinaryIO

import msgspec

from sqlbridge.model import FeedKind, FeedMessage, Marketplace

CONTENT_TYPE = "application/json; charset=UTF-8"

# Both are Amazon's: more messages are refused by the schema, larger documents as "beyond allowed size".
_MOST_MESSAGES = 25_000
_FIRST_REFUSED_SIZE = 10 * 1024 * 1024

_ENCODER = msgspec.json.Encoder(decimal_format="number")
_END = b"]}"


def encode(kind: FeedKind, marketplace: Marketplace, message: FeedMessage) -> bytes:
    """One message as JSON, prices and quantities as exact numbers."""
    header = {"messageId": message.message_id, "sku": message.seller_sku, "operationType": "PATCH"}
    return _ENCODER.encode(header | patch(kind, marketplace, message))


def patch(kind: FeedKind, marketplace: Marketplace, message: FeedMessage) -> dict[str, Any]:
    """What the message changes of its listing: in a feed as in a request of its own."""
    content = _price(marketplace, message) if kind is FeedKind.PRICE else _quantity(message)
    return {"productType": "PRODUCT", "patches": [content]}


def cut(
    kind: FeedKind, marketplace: Marketplace, seller_id: str, messages: Iterable[FeedMessage], limit: int
) -> Iterator[list[FeedMessage]]:
    """The messages in groups of at most `limit` that Amazon takes as one document, each numbered from 1."""
    frame = len(_beginning(seller_id)) + len(_END)
    group: list[FeedMessage] = []
    size = frame
    for message in messages:
        numbered = replace(message, message_id=len(group) + 1)
        length = len(encode(kind, marketplace, numbered)) + len(b",")
        if group and (len(group) >= min(limit, _MOST_MESSAGES) or size + length >= _FIRST_REFUSED_SIZE):
            yield group
            group, size, numbered = [], frame, replace(message, message_id=1)
        group.append(numbered)
        size += length
    if group:
        yield group


def write(
    stream: BinaryIO, kind: FeedKind, marketplace: Marketplace, seller_id: str, messages: Iterable[FeedMessage]
) -> None:
    """Write the whole document, message by message."""
    stream.write(_beginning(seller_id))
    for position, message in enumerate(messages):
        stream.write((b"," if position else b"") + encode(kind, marketplace, message))
    stream.write(_END)


def _beginning(seller_id: str) -> bytes:
    header = {"sellerId": seller_id, "version": "2.0", "issueLocale": "en_US"}
    return b'{"header":' + _ENCODER.encode(header) + b',"messages":['


def _quantity(message: FeedMessage) -> dict[str, Any]:
    # DEFAULT is the seller's own stock. Unlike `replace`, `merge` keeps lead time and restock date.
    value: dict[str, Any] = {"fulfillment_channel_code": "DEFAULT", "quantity": int(message.value)}
    if message.handling_days is None:
        return {"op": "merge", "path": "/attributes/fulfillment_availability", "value": [value]}
    value["lead_time_to_ship_max_days"] = message.handling_days
    return {"op": "replace", "path": "/attributes/fulfillment_availability", "value": [value]}


def _price(marketplace: Marketplace, message: FeedMessage) -> dict[str, Any]:
    return {
        "op": "replace",
        "path": "/attributes/purchasable_offer",
        "value": _offer_with_price(marketplace, message),
    }


def _offer_with_price(marketplace: Marketplace, message: FeedMessage) -> list[Mapping[str, object]]:
    """The whole offer as Amazon has it, with our price in the instance that all buyers see."""
    selectors = {"marketplace_id": marketplace.id, "currency": message.currency, "audience": "ALL"}
    value = message.value.quantize(Decimal(1).scaleb(-marketplace.digits), ROUND_HALF_UP)
    ours = {**selectors, "our_price": [{"schedule": [{"value_with_tax": value}]}]}
    present = [instance for instance in message.offer if _is_selected(instance, selectors)]
    others = [instance for instance in message.offer if not _is_selected(instance, selectors)]
    return [{**instance, **ours} for instance in present or [{}]] + others


def _is_selected(instance: Mapping[str, object], selectors: Mapping[str, object]) -> bool:
    return all(instance.get(name, value) == value for name, value in selectors.items())
