"""Values that Amazon reports otherwise than acknowledged, page by page, from an index. Reads only."""

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, or_, select, tuple_

from sqlbridge.database.tables import Tables

View = dict[str, Any]


class DriftPlace(NamedTuple):
    """A row's place in the list: when it was seen last, and its key."""

    last_seen_at: datetime
    kind: str
    destination: str
    seller_sku: str


def page(connection: Connection, tables: Tables, after: DriftPlace | None, *, limit: int) -> list[View]:
    """The next disagreements, those seen last first."""
    table = tables.drifts
    key = (table.c.kind, table.c.destination, table.c.seller_sku)
    query = select(table).order_by(table.c.last_seen_at.desc(), *(column.desc() for column in key)).limit(limit)
    # Else a server may prefer to sort all of them.
    query = query.with_hint(table, "FORCE INDEX (by_time)")
    if after is not None:
        earlier = table.c.last_seen_at < after.last_seen_at
        query = query.where(
            table.c.last_seen_at <= after.last_seen_at, or_(earlier, tuple_(*key) < tuple_(*after[1:]))
        )
    return [dict(row) for row in connection.execute(query).mappings()]


def place_of(row: View) -> DriftPlace:
    """Where a page that ends with this row goes on."""
    return DriftPlace(row["last_seen_at"], row["kind"], row["destination"], row["seller_sku"])
