"""Values that Amazon has acknowledged and that are not on their way: what a report can be held against."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import Connection, and_, select, update

from sqlbridge.database.tables import Tables
from sqlbridge.ledger.batches import batches
from sqlbridge.model.feeds import FeedKind


class SettledValue(NamedTuple):
    """What Amazon has acknowledged last, and when; `is_held` where another value waits for an operator."""

    id: int
    acknowledged: Decimal
    acknowledged_at: datetime
    is_held: bool


def load(
    connection: Connection, tables: Tables, kind: FeedKind, destination: str, skus: Sequence[str], before: datetime
) -> dict[str, SettledValue]:
    """Seller SKU -> value, for those of these that Amazon has acknowledged before that moment."""
    values, found = tables.listing_values, dict[str, SettledValue]()
    same = and_(values.c.kind == kind.value, values.c.destination == destination)
    settled = and_(same, values.c.open_feed.is_(None), values.c.acknowledged_at < before)
    columns = (
        values.c.seller_sku, values.c.id, values.c.acknowledged, values.c.acknowledged_at, values.c.held_value,
    )  # fmt: skip
    for batch in batches(skus):
        query = select(*columns).where(settled, values.c.acknowledged.is_not(None), values.c.seller_sku.in_(batch))
        for row in connection.execute(query):
            is_held = row.held_value is not None
            found[row.seller_sku] = SettledValue(row.id, row.acknowledged, row.acknowledged_at, is_held)
    return found


def forget(connection: Connection, tables: Tables, ids: Sequence[int], before: datetime) -> None:
    """What Amazon has of these no longer counts as known, unless they were acknowledged since or are in a feed."""
    values = tables.listing_values
    for batch in batches(ids):
        settled = and_(values.c.id.in_(batch), values.c.open_feed.is_(None), values.c.acknowledged_at < before)
        connection.execute(update(values).where(settled).values(acknowledged=None))
