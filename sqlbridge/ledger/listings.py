"""What is listed at Amazon, as far as a listings report has told us."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, case, func, literal_column, select, update
from sqlalchemy.dialects.mysql import insert

from sqlbridge.database.tables import Tables
from sqlbridge.ledger import changes
from sqlbridge.ledger.batches import batches
from sqlbridge.model import Channel, Fulfilment, ReportedListing

# As text: the driver sends many rows in one statement only where nothing is bound behind their values.
_NOT_LOGGED: ColumnElement[int] = literal_column("0")


@dataclass(frozen=True, slots=True)
class Listing:
    """A seller SKU on a channel and the shop's SKU it belongs to.

    `reported_price` and `reported_quantity` are Amazon's at the time of the report.
    """

    account: str
    channel: str
    seller_sku: str
    shop_sku: str
    asin: str | None
    fulfilment: Fulfilment
    reported_price: Decimal | None
    reported_quantity: int | None


def record(
    connection: Connection, tables: Tables, channel: Channel, reported: Sequence[ReportedListing], now: datetime
) -> None:
    """Store rows of a listings report; a listing that is known keeps its shop SKU.

    One that the merchant has taken over from Amazon's fulfilment counts as new: nothing was ever sent for it.
    """
    statement = insert(tables.listings)
    is_same = tables.listings.c.fulfilment == statement.inserted.fulfilment
    seen = ("account", "fulfilment", "asin", "status", "reported_price", "reported_quantity", "last_seen_at")
    # A list, because the server assigns from left to right and compares with the old fulfilment first.
    assignments: list[tuple[str, Any]] = [
        ("is_logged", case((is_same, tables.listings.c.is_logged), else_=_NOT_LOGGED))
    ]
    statement = statement.on_duplicate_key_update(assignments + [(name, statement.inserted[name]) for name in seen])
    for batch in batches(reported):
        connection.execute(statement, [_columns(channel, listing, now) for listing in batch])


def announce(connection: Connection, tables: Tables, channels: Collection[str], now: datetime) -> int:
    """Log a change of origin `listing` for each listing on these channels that never had one; their number.

    By their ids, so that a listing which an import adds meanwhile is left for the next time.
    """
    listings = tables.listings
    new = and_(listings.c.channel.in_(channels), listings.c.is_logged == 0)
    ids = connection.execute(select(listings.c.id).where(new).with_for_update()).scalars().all()
    for batch in batches(ids):
        chosen = listings.c.id.in_(batch)
        changes.add_for_listings(connection, tables, "listing", chosen, now)
        connection.execute(update(listings).where(chosen).values(is_logged=1))
    return len(ids)


def announce_all(
    connection: Connection, tables: Tables, channels: Collection[str], origin: str, now: datetime
) -> int:
    """Log a change about every listing on these channels; the number of listings."""
    listings = tables.listings
    every = listings.c.channel.in_(channels)
    changes.add_for_listings(connection, tables, origin, every, now)
    return int(connection.execute(select(func.count()).select_from(listings).where(every)).scalar_one())


def link(connection: Connection, tables: Tables, seller_sku: str, shop_sku: str, channel: str | None) -> int:
    """Let a seller SKU stand for a SKU of the shop's, on one channel or all; how many listings that concerns."""
    listings = tables.listings
    chosen = listings.c.seller_sku == seller_sku
    if channel is not None:
        chosen = and_(chosen, listings.c.channel == channel)
    number = connection.execute(select(func.count()).select_from(listings).where(chosen)).scalar_one()
    connection.execute(update(listings).where(chosen).values(shop_sku=shop_sku, is_logged=0))
    return int(number)


def of_shop_skus(connection: Connection, tables: Tables, skus: Sequence[str]) -> list[Listing]:
    """Every listing, on any channel, of these SKUs of the shop."""
    return _select(connection, tables, tables.listings.c.shop_sku, skus)


def shop_skus(connection: Connection, tables: Tables, after: str, limit: int) -> list[str]:
    """The next `limit` listed SKUs of the shop above `after`, for walking all of them."""
    column = tables.listings.c.shop_sku
    query = select(column).where(column > after).distinct().order_by(column).limit(limit)
    return list(connection.execute(query).scalars())


def unannounced(connection: Connection, tables: Tables, skus: Sequence[str]) -> set[str]:
    """Those of these SKUs of the shop that have a listing for which no change was ever logged."""
    listings = tables.listings
    new = and_(listings.c.shop_sku.in_(skus), listings.c.is_logged == 0)
    return set(connection.execute(select(listings.c.shop_sku).where(new)).scalars())


def shop_skus_for(connection: Connection, tables: Tables, seller_skus: Sequence[str]) -> list[str]:
    """The SKUs of the shop for which these seller SKUs are listed, on whatever channel."""
    listings, found = tables.listings, set[str]()
    for batch in batches(seller_skus):
        query = select(listings.c.shop_sku).where(listings.c.seller_sku.in_(batch)).distinct()
        found.update(connection.execute(query).scalars())
    return sorted(found)


def shop_sku(connection: Connection, tables: Tables, seller_sku: str) -> str | None:
    """The shop's SKU that a seller SKU is listed for, on whatever channel; None if it is not listed."""
    listings = tables.listings
    return connection.execute(select(listings.c.shop_sku).where(listings.c.seller_sku == seller_sku)).scalar()


def shop_skus_of(connection: Connection, tables: Tables, channel: str, seller_skus: Sequence[str]) -> dict[str, str]:
    """Seller SKU -> SKU of the shop, for those of these that are listed on the channel."""
    listings, found = tables.listings, dict[str, str]()
    for batch in batches(seller_skus):
        mine = and_(listings.c.channel == channel, listings.c.seller_sku.in_(batch))
        for row in connection.execute(select(listings.c.seller_sku, listings.c.shop_sku).where(mine)):
            found[row.seller_sku] = row.shop_sku
    return found


def _select(
    connection: Connection, tables: Tables, column: ColumnElement[str], values: Sequence[str]
) -> list[Listing]:
    found = []
    for batch in batches(values):
        query = select(tables.listings).where(column.in_(batch)).order_by(tables.listings.c.id)
        found += [_listing(row) for row in connection.execute(query)]
    return found


def _listing(row: Any) -> Listing:
    return Listing(
        account=row.account,
        channel=row.channel,
        seller_sku=row.seller_sku,
        shop_sku=row.shop_sku,
        asin=row.asin,
        fulfilment=Fulfilment(row.fulfilment),
        reported_price=row.reported_price,
        reported_quantity=row.reported_quantity,
    )


def _columns(channel: Channel, listing: ReportedListing, now: datetime) -> dict[str, Any]:
    return {
        "account": channel.account,
        "channel": channel.name,
        "seller_sku": listing.seller_sku,
        "shop_sku": listing.seller_sku,
        "asin": listing.asin,
        "status": listing.status,
        "fulfilment": listing.fulfilment.value,
        "reported_price": listing.price,
        "reported_quantity": listing.quantity,
        "first_seen_at": now,
        "last_seen_at": now,
    }
