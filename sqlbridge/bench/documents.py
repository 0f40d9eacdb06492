"""Figure 7: from values to the documents of feeds."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

import orjson

from sqlbridge.amazon import feed_document
from sqlbridge.amazon.marketplaces import marketplace
from sqlbridge.amazon.purchasable_offer import PurchasableOffer, around_price
from sqlbridge.bench.goods import sku_of
from sqlbridge.bench.ground import Ground
from sqlbridge.bench.measure import Figure, in_turns, processor_seconds, ratio
from sqlbridge.model.feeds import FeedKind, FeedMessage

_ROUNDS = 25
_GOAL = 2.0
_MESSAGES = 25_000
_SELLER = "A1BENCH"
_PLACE = marketplace("DE")


def documents(ground: Ground) -> Iterator[Figure]:
    """Four full feeds of each kind, cut to Amazon's limits and written, beside ready-made dicts of the same."""
    number = ground.size(4 * _MESSAGES)
    stock = [FeedMessage(sku_of(one), Decimal(one % 70)) for one in range(number)]
    prices = [_price(one, _offer(one)) for one in range(number)]
    rounds = ground.rounds(_ROUNDS)
    yield _figure(rounds, f"{number:,} quantities", FeedKind.STOCK, stock)
    yield _figure(rounds, f"{number:,} prices, each with the rest of its offer at Amazon", FeedKind.PRICE, prices)


def _figure(rounds: int, what: str, kind: FeedKind, messages: Sequence[FeedMessage]) -> Figure:
    ready = [orjson.loads(document) for document in _written(kind, messages)]
    ours, theirs = in_turns(
        rounds,
        [
            lambda: processor_seconds(lambda: _written(kind, messages)),
            lambda: processor_seconds(lambda: [orjson.dumps(one) for one in ready]),
        ],
    )
    cost = f"{min(ours) / len(messages) * 1e6:.1f} µs a message, orjson {min(theirs) / len(messages) * 1e6:.1f}"
    baseline = "`orjson.dumps` of the same dicts, ready-made"
    return ratio("7", f"feed documents of {what}", baseline, ours, theirs, goal=_GOAL, remark=cost)


def _written(kind: FeedKind, messages: Sequence[FeedMessage]) -> list[bytes]:
    return [one.content for one in feed_document.documents(kind, _PLACE, _SELLER, messages, _MESSAGES)]


def _price(number: int, offer: PurchasableOffer) -> FeedMessage:
    return FeedMessage(sku_of(number), Decimal(number % 90000 + 199) / 100, "EUR", offer)


def _offer(number: int) -> PurchasableOffer:
    """What an operator set at Amazon by himself, as it is kept of Amazon's answer: bounds, a price for businesses."""
    place = {"marketplace_id": _PLACE.id, "currency": "EUR"}
    price = number % 90000 / 100 + 2
    instances = (
        {
            **place,
            "audience": "ALL",
            "our_price": _schedule(price),
            "minimum_seller_allowed_price": _schedule(price - 1),
            "maximum_seller_allowed_price": _schedule(price * 2),
        },
        {**place, "audience": "B2B", "our_price": _schedule(price)},
    )
    return around_price(_PLACE, instances)


def _schedule(price: float) -> list[dict[str, list[dict[str, float]]]]:
    return [{"schedule": [{"value_with_tax": round(price, 2)}]}]
