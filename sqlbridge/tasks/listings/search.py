"""Looking for listings of a channel, held against the shop, page by page: for a person who looks at them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection

from sqlbridge.errors import ShopError
from sqlbridge.ledger.views import listing_pages, listing_views
from sqlbridge.ledger.views.listing_pages import Kind, Place, SkuOf
from sqlbridge.model.selling import Channel
from sqlbridge.tasks.listings.matching import Match, MatchedListing, matched
from sqlbridge.tasks.running import Bridge

WINDOW, SHOP_WINDOW = 5_000, 500
"""So many listings are looked through for a page: for what no index tells, and for what the shop has to be asked."""


class Only(StrEnum):
    """Which listings only."""

    ANY = ""
    AMAZON_ONLY = "amazon-only"
    AMBIGUOUS = "ambiguous"
    GONE = "gone"
    FULFILLED_BY_AMAZON = "fulfilled by Amazon"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for. `beginning` is that of the SKU by which they are sorted; empty: all."""

    channel: Channel
    sku_of: SkuOf = SkuOf.SELLER
    beginning: str = ""
    only: Only = Only.ANY
    after: Place = listing_pages.START


@dataclass(frozen=True, slots=True)
class Found:
    """A page. `after` is where the next one begins, None at the end. `window` listings were looked through; 0: all.

    `shop_error` tells why the shop cannot be asked how they match: their `match` then says nothing.
    """

    listings: Sequence[MatchedListing]
    after: Place | None
    window: int = 0
    shop_error: str = ""


def find(connection: Connection, bridge: Bridge, wanted: Wanted, size: int) -> Found:
    """Up to `size` listings. Raises ShopError where the shop would have to tell which ones, and cannot."""
    if wanted.only in (Only.AMAZON_ONLY, Only.AMBIGUOUS):
        return _by_match(connection, bridge, wanted, size)
    kind = Kind(wanted.only.value)
    until = _end_of_window(connection, bridge, wanted) if kind is not Kind.ANY else None
    window = WINDOW if until else 0
    rows = _rows(connection, bridge, wanted, kind, until, size + 1)
    after = _place(wanted, rows[size - 1]) if len(rows) > size else until
    try:
        return Found(matched(connection, bridge, wanted.channel, rows[:size]), after, window)
    except ShopError as exc:
        return Found([_unjudged(wanted, row) for row in rows[:size]], after, window, str(exc))


def _by_match(connection: Connection, bridge: Bridge, wanted: Wanted, size: int) -> Found:
    rows = _rows(connection, bridge, wanted, Kind.ANY, None, SHOP_WINDOW + 1)
    listings = matched(connection, bridge, wanted.channel, rows[:SHOP_WINDOW])
    chosen = [at for at, one in enumerate(listings) if one.match == wanted.only.value]
    is_cut = len(rows) > SHOP_WINDOW
    after = _place(wanted, rows[SHOP_WINDOW - 1]) if is_cut else None
    if len(chosen) > size:
        after = _place(wanted, rows[chosen[size - 1]])
    return Found([listings[at] for at in chosen[:size]], after, SHOP_WINDOW if is_cut else 0)


def _rows(
    connection: Connection, bridge: Bridge, wanted: Wanted, kind: Kind, until: Place | None, limit: int
) -> list[dict[str, Any]]:
    return listing_pages.page(
        connection,
        bridge.database.tables,
        wanted.channel.name,
        wanted.sku_of,
        beginning=wanted.beginning,
        kind=kind,
        after=wanted.after,
        until=until,
        limit=limit,
    )


def _end_of_window(connection: Connection, bridge: Bridge, wanted: Wanted) -> Place | None:
    return listing_pages.end_of_window(
        connection,
        bridge.database.tables,
        wanted.channel.name,
        wanted.sku_of,
        beginning=wanted.beginning,
        after=wanted.after,
        size=WINDOW,
    )


def _place(wanted: Wanted, row: dict[str, Any]) -> Place:
    return (row[f"{wanted.sku_of.value}_sku"], row["id"])


def _unjudged(wanted: Wanted, row: dict[str, Any]) -> MatchedListing:
    match = Match.GONE if row["is_gone"] else Match.MATCHED
    shown = {name: row[name] for name in listing_views.SHOWN}
    return MatchedListing(channel=wanted.channel.name, match=match, shop_rows="", **shown)
