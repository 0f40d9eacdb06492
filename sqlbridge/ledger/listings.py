"""What is listed at Amazon, as far as a listings report has told us."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, and_, case, func, literal_column, select, update
from sqlalchemy.dialects.mysql import Insert, insert

from sqlbridge.database.statements import among
from sqlbridge.database.tables import Tables
from sqlbridge.ledger import changes, presence
from sqlbridge.ledger.batches import batches
from sqlbridge.model.selling import Channel, Fulfilment, ReportedListing

# As text: the driver sends many rows in one statement only where nothing is bound behind their values.
_NOT_LOGGED: ColumnElement[int] = literal_column("0")

_FULFILMENTS = {one.value: one for one in Fulfilment}
# What a report tells of a listing: fields of ReportedListing, and our columns.
_REPORTED = {
    "fulfilment": "fulfilment",
    "asin": "asin",
    "status": "status",
    "price": "reported_price",
    "quantity": "reported_quantity",
}


class Listing(Struct, frozen=True, gc=False):
    """A seller SKU on a channel and the shop's SKU it belongs to.

    `reported_price` and `reported_quantity` are Amazon's at the time of the report. One that `is_gone` is missing
    from Amazon's last complete reports.
    """

    account: str
    channel: str
    seller_sku: str
    shop_sku: str
    asin: str | None
    fulfilment: Fulfilment
    reported_price: Decimal | None
    reported_quantity: int | None
    is_gone: bool = False


def record(
    connection: Connection,
    tables: Tables,
    channel: Channel,
    reported: Sequence[ReportedListing],
    seen_at: datetime,
    *,
    columns: Collection[str] = tuple(_REPORTED),
) -> None:
    """Store rows of a listings report; a listing that is known keeps its shop SKU.

    What the report lacks, because it is not among its `columns` (fields of ReportedListing), stays as it is known,
    and so does who fulfils a listing, where that is only guessed. One that the merchant has taken over from Amazon's
    fulfilment, or that was gone, counts as new: what has changed meanwhile was not sent for it.
    """
    for batch in batches(reported):
        presence.welcome_back(connection, tables, channel.name, [listing.seller_sku for listing in batch])
        for is_named in (True, False):
            rows = [_columns(channel, one, seen_at) for one in batch if one.names_fulfilment is is_named]
            told = [_REPORTED[name] for name in columns if name in _REPORTED and (is_named or name != "fulfilment")]
            if rows:
                connection.execute(_storing(tables, told), rows)


def _storing(tables: Tables, told: Sequence[str]) -> Insert:
    statement = insert(tables.listings)
    is_same = tables.listings.c.fulfilment == statement.inserted.fulfilment
    # A list, because the server assigns from left to right and compares with the old fulfilment first.
    assignments: list[tuple[str, Any]] = []
    if "fulfilment" in told:
        assignments.append(("is_logged", case((is_same, tables.listings.c.is_logged), else_=_NOT_LOGGED)))
    assignments += [(name, statement.inserted[name]) for name in ("account", *told)]
    later = func.greatest(tables.listings.c.last_seen_at, statement.inserted.last_seen_at)
    return statement.on_duplicate_key_update([*assignments, ("last_seen_at", later)])


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
    chosen = and_(listings.c.seller_sku == seller_sku, listings.c.channel == channel)
    if channel is None:
        chosen = _are(connection, tables, [seller_sku])
    number = connection.execute(select(func.count()).select_from(listings).where(chosen)).scalar_one()
    connection.execute(update(listings).where(chosen).values(shop_sku=shop_sku, is_logged=0))
    return int(number)


def of_shop_skus(connection: Connection, tables: Tables, skus: Sequence[str]) -> list[Listing]:
    """Every listing, on any channel, of these SKUs of the shop."""
    return _select(connection, tables, skus, lambda some: among(tables.listings.c.shop_sku, some))


def of_seller_skus(connection: Connection, tables: Tables, skus: Sequence[str]) -> list[Listing]:
    """Every listing, on any channel, with one of these seller SKUs."""
    return _select(connection, tables, skus, lambda some: _are(connection, tables, some))


def shop_skus(connection: Connection, tables: Tables, after: str, limit: int) -> list[str]:
    """The next `limit` listed SKUs of the shop above `after`, for walking all of them."""
    column = tables.listings.c.shop_sku
    query = select(column).where(column > after).distinct().order_by(column).limit(limit)
    return list(connection.execute(query).scalars())


def number_of_shop_skus(connection: Connection, tables: Tables, after: str = "") -> int:
    """How many SKUs of the shop above `after` are listed, on whatever channel."""
    column = tables.listings.c.shop_sku
    return int(connection.execute(select(func.count(column.distinct())).where(column > after)).scalar_one())


def shop_skus_like(connection: Connection, tables: Tables, beginning: str, limit: int) -> list[str]:
    """Up to `limit` listed SKUs of the shop that begin so."""
    column = tables.listings.c.shop_sku
    query = select(column).where(column.startswith(beginning, autoescape=True)).distinct().order_by(column)
    return list(connection.execute(query.limit(limit)).scalars())


def unannounced(connection: Connection, tables: Tables, skus: Sequence[str], channels: Collection[str]) -> set[str]:
    """Those of these SKUs of the shop that have a listing on the channels for which no change was ever logged."""
    listings = tables.listings
    new = and_(listings.c.shop_sku.in_(skus), listings.c.is_logged == 0, listings.c.channel.in_(channels))
    return set(connection.execute(select(listings.c.shop_sku).where(new)).scalars())


def shop_skus_for(connection: Connection, tables: Tables, seller_skus: Sequence[str]) -> list[str]:
    """The SKUs of the shop for which these seller SKUs are listed, on whatever channel."""
    listings, found = tables.listings, set[str]()
    for batch in batches(seller_skus):
        query = select(listings.c.shop_sku).where(_are(connection, tables, batch)).distinct()
        found.update(connection.execute(query).scalars())
    return sorted(found)


def shop_sku(connection: Connection, tables: Tables, seller_sku: str) -> str | None:
    """The shop's SKU that a seller SKU is listed for, on whatever channel; None if it is not listed."""
    mine = _are(connection, tables, [seller_sku])
    return connection.execute(select(tables.listings.c.shop_sku).where(mine)).scalar()


def shop_skus_of(
    connection: Connection,
    tables: Tables,
    channel: str,
    seller_skus: Sequence[str],
    fulfilments: Collection[Fulfilment] = tuple(Fulfilment),
) -> dict[str, str]:
    """Seller SKU -> SKU of the shop, for those of these that are listed on the channel and so fulfilled."""
    listings, found = tables.listings, dict[str, str]()
    for batch in batches(seller_skus):
        mine = and_(listings.c.channel == channel, listings.c.seller_sku.in_(batch))
        query = select(listings.c.seller_sku, listings.c.shop_sku).where(mine)
        for row in connection.execute(query.where(listings.c.fulfilment.in_(fulfilments))):
            found[row.seller_sku] = row.shop_sku
    return found


def seller_skus_of(connection: Connection, tables: Tables, channel: str, asins: Sequence[str]) -> dict[str, str]:
    """ASIN -> a seller SKU, for those of these ASINs that are listed on the channel."""
    listings, found = tables.listings, dict[str, str]()
    for batch in batches(asins):
        mine = and_(listings.c.channel == channel, listings.c.asin.in_(batch))
        for row in connection.execute(select(listings.c.asin, listings.c.seller_sku).where(mine)):
            found[row.asin] = row.seller_sku
    return found


def _select(
    connection: Connection,
    tables: Tables,
    skus: Sequence[str],
    chosen: Callable[[Sequence[str]], ColumnElement[bool]],
) -> list[Listing]:
    found, c = list[Listing](), tables.listings.c
    told = (
        c.account,
        c.channel,
        c.seller_sku,
        c.shop_sku,
        c.asin,
        c.fulfilment,
        c.reported_price,
        c.reported_quantity,
    )
    joined = tables.listings.outerjoin(tables.progress, presence.of_listing(tables))
    for batch in batches(skus):
        query = select(*told, presence.is_gone(tables)).select_from(joined)
        found += map(_listing, connection.execute(query.where(chosen(batch)).order_by(c.id)).all())
    return found


def _listing(row: Sequence[Any]) -> Listing:
    account, channel, seller_sku, shop_sku, asin, fulfilment, price, quantity, is_gone = row
    known = _FULFILMENTS[fulfilment]
    return Listing(account, channel, seller_sku, shop_sku, asin, known, price, quantity, bool(is_gone))


def _columns(channel: Channel, listing: ReportedListing, seen_at: datetime) -> dict[str, Any]:
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
        "first_seen_at": seen_at,
        "last_seen_at": seen_at,
    }


def _are(connection: Connection, tables: Tables, seller_skus: Sequence[str]) -> ColumnElement[bool]:
    """That a listing has one of these seller SKUs; on every channel that there is, for the index begins with it."""
    listings = tables.listings
    channels = connection.execute(select(listings.c.channel).distinct()).scalars().all()
    return and_(listings.c.channel.in_(channels), among(listings.c.seller_sku, seller_skus))
