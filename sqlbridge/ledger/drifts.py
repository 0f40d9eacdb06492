"""Values that Amazon reports otherwise than it acknowledged them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, and_, delete, select
from sqlalchemy.dialects.mysql import insert

from sqlbridge.database.tables import Tables
from sqlbridge.ledger.batches import batches
from sqlbridge.model.feeds import FeedKind


@dataclass(frozen=True, slots=True)
class Drift:
    """A disagreement about a value of a seller SKU, and how often the value was sent again because of it.

    `first_seen_at`: since when Amazon has reported this very value, without acknowledging ours again.
    """

    seller_sku: str
    acknowledged: Decimal
    reported: Decimal
    resendings: int
    first_seen_at: datetime


def known(
    connection: Connection, tables: Tables, kind: FeedKind, destination: str, skus: Sequence[str]
) -> dict[str, Drift]:
    """Seller SKU -> the disagreement that was seen last, for those of these that have one."""
    table, found = tables.drifts, dict[str, Drift]()
    for batch in batches(skus):
        mine = and_(table.c.kind == kind.value, table.c.destination == destination, table.c.seller_sku.in_(batch))
        for row in connection.execute(select(table).where(mine)):
            columns = (row.acknowledged, row.reported, row.resendings, row.first_seen_at)
            found[row.seller_sku] = Drift(row.seller_sku, *columns)
    return found


def record(
    connection: Connection,
    tables: Tables,
    kind: FeedKind,
    destination: str,
    drifts: Sequence[Drift],
    now: datetime,
) -> None:
    """Store disagreements as they are seen now."""
    statement = insert(tables.drifts)
    seen = ("acknowledged", "reported", "resendings", "first_seen_at", "last_seen_at")
    statement = statement.on_duplicate_key_update([(name, statement.inserted[name]) for name in seen])
    place: dict[str, object] = {"kind": kind.value, "destination": destination, "last_seen_at": now}
    for batch in batches(drifts):
        connection.execute(statement, [place | _columns(one) for one in batch])


def settle(connection: Connection, tables: Tables, kind: FeedKind, destination: str, skus: Sequence[str]) -> None:
    """Amazon reports these values as it acknowledged them: what was before is over."""
    table = tables.drifts
    for batch in batches(skus):
        mine = and_(table.c.kind == kind.value, table.c.destination == destination, table.c.seller_sku.in_(batch))
        connection.execute(delete(table).where(mine))


def listed(connection: Connection, tables: Tables) -> list[dict[str, Any]]:
    """Every disagreement, the one seen last first."""
    table = tables.drifts
    query = select(table).order_by(table.c.last_seen_at.desc(), table.c.seller_sku)
    return [dict(row) for row in connection.execute(query).mappings()]


def purge(connection: Connection, tables: Tables, before: datetime, limit: int) -> int:
    """Remove up to `limit` disagreements that no report has shown since that moment."""
    table = tables.drifts
    key = (table.c.kind, table.c.destination, table.c.seller_sku)
    old = connection.execute(select(*key).where(table.c.last_seen_at < before).limit(limit)).all()
    for row in old:
        mine = and_(*(column == value for column, value in zip(key, row, strict=True)))
        connection.execute(delete(table).where(mine))
    return len(old)


def _columns(drift: Drift) -> dict[str, object]:
    return {
        "seller_sku": drift.seller_sku,
        "acknowledged": drift.acknowledged,
        "reported": drift.reported,
        "resendings": drift.resendings,
        "first_seen_at": drift.first_seen_at,
    }
