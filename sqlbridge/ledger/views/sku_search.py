"""Finding SKUs by how they begin, with an index. Reads only."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from sqlbridge.database.tables import Tables


def shop_skus(
    connection: Connection, tables: Tables, beginning: str, channels: Sequence[str], limit: int
) -> list[str]:
    """SKUs of the shop that begin so, or that have a listing on one of the channels whose seller SKU does."""
    listings = tables.listings
    found = set(_shop_skus(connection, tables, beginning, limit))
    for channel in channels:
        mine = listings.c.seller_sku.startswith(beginning, autoescape=True)
        query = select(listings.c.shop_sku).where(listings.c.channel == channel, mine)
        found |= set(connection.execute(query.order_by(listings.c.seller_sku).limit(limit)).scalars())
    return sorted(found)[:limit]


def _shop_skus(connection: Connection, tables: Tables, beginning: str, limit: int) -> Sequence[str]:
    listings = tables.listings
    query = select(listings.c.shop_sku).where(listings.c.shop_sku.startswith(beginning, autoescape=True)).distinct()
    return connection.execute(query.order_by(listings.c.shop_sku).limit(limit)).scalars().all()
