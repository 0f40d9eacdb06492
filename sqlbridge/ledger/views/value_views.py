"""What is known of single values at Amazon, for whoever asks why. Reads only."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import Connection, and_, or_, select

from sqlbridge.database.tables import Tables
from sqlbridge.ledger.batches import batches
from sqlbridge.ledger.listing_values import ValueKey
from sqlbridge.model.feeds import FeedKind, MessageState


class ValueRow(NamedTuple):
    """A value at Amazon; moments are UTC. `is_held`: a person must let it go."""

    id: int
    key: ValueKey
    acknowledged: Decimal | None
    acknowledged_at: datetime | None
    open_feed: int | None
    open_value: Decimal | None
    refused_value: Decimal | None
    refused_feed: int | None
    raise_waits_since: datetime | None
    held_value: Decimal | None
    held_reason: str | None
    is_held: bool


class Refused(NamedTuple):
    """Amazon's words on a value that it refused."""

    feed_id: int
    code: str | None
    issue: str | None


def of_keys(connection: Connection, tables: Tables, keys: Sequence[ValueKey]) -> dict[ValueKey, ValueRow]:
    """Those of these values that are recorded."""
    values, found = tables.listing_values, dict[ValueKey, ValueRow]()
    for batch in batches(keys):
        chosen = or_(*(_is(tables, key) for key in batch))
        for row in connection.execute(select(values).where(chosen)):
            one = _value(row)
            found[one.key] = one
    return found


def refusals(connection: Connection, tables: Tables, values: Sequence[ValueRow]) -> dict[int, Refused]:
    """Value id -> Amazon's words, for those of these values that it refused last."""
    messages, refused = tables.feed_messages, {one.id: one.refused_feed for one in values if one.refused_feed}
    if not refused:
        return {}
    query = select(messages.c.value_id, messages.c.feed_id, messages.c.issue_code, messages.c.issue)
    query = query.where(messages.c.value_id.in_(refused), messages.c.state == MessageState.REFUSED)
    rows = connection.execute(query.where(messages.c.feed_id.in_(refused.values())))
    return {row.value_id: Refused(*row[1:]) for row in rows if refused[row.value_id] == row.feed_id}


def _is(tables: Tables, key: ValueKey) -> Any:
    values = tables.listing_values
    return and_(
        values.c.kind == key.kind.value,
        values.c.destination == key.destination,
        values.c.seller_sku == key.seller_sku,
    )


def _value(row: Any) -> ValueRow:
    return ValueRow(
        id=row.id,
        key=ValueKey(FeedKind(row.kind), row.destination, row.seller_sku),
        acknowledged=row.acknowledged,
        acknowledged_at=row.acknowledged_at,
        open_feed=row.open_feed,
        open_value=row.open_value,
        refused_value=row.refused_value,
        refused_feed=row.refused_feed,
        raise_waits_since=row.raise_waits_since,
        held_value=row.held_value,
        held_reason=row.held_reason,
        is_held=row.held_value is not None and row.held_value != row.released_value,
    )
