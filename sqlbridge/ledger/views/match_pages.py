"""Products that are not listed on a channel, page by page, each page read from an index. Reads only."""

from typing import Any

import msgspec
from sqlalchemy import Connection, Select, select

from sqlbridge.database.tables import Tables
from sqlbridge.ledger.views.counting import by_state
from sqlbridge.model.matches import MatchState

View = dict[str, Any]

_SHOWN = (
    *("id", "channel", "shop_sku", "code", "state", "asin"),
    *("candidates", "reason", "looked_up_at", "submitted_at"),
)


def page(
    connection: Connection, tables: Tables, channel: str, state: MatchState, *, after: int, limit: int
) -> list[View]:
    """The channel's next matches in a state, behind an id."""
    matches = tables.matches
    query = _columns(tables, channel).where(matches.c.state == state.value, matches.c.id > after)
    # Left alone, MariaDB walks from the state's first row, and a later page costs as much as all before it.
    query = query.with_hint(matches, "FORCE INDEX (by_state)")
    return _read(connection, query.order_by(matches.c.id).limit(limit))


def by_sku(
    connection: Connection, tables: Tables, channel: str, *, beginning: str = "", after: str = "", limit: int
) -> list[View]:
    """The channel's matches in any state by the shop's SKU: those that begin so and come after another one."""
    matches = tables.matches
    query = _columns(tables, channel).where(matches.c.shop_sku > after).with_hint(matches, "FORCE INDEX (one_match)")
    if beginning:
        query = query.where(matches.c.shop_sku.startswith(beginning, autoescape=True))
    return _read(connection, query.order_by(matches.c.shop_sku).limit(limit))


def counted(connection: Connection, tables: Tables, channel: str, cap: int) -> dict[str, int]:
    """State -> how many of the channel's matches are in it; counting ends one above the cap."""
    matches = tables.matches
    return by_state(connection, matches, list(MatchState), cap, matches.c.channel == channel)


def _columns(tables: Tables, channel: str) -> Select[Any]:
    matches = tables.matches
    return select(*(matches.c[name] for name in _SHOWN)).where(matches.c.channel == channel)


def _read(connection: Connection, query: Select[Any]) -> list[View]:
    """`candidates` become pairs of ASIN and title."""
    rows = connection.execute(query).mappings()
    return [{**row, "candidates": _pairs(row["candidates"])} for row in rows]


def _pairs(candidates: str | None) -> list[tuple[str, str]]:
    texts = msgspec.json.decode(candidates or "[]", type=list[str])
    return [(asin, title) for asin, _, title in (text.partition(" ") for text in texts)]
