"""Listings of a channel page by page, each page read from an index. Reads only."""

from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select, true

from sqlbridge.database.tables import Tables
from sqlbridge.ledger import presence
from sqlbridge.ledger.views.listing_views import SHOWN
from sqlbridge.model.selling import Fulfilment

View = dict[str, Any]
Place = tuple[str, int]
"""Where a page ends: the SKU by which it is sorted, and the listing's id."""

START: Place = ("", 0)


class SkuOf(StrEnum):
    """By whose SKU listings are sorted and looked for."""

    SELLER = "seller"
    SHOP = "shop"


class Kind(StrEnum):
    """Which listings only."""

    ANY = ""
    GONE = "gone"
    FULFILLED_BY_AMAZON = "fulfilled by Amazon"


def page(
    connection: Connection,
    tables: Tables,
    channel: str,
    sku_of: SkuOf,
    *,
    beginning: str,
    kind: Kind,
    after: Place,
    until: Place | None,
    limit: int,
) -> list[View]:
    """The next listings whose SKU begins so, behind one place and up to another; each with `id` and `is_gone`."""
    listings = tables.listings
    columns = (listings.c.id, *(listings.c[name] for name in SHOWN), presence.is_gone(tables).label("is_gone"))
    joined = listings.outerjoin(tables.progress, presence.of_listing(tables))
    query = _ordered(select(*columns).select_from(joined), tables, channel, sku_of, beginning, after)
    if until is not None:
        query = query.where(~_behind(tables, sku_of, until))
    query = query.where(_is(tables, kind)).limit(limit)
    return [dict(row) for row in connection.execute(query).mappings()]


def end_of_window(
    connection: Connection,
    tables: Tables,
    channel: str,
    sku_of: SkuOf,
    *,
    beginning: str,
    after: Place,
    size: int,
) -> Place | None:
    """The place `size` listings further on; None where there are not so many more."""
    columns = (_sku(tables, sku_of), tables.listings.c.id)
    query = _ordered(select(*columns), tables, channel, sku_of, beginning, after)
    row = connection.execute(query.limit(1).offset(size)).first()
    return None if row is None else (row[0], row[1])


def counted(connection: Connection, tables: Tables, channel: str, cap: int) -> int:
    """How many listings the channel has, gone or not; counting ends one above the cap."""
    listings = tables.listings
    some = select(listings.c.id).where(listings.c.channel == channel).limit(cap + 1).subquery()
    return int(connection.execute(select(func.count()).select_from(some)).scalar_one())


def _ordered(
    query: Select[Any], tables: Tables, channel: str, sku_of: SkuOf, beginning: str, after: Place
) -> Select[Any]:
    listings, sku = tables.listings, _sku(tables, sku_of)
    index = "one_listing" if sku_of is SkuOf.SELLER else "by_shop_sku"
    begins = sku.startswith(beginning, autoescape=True) if beginning else true()
    query = query.where(listings.c.channel == channel, begins, _behind(tables, sku_of, after))
    # Else a server may prefer to sort a whole channel.
    query = query.with_hint(listings, f"FORCE INDEX ({index})")
    return query.order_by(sku, listings.c.id) if sku_of is SkuOf.SHOP else query.order_by(sku)


def _behind(tables: Tables, sku_of: SkuOf, place: Place) -> ColumnElement[bool]:
    sku, id_ = _sku(tables, sku_of), tables.listings.c.id
    if sku_of is SkuOf.SELLER:
        return sku > place[0]
    # Several listings may have one SKU of the shop.
    return and_(sku >= place[0], or_(sku > place[0], id_ > place[1]))


def _sku(tables: Tables, sku_of: SkuOf) -> ColumnElement[str]:
    return tables.listings.c.seller_sku if sku_of is SkuOf.SELLER else tables.listings.c.shop_sku


def _is(tables: Tables, kind: Kind) -> ColumnElement[bool]:
    if kind is Kind.GONE:
        return presence.is_gone(tables) == 1
    if kind is Kind.FULFILLED_BY_AMAZON:
        return and_(presence.is_gone(tables) == 0, tables.listings.c.fulfilment == Fulfilment.AMAZON.value)
    return true()
