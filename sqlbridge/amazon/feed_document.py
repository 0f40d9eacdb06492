"""The document of a JSON_LISTINGS_FEED, schema version 2.0.

Each message is written once: what it takes decides where a document ends. A message is the same few texts but for
number, SKU and value, so they are laid side by side, a column at a time: that takes little more than half of what an
encoder takes for as many structures (docs/performance.md, 7).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP
from functools import cache

import msgspec

from sqlbridge.amazon.purchasable_offer import NO_OFFER, before_price
from sqlbridge.model.feeds import FeedKind, FeedMessage
from sqlbridge.model.selling import Marketplace, smallest_unit

CONTENT_TYPE = "application/json; charset=UTF-8"

# Both are Amazon's: more messages are refused by the schema, larger documents as "beyond allowed size".
_MOST_MESSAGES = 25_000
_FIRST_REFUSED_SIZE = 10 * 1024 * 1024
# So many are written at once: a hundred take a third longer, more gain nothing.
_SLICE = 1000

_NUMBER = ',{"messageId":'
_SKU = ',"sku":"'
_PATCH = '","operationType":"PATCH","productType":"PRODUCT","patches":[{"op":"%s","path":"/attributes/%s","value":'
_PRICE = _PATCH % ("replace", "purchasable_offer")
# DEFAULT is the seller's own stock.
_QUANTITY = "fulfillment_availability", '[{"fulfillment_channel_code":"DEFAULT","quantity":'
_END = "}]}"
_DOCUMENT_END = b"]}"

_encode = msgspec.json.encode


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document and its messages, which are numbered from 1 in their order."""

    messages: Sequence[FeedMessage]
    content: bytes


def documents(
    kind: FeedKind, marketplace: Marketplace, seller_id: str, messages: Sequence[FeedMessage], limit: int
) -> Iterator[Document]:
    """The messages in as few documents as Amazon takes, of at most `limit` messages each."""
    beginning, most, start = _beginning(seller_id), min(limit, _MOST_MESSAGES), 0
    while start < len(messages):
        room = _FIRST_REFUSED_SIZE - len(beginning) - len(_DOCUMENT_END)
        pieces, count = _fitting(kind, marketplace, messages[start : start + most], room)
        content = b"".join((beginning, pieces[0][1:], *pieces[1:], _DOCUMENT_END))
        yield Document(messages[start : start + count], content)
        start += count


def encode(kind: FeedKind, marketplace: Marketplace, message: FeedMessage) -> bytes:
    """One message as JSON, prices and quantities as exact numbers."""
    return _written(kind, marketplace, [message], 1)[1:]


def _fitting(
    kind: FeedKind, marketplace: Marketplace, messages: Sequence[FeedMessage], room: int
) -> tuple[list[bytes], int]:
    """The messages, from the first on, that take less than `room` bytes with a comma before each; how many they are.

    At least one: Amazon's answer to it is told where it is too large by itself.
    """
    pieces, count, size = list[bytes](), 0, _SLICE
    while count < len(messages):
        piece = _written(kind, marketplace, messages[count : count + size], count + 1)
        if len(piece) < room or (size == 1 and not pieces):
            pieces.append(piece)
            room -= len(piece)
            count += size
        elif size > 1:
            size = 1
        else:
            break
    return pieces, min(count, len(messages))


def _written(kind: FeedKind, marketplace: Marketplace, messages: Sequence[FeedMessage], first: int) -> bytes:
    """The messages as JSON, numbered from `first` on, with a comma before each."""
    numbers = _numbers()[first : first + len(messages)]
    skus = _escaped([one.seller_sku for one in messages])
    patch = _prices(marketplace, messages) if kind is FeedKind.PRICE else _quantities(messages)
    return _woven(len(messages), _NUMBER, numbers, _SKU, skus, *patch, _END)


def _woven(rows: int, *columns: str | Sequence[str]) -> bytes:
    """Row by row the texts of the columns; a single text is the same in each row."""
    texts = [""] * (rows * len(columns))
    for index, column in enumerate(columns):
        texts[index :: len(columns)] = [column] * rows if isinstance(column, str) else column
    return "".join(texts).encode()


def _prices(marketplace: Marketplace, messages: Sequence[FeedMessage]) -> tuple[str | Sequence[str], ...]:
    """The whole offer as Amazon has it, with our price in the instance that all buyers see."""
    unit = smallest_unit(marketplace.digits)
    prices = [str(one.value.quantize(unit, ROUND_HALF_UP)) for one in messages]
    offers = [price.join(one.offer or NO_OFFER) for price, one in zip(prices, messages, strict=True)]
    return _PRICE + before_price(marketplace), prices, offers


def _quantities(messages: Sequence[FeedMessage]) -> tuple[str | Sequence[str], ...]:
    values = [one.value for one in messages]
    days = [one.handling_days for one in messages]
    quantities = list(map(str, values))
    if not "".join(quantities).isdecimal():
        quantities = [str(int(value)) for value in values]
    if days.count(days[0]) == len(days):
        return _before_quantity(days[0]), quantities, _behind_quantity(days[0])
    return list(map(_before_quantity, days)), quantities, list(map(_behind_quantity, days))


def _before_quantity(handling_days: int | None) -> str:
    """Unlike `replace`, `merge` keeps lead time and restock date."""
    path, value = _QUANTITY
    return _PATCH % ("merge" if handling_days is None else "replace", path) + value


def _behind_quantity(handling_days: int | None) -> str:
    return "}]" if handling_days is None else f',"lead_time_to_ship_max_days":{handling_days}}}]'


def _escaped(skus: Sequence[str]) -> Sequence[str]:
    """The SKUs as they stand between quotes in JSON: nearly always as they are, which is asked of all at once."""
    together = "".join(skus)
    is_plain = len(_encode(together)) == len(together) + len('""')
    return skus if is_plain else [_encode(sku).decode()[1:-1] for sku in skus]


@cache
def _numbers() -> Sequence[str]:
    """The texts of all numbers that a message can have; the first document waits 2 ms for them."""
    return [str(number) for number in range(_MOST_MESSAGES + 1)]


def _beginning(seller_id: str) -> bytes:
    header = {"sellerId": seller_id, "version": "2.0", "issueLocale": "en_US"}
    return b'{"header":' + _encode(header) + b',"messages":['
