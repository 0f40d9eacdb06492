"""What operators look at about listings: page by page, and counted. Reads only."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, and_, case, func, select

from sqlbridge.database.tables import Tables
from sqlbridge.ledger import presence, reports
from sqlbridge.model.selling import Fulfilment

SHOWN = (
    "seller_sku",
    "shop_sku",
    "asin",
    "status",
    "fulfilment",
    "reported_price",
    "reported_quantity",
    "first_seen_at",
    "last_seen_at",
)


def page(connection: Connection, tables: Tables, channel: str, after: str, limit: int) -> list[dict[str, Any]]:
    """The next `limit` listings of the channel above a seller SKU, and whether each is gone."""
    listings = tables.listings
    columns = [listings.c[name] for name in SHOWN]
    query = select(*columns, presence.is_gone(tables).label("is_gone"))
    query = query.select_from(listings.outerjoin(tables.progress, presence.of_listing(tables)))
    query = query.where(listings.c.channel == channel, listings.c.seller_sku > after)
    return [dict(row) for row in connection.execute(query.order_by(listings.c.seller_sku).limit(limit)).mappings()]


def listed(connection: Connection, tables: Tables, channel: str, shop_skus: Sequence[str]) -> set[str]:
    """Those of these SKUs of the shop that have a listing on the channel that is not gone."""
    listings = tables.listings
    query = select(listings.c.shop_sku).distinct()
    query = query.select_from(listings.outerjoin(tables.progress, presence.of_listing(tables)))
    there = and_(listings.c.channel == channel, presence.is_gone(tables) == 0)
    return set(connection.execute(query.where(there, listings.c.shop_sku.in_(shop_skus))).scalars())


def summary(connection: Connection, tables: Tables) -> list[dict[str, Any]]:
    """Per channel: how many listings are there, fulfilled by Amazon, and gone; what became of the last report."""
    listings, gone = tables.listings, presence.is_gone(tables) == 1
    is_fba = and_(~gone, listings.c.fulfilment == Fulfilment.AMAZON.value)
    numbers = [func.count(case((condition, 1))) for condition in (~gone, is_fba, gone)]
    query = select(listings.c.channel, *numbers).group_by(listings.c.channel)
    query = query.select_from(listings.outerjoin(tables.progress, presence.of_listing(tables)))
    counted = {row[0]: tuple(row)[1:] for row in connection.execute(query)}
    asked = {row["channel"]: row for row in reports.latest(connection, tables)}
    return [
        {
            "channel": channel,
            **dict(zip(("listings", "fulfilled_by_amazon", "gone"), counted.get(channel, (0, 0, 0)), strict=True)),
            **{f"report_{name}": asked.get(channel, {}).get(name) for name in ("state", "requested_at", "error")},
        }
        for channel in sorted(counted.keys() | asked.keys())
    ]
