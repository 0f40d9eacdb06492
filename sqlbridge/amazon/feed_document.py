"""The document of a JSON_LISTINGS_FEED, schema version 2.0."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from itertools import islice
from typing import Any, BinaryIO

import msgspec
from msgspec import Struct

from sqlbridge.model import FeedKind, FeedMessage, Marketplace

CONTENT_TYPE = "application/json; charset=UTF-8"

PurchasableOffer = tuple[Mapping[str, object], ...]
"""The instances of the attribute as Amazon has them: for all buyers, for businesses, ..."""

# Both are Amazon's: more messages are refused by the schema, larger documents as "beyond allowed size".
_MOST_MESSAGES = 25_000
_FIRST_REFUSED_SIZE = 10 * 1024 * 1024
# So many are encoded at once: one by one would take three times as long.
_SLICE = 1000

_ENCODER = msgspec.json.Encoder(decimal_format="number")
_END = b"]}"
_PRODUCT_TYPE = "PRODUCT"


class _Patch(Struct, frozen=True, gc=False):
    op: str
    path: str
    value: Sequence[object]


class _Quantity(Struct, frozen=True, gc=False, omit_defaults=True):
    fulfillment_channel_code: str
    quantity: int
    lead_time_to_ship_max_days: int | None = None


class ListingPatch(Struct, frozen=True, rename="camel"):
    """What a message changes of its listing."""

    product_type: str
    patches: tuple[_Patch]


class _Message(Struct, frozen=True, gc=False, rename="camel"):
    message_id: int
    sku: str
    operation_type: str
    product_type: str
    patches: tuple[_Patch]


def encode(kind: FeedKind, marketplace: Marketplace, message: FeedMessage) -> bytes:
    """One message as JSON, prices and quantities as exact numbers."""
    return _array(kind, marketplace, [message])[1:-1]


def patch(kind: FeedKind, marketplace: Marketplace, message: FeedMessage) -> ListingPatch:
    """What the message changes of its listing: in a feed as in a request of its own."""
    return ListingPatch(_PRODUCT_TYPE, (_patch(kind, marketplace, message),))


def cut(
    kind: FeedKind, marketplace: Marketplace, seller_id: str, messages: Iterable[FeedMessage], limit: int
) -> Iterator[list[FeedMessage]]:
    """The messages in groups of at most `limit` that Amazon takes as one document, each numbered from 1."""
    room = _FIRST_REFUSED_SIZE - len(_beginning(seller_id)) - len(_END)
    waiting, most = iter(messages), min(limit, _MOST_MESSAGES)
    group = list(islice(waiting, most))
    while group:
        numbered = [_numbered(message, number) for number, message in enumerate(group, start=1)]
        fitting = max(_fitting(kind, marketplace, numbered, room), 1)
        yield numbered[:fitting]
        group = [*group[fitting:], *islice(waiting, fitting)]


def write(
    stream: BinaryIO, kind: FeedKind, marketplace: Marketplace, seller_id: str, messages: Sequence[FeedMessage]
) -> None:
    """Write the whole document, some messages at a time."""
    stream.write(_beginning(seller_id))
    for start in range(0, len(messages), _SLICE):
        array = _array(kind, marketplace, messages[start : start + _SLICE])
        stream.write((b"," if start else b"") + array[1:-1])
    stream.write(_END)


def _numbered(message: FeedMessage, number: int) -> FeedMessage:
    return FeedMessage(
        number, message.seller_sku, message.value, message.currency, message.offer, message.handling_days
    )


def _fitting(
    kind: FeedKind, marketplace: Marketplace, messages: Sequence[FeedMessage], room: int, size: int = _SLICE
) -> int:
    """How many of the messages, from the first on, take less than `room` bytes with a comma for each."""
    for start in range(0, len(messages), size):
        some = messages[start : start + size]
        length = len(_array(kind, marketplace, some)) - len(b"]")
        if length >= room:
            return start + (_fitting(kind, marketplace, some, room, 1) if size > 1 else 0)
        room -= length
    return len(messages)


def _array(kind: FeedKind, marketplace: Marketplace, messages: Sequence[FeedMessage]) -> bytes:
    return _ENCODER.encode(
        [
            _Message(one.message_id, one.seller_sku, "PATCH", _PRODUCT_TYPE, (_patch(kind, marketplace, one),))
            for one in messages
        ]
    )


def _beginning(seller_id: str) -> bytes:
    header = {"sellerId": seller_id, "version": "2.0", "issueLocale": "en_US"}
    return b'{"header":' + _ENCODER.encode(header) + b',"messages":['


def _patch(kind: FeedKind, marketplace: Marketplace, message: FeedMessage) -> _Patch:
    if kind is FeedKind.PRICE:
        return _Patch("replace", "/attributes/purchasable_offer", _offer_with_price(marketplace, message))
    # Unlike `replace`, `merge` keeps lead time and restock date.
    op = "merge" if message.handling_days is None else "replace"
    # DEFAULT is the seller's own stock.
    quantity = _Quantity("DEFAULT", int(message.value), message.handling_days)
    return _Patch(op, "/attributes/fulfillment_availability", (quantity,))


def _offer_with_price(marketplace: Marketplace, message: FeedMessage) -> list[Mapping[str, object]]:
    """The whole offer as Amazon has it, with our price in the instance that all buyers see."""
    value = message.value.quantize(_unit(marketplace.digits), ROUND_HALF_UP)
    ours: dict[str, Any] = {
        "marketplace_id": marketplace.id,
        "currency": message.currency,
        "audience": "ALL",
        "our_price": [{"schedule": [{"value_with_tax": value}]}],
    }
    present, others = list[Mapping[str, object]](), list[Mapping[str, object]]()
    for instance in message.offer:
        (present if _is_selected(instance, ours) else others).append(instance)
    return [{**instance, **ours} for instance in present or ({},)] + others


def _is_selected(instance: Mapping[str, object], ours: Mapping[str, object]) -> bool:
    return (
        instance.get("audience", "ALL") == "ALL"
        and instance.get("currency", ours["currency"]) == ours["currency"]
        and instance.get("marketplace_id", ours["marketplace_id"]) == ours["marketplace_id"]
    )


@lru_cache
def _unit(digits: int) -> Decimal:
    """The smallest amount of a currency with so many digits."""
    return Decimal(1).scaleb(-digits)
