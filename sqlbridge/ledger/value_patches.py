"""Values that went to Amazon one by one, because the feed that carries them is stuck.

Amazon may process that feed at any time, before or after, so what it has of them is unknown until the feed has ended
and they have been sent again. A row is written before Amazon is asked, and goes with the feed's end.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlalchemy import Connection, and_, delete, select, update
from sqlalchemy.dialects.mysql import insert

from sqlbridge.database.tables import Tables
from sqlbridge.ledger import changes, listing_values
from sqlbridge.ledger.batches import batches

_ORIGIN = "stuck feed"


@dataclass(frozen=True, slots=True)
class ValuePatch:
    """What Amazon accepted last, and what it refused since; None where neither is known."""

    value: Decimal | None
    refused_value: Decimal | None


def ask(connection: Connection, tables: Tables, feed_id: int, value_ids: Sequence[int], now: datetime) -> set[int]:
    """Those of the values that are still in the feed; note that Amazon is about to be asked to take them."""
    values = tables.listing_values
    carried = select(values.c.id).where(values.c.id.in_(value_ids), values.c.open_feed == feed_id).with_for_update()
    ids = list(connection.execute(carried).scalars())
    if ids:
        statement = insert(tables.value_patches)
        unknown = {"feed_id": feed_id, "asked_at": now, "value": None, "refused_value": None}
        again = statement.on_duplicate_key_update({name: statement.inserted[name] for name in unknown})
        connection.execute(again, [{"value_id": id_, **unknown} for id_ in ids])
        listing_values.forget(connection, tables, ids)
    return set(ids)


def answered(
    connection: Connection, tables: Tables, accepted: Mapping[int, Decimal], refused: Mapping[int, Decimal]
) -> None:
    """Amazon's answers, by value id."""
    patches = tables.value_patches
    for column, answers in ((patches.c.value, accepted), (patches.c.refused_value, refused)):
        for id_, value in answers.items():
            connection.execute(update(patches).where(patches.c.value_id == id_).values({column: value}))


def of_values(connection: Connection, tables: Tables, value_ids: Sequence[int]) -> dict[int, ValuePatch]:
    """What went to Amazon by itself, by value id."""
    patches, found = tables.value_patches, dict[int, ValuePatch]()
    for batch in batches(value_ids):
        for row in connection.execute(select(patches).where(patches.c.value_id.in_(batch))):
            found[row.value_id] = ValuePatch(row.value, row.refused_value)
    return found


def end(connection: Connection, tables: Tables, feed_id: int, now: datetime) -> None:
    """The feed has ended, before or after what went by itself: nobody knows, so all of it is to go again."""
    patches, values, listings = tables.value_patches, tables.listing_values, tables.listings
    mine = patches.c.feed_id == feed_id
    ids = connection.execute(select(patches.c.value_id).where(mine)).scalars().all()
    if not ids:
        return
    listing_values.forget(connection, tables, ids)
    skus = select(values.c.seller_sku).join(patches, and_(patches.c.value_id == values.c.id, mine))
    # Amazon may have the feed's older value now: the second sending does not wait for another feed.
    changes.add_for_listings(connection, tables, _ORIGIN, listings.c.seller_sku.in_(skus), now, behind_feeds=True)
    connection.execute(delete(patches).where(mine))
