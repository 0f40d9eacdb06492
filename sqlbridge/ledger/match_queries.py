"""What is recorded of products that are not listed yet; reads only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, and_, select, true

from sqlbridge.database.tables import Tables
from sqlbridge.ledger.batches import batches
from sqlbridge.model.matches import Finding, MatchState

WAITING = (MatchState.FOUND, MatchState.CHOSEN, MatchState.SUBMITTED)
"""With an ASIN that is to be offered."""

_CLAIMING = (*WAITING, MatchState.ACCEPTED, MatchState.SHARED)


@dataclass(frozen=True, slots=True)
class Match:
    """A product on a channel, and how far it is."""

    id: int
    channel: str
    shop_sku: str
    code: str
    state: MatchState
    asin: str | None
    reason: str | None
    looked_up_at: datetime | None
    submitted_at: datetime | None


def of_skus(connection: Connection, tables: Tables, channel: str, skus: Sequence[str]) -> dict[str, Match]:
    """What is known of these SKUs of the shop."""
    matches, found = tables.matches, dict[str, Match]()
    for batch in batches(skus):
        mine = and_(matches.c.channel == channel, matches.c.shop_sku.in_(batch))
        found |= {row.shop_sku: _match(row) for row in connection.execute(select(matches).where(mine))}
    return found


def in_states(
    connection: Connection, tables: Tables, channel: str, states: Sequence[MatchState], after: int, limit: int
) -> list[Match]:
    """The next in one of these states, by id."""
    matches = tables.matches
    wanted = and_(matches.c.channel == channel, matches.c.state.in_(states), matches.c.id > after)
    query = select(matches).where(wanted).order_by(matches.c.id).limit(limit)
    return [_match(row) for row in connection.execute(query)]


def claiming(connection: Connection, tables: Tables, channel: str, asins: Sequence[str]) -> list[Match]:
    """Every SKU that one of these ASINs was found for, and that is not listed, refused or excluded."""
    matches = tables.matches
    query = select(matches).where(
        matches.c.channel == channel, matches.c.state.in_(_CLAIMING), matches.c.asin.in_(asins)
    )
    return [_match(row) for row in connection.execute(query)] if asins else []


def listed(connection: Connection, tables: Tables, state: str | None, sku: str | None) -> list[dict[str, Any]]:
    """For the operator, by channel and SKU; of one state, of one SKU of the shop, or all."""
    matches = tables.matches
    names = ("channel", "shop_sku", "code", "state", "asin", "candidates", "reason", "looked_up_at", "submitted_at")
    query = select(*(matches.c[name] for name in names)).order_by(matches.c.channel, matches.c.shop_sku)
    query = query.where(matches.c.state == state if state else true(), matches.c.shop_sku == sku if sku else true())
    rows = connection.execute(query).mappings()
    return [{**row, "candidates": msgspec.json.decode(row["candidates"] or "[]")} for row in rows]


def unrecorded(channel: str, finding: Finding) -> Match:
    """What would be recorded of the finding."""
    one = finding
    return Match(0, channel, one.shop_sku, one.code, one.state, one.asin, one.reason, None, None)


def _match(row: Any) -> Match:
    return Match(
        id=row.id,
        channel=row.channel,
        shop_sku=row.shop_sku,
        code=row.code,
        state=MatchState(row.state),
        asin=row.asin,
        reason=row.reason,
        looked_up_at=row.looked_up_at,
        submitted_at=row.submitted_at,
    )
