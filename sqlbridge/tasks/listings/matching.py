"""What is listed at Amazon, held against what the shop sells: matched, on one side only, or ambiguous."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection

from sqlbridge.ledger.views import listing_views
from sqlbridge.model.offers import Offer
from sqlbridge.model.selling import Channel
from sqlbridge.tasks.deciding.reading import price_scope
from sqlbridge.tasks.running import Bridge

_CHUNK = 1000


class Match(StrEnum):
    """How a listing, or a SKU of the shop's, stands."""

    MATCHED = "matched"
    AMAZON_ONLY = "amazon-only"  # no product of the shop carries the SKU
    SHOP_ONLY = "shop-only"  # sold in this part of the shop, and not listed
    AMBIGUOUS = "ambiguous"  # several products that are sold carry the SKU
    GONE = "gone"  # missing from Amazon's last complete reports


@dataclass(frozen=True, slots=True)
class MatchedListing:
    """A listing of a channel and the rows of the shop that carry its SKU; without `seller_sku`, only those."""

    channel: str
    match: Match
    seller_sku: str | None
    shop_sku: str
    shop_rows: str
    asin: str | None = None
    status: str | None = None
    fulfilment: str | None = None
    reported_price: Decimal | None = None
    reported_quantity: int | None = None
    first_seen_at: datetime | None = None
    last_seen_at: datetime | None = None


def matches(bridge: Bridge, channel: Channel, wanted: Collection[Match]) -> Iterator[MatchedListing]:
    """The channel's listings, then the shop's SKUs without one, of the wanted kinds; chunk by chunk.

    Raises ShopError where the shop cannot answer for the channel.
    """
    with bridge.database.read() as connection:
        if any(kind is not Match.SHOP_ONLY for kind in wanted):
            yield from (one for one in _listed(connection, bridge, channel) if one.match in wanted)
        if Match.SHOP_ONLY in wanted:
            yield from _unlisted(connection, bridge, channel)


def counts(bridge: Bridge, channel: Channel) -> dict[str, int]:
    """How many there are of each kind, and how many of those that are listed Amazon fulfils."""
    numbers = {kind.value: 0 for kind in Match} | {"fulfilled by Amazon": 0}
    for one in matches(bridge, channel, set(Match)):
        numbers[one.match] += 1
        numbers["fulfilled by Amazon"] += one.fulfilment == "amazon" and one.match is not Match.GONE
    return numbers


def _listed(connection: Connection, bridge: Bridge, channel: Channel) -> Iterator[MatchedListing]:
    tables, after = bridge.database.tables, ""
    while page := listing_views.page(connection, tables, channel.name, after, _CHUNK):
        yield from matched(connection, bridge, channel, page)
        after = page[-1]["seller_sku"]


def matched(
    connection: Connection, bridge: Bridge, channel: Channel, rows: Sequence[Mapping[str, Any]]
) -> list[MatchedListing]:
    """Rows of `listings` with `is_gone`, held against the shop. Raises ShopError as `matches` does."""
    offers = _offers(connection, bridge, channel, sorted({row["shop_sku"] for row in rows}))
    return [_matched(channel, row, offers.get(row["shop_sku"], ())) for row in rows]


def _unlisted(connection: Connection, bridge: Bridge, channel: Channel) -> Iterator[MatchedListing]:
    after = ""
    while skus := bridge.shop.every_sku(connection, after, _CHUNK):
        listed = listing_views.listed(connection, bridge.database.tables, channel.name, skus)
        offers = _offers(connection, bridge, channel, [sku for sku in skus if sku not in listed])
        for sku, carriers in offers.items():
            sold = [offer for offer in carriers if offer.is_sold]
            if sold:
                yield MatchedListing(channel.name, Match.SHOP_ONLY, None, sku, _rows(sold))
        after = skus[-1]


def _offers(
    connection: Connection, bridge: Bridge, channel: Channel, skus: Sequence[str]
) -> Mapping[str, Sequence[Offer]]:
    return bridge.shop.offers(connection, skus, price_scope(channel), bridge.now()) if skus else {}


def _matched(channel: Channel, row: Mapping[str, Any], carriers: Sequence[Offer]) -> MatchedListing:
    sold = [offer for offer in carriers if offer.is_sold]
    match = Match.MATCHED if carriers else Match.AMAZON_ONLY
    if len(sold) > 1:
        match = Match.AMBIGUOUS
    if row["is_gone"]:
        match = Match.GONE
    shown = {name: row[name] for name in listing_views.SHOWN}
    return MatchedListing(channel=channel.name, match=match, shop_rows=_rows(sold or carriers), **shown)


def _rows(offers: Sequence[Offer]) -> str:
    return "; ".join(offer.rows for offer in offers)
