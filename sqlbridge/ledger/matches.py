"""Products that are not listed yet, and their state. No other module writes the column `state` of `matches`."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, and_, delete, update
from sqlalchemy.dialects.mysql import insert

from sqlbridge.database.tables import Tables
from sqlbridge.ledger.match_queries import WAITING
from sqlbridge.model.matches import Finding, MatchState

UNDER_WAY = (MatchState.SUBMITTED, MatchState.ACCEPTED, MatchState.LISTED)
"""At Amazon, or about to be: neither a look-up nor an operator changes them."""

SETTLED = (*UNDER_WAY, MatchState.CHOSEN, MatchState.EXCLUDED)
"""Not looked up again."""

_LOOKED_UP = tuple(state for state in MatchState if state not in SETTLED)
_OPEN_TO_CHOICE = tuple(state for state in MatchState if state not in UNDER_WAY)


def record(connection: Connection, tables: Tables, channel: str, findings: Sequence[Finding], now: datetime) -> None:
    """Remember what look-ups led to; what an operator has decided meanwhile stays."""
    matches = tables.matches
    for one in findings:
        values = _columns(one, now)
        place = {"channel": channel, "shop_sku": one.shop_sku}
        connection.execute(insert(matches).prefix_with("IGNORE").values(**place, **values))
        mine = and_(matches.c.channel == channel, matches.c.shop_sku == one.shop_sku)
        connection.execute(update(matches).where(mine, matches.c.state.in_(_LOOKED_UP)).values(values))


def submitted(connection: Connection, tables: Tables, match_id: int, now: datetime) -> bool:
    """The offer is about to be sent; False if an operator has changed his mind."""
    return _move(connection, tables, match_id, WAITING, MatchState.SUBMITTED, submitted_at=now, reason=None)


def accepted(connection: Connection, tables: Tables, match_id: int, asin: str | None, reason: str | None) -> None:
    """Amazon has taken the offer; it is followed until it is a listing."""
    known = {} if asin is None else {"asin": asin}
    _move(connection, tables, match_id, WAITING, MatchState.ACCEPTED, reason=reason, **known)


def listed(connection: Connection, tables: Tables, match_id: int, reason: str | None = None) -> None:
    """The product is listed."""
    sources = (*WAITING, MatchState.ACCEPTED)
    _move(connection, tables, match_id, sources, MatchState.LISTED, reason=reason)


def refused(connection: Connection, tables: Tables, match_id: int, state: MatchState, reason: str) -> None:
    """The ASIN is not to be offered for this reason: refused, restricted or shared."""
    _move(connection, tables, match_id, (*WAITING, MatchState.ACCEPTED), state, reason=reason)


def note(connection: Connection, tables: Tables, match_id: int, reason: str) -> None:
    """What it waits for."""
    connection.execute(update(tables.matches).where(tables.matches.c.id == match_id).values(reason=reason))


def choose(connection: Connection, tables: Tables, channel: str, sku: str, asin: str) -> bool:
    """Offer the SKU on this ASIN because an operator says so; False if nothing open to choice is known of it."""
    matches = tables.matches
    mine = and_(matches.c.channel == channel, matches.c.shop_sku == sku, matches.c.state.in_(_OPEN_TO_CHOICE))
    values = {"state": MatchState.CHOSEN.value, "asin": asin, "reason": "chosen by the operator"}
    return connection.execute(update(matches).where(mine).values(values)).rowcount == 1


def exclude(connection: Connection, tables: Tables, channel: str, sku: str) -> bool:
    """Never offer the SKU, known or not; False if it is at Amazon already or on its way."""
    matches = tables.matches
    values = {"state": MatchState.EXCLUDED.value, "reason": "excluded by the operator"}
    mine = and_(matches.c.channel == channel, matches.c.shop_sku == sku)
    connection.execute(insert(matches).prefix_with("IGNORE").values(channel=channel, shop_sku=sku, code="", **values))
    open_ = and_(mine, matches.c.state.in_(_OPEN_TO_CHOICE))
    return connection.execute(update(matches).where(open_).values(values)).rowcount == 1


def include(connection: Connection, tables: Tables, channel: str, sku: str) -> bool:
    """Forget that the SKU is excluded or chosen, so that it is looked up anew; False if it is neither."""
    matches = tables.matches
    decided = matches.c.state.in_((MatchState.EXCLUDED, MatchState.CHOSEN))
    mine = and_(matches.c.channel == channel, matches.c.shop_sku == sku, decided)
    return connection.execute(delete(matches).where(mine)).rowcount == 1


def _columns(finding: Finding, now: datetime) -> dict[str, Any]:
    return {
        "code": finding.code,
        "state": finding.state.value,
        "asin": finding.asin,
        "candidates": msgspec.json.encode(finding.candidates).decode(),
        "reason": finding.reason,
        "looked_up_at": now if finding.is_looked_up else None,
    }


def _move(
    connection: Connection,
    tables: Tables,
    match_id: int,
    sources: Sequence[MatchState],
    target: MatchState,
    **columns: Any,
) -> bool:
    matches = tables.matches
    mine = and_(matches.c.id == match_id, matches.c.state.in_(sources))
    return connection.execute(update(matches).where(mine).values(state=target.value, **columns)).rowcount == 1
