"""Times in which writes of the shop's may not have been logged, and what has been done about them."""

import os
import socket
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, insert, select, update

from sqlbridge.database.tables import Tables


class Cause(StrEnum):
    """DEFECT: something of ours is missing or wrong; EVENT: a table was emptied or exchanged, and it is over;

    SUSPENSION: the operator took the triggers off; ADOPTION: the installation has moved to another server;
    FAILOVER: a declared server has taken over, and may lack the last transactions.
    """

    DEFECT = "defect"
    EVENT = "event"
    SUSPENSION = "suspension"
    ADOPTION = "adoption"
    FAILOVER = "failover"


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap that is not closed; `shop_tables` is empty where it concerns all, `ended_at` None while it lasts.

    `looked_at` tells when the listings were looked at because of it.
    """

    id: int
    cause: Cause
    reason: str
    shop_tables: tuple[str, ...]
    began_at: datetime
    noted_at: datetime
    noted_by: str
    looked_at: datetime | None
    ended_at: datetime | None


def note(
    connection: Connection,
    tables: Tables,
    reason: str,
    since: datetime,
    now: datetime,
    *,
    cause: Cause = Cause.DEFECT,
    shop_tables: Collection[str] = (),
    ended_at: datetime | None = None,
) -> int:
    """Record a gap that began at `since` (UTC); its id."""
    values = {
        "cause": str(cause),
        "reason": reason,
        "shop_tables": msgspec.json.encode(sorted(shop_tables)).decode(),
        "began_at": since,
        "noted_at": now,
        "noted_by": f"{socket.gethostname()}:{os.getpid()}"[:64],
        "ended_at": ended_at,
    }
    return int(connection.execute(insert(tables.gaps).values(values)).lastrowid)


def open_gaps(connection: Connection, tables: Tables) -> list[Gap]:
    """The gaps whose changes have not been looked for, or not completely; oldest first."""
    gaps = tables.gaps
    rows = connection.execute(select(gaps).where(gaps.c.closed_at.is_(None)).order_by(gaps.c.id))
    return [_gap(row) for row in rows]


def lasting(found: Sequence[Gap], cause: Cause) -> list[Gap]:
    """Those of that cause that have not ended."""
    return [gap for gap in found if gap.cause is cause and gap.ended_at is None]


def end(connection: Connection, tables: Tables, ids: Collection[int], now: datetime) -> None:
    """Writes are logged again; what was written meanwhile is still to be looked for."""
    gaps = tables.gaps
    chosen = (gaps.c.id.in_(list(ids)), gaps.c.ended_at.is_(None))
    connection.execute(update(gaps).where(*chosen).values(ended_at=now))


def looked(connection: Connection, tables: Tables, ids: Collection[int], now: datetime) -> None:
    """Every listing has been announced because of these gaps."""
    connection.execute(update(tables.gaps).where(tables.gaps.c.id.in_(list(ids))).values(looked_at=now))


def close(connection: Connection, tables: Tables, ids: Collection[int], now: datetime) -> None:
    """Whatever these gaps hid has been found."""
    connection.execute(update(tables.gaps).where(tables.gaps.c.id.in_(list(ids))).values(closed_at=now))


def purge(connection: Connection, tables: Tables, before: datetime, limit: int) -> int:
    """Remove up to `limit` gaps that were closed before that moment."""
    gaps = tables.gaps
    ids = connection.execute(select(gaps.c.id).where(gaps.c.closed_at < before).limit(limit)).scalars().all()
    return connection.execute(delete(gaps).where(gaps.c.id.in_(ids))).rowcount if ids else 0


def _gap(row: Any) -> Gap:
    return Gap(
        id=row.id,
        cause=Cause(row.cause),
        reason=row.reason,
        shop_tables=tuple(msgspec.json.decode(row.shop_tables, type=list[str])),
        began_at=row.began_at,
        noted_at=row.noted_at,
        noted_by=row.noted_by,
        looked_at=row.looked_at,
        ended_at=row.ended_at,
    )
