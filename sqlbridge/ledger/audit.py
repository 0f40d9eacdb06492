"""Who did what: every action of a person's, on the command line or in the dashboard."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from sqlbridge.database.tables import Tables
from sqlbridge.model.people import Actor

View = dict[str, Any]

_LONGEST_SUBJECT = 255
_SHOWN = ("id", "done_at", "actor", "way", "action", "subject", "outcome", "is_done")


def record(
    connection: Connection,
    tables: Tables,
    actor: Actor,
    action: str,
    subject: str,
    outcome: str,
    now: datetime,
    *,
    is_done: bool = True,
) -> None:
    """Write down an action and what came of it, in words."""
    values = {
        "done_at": now,
        "actor": actor.name[:_LONGEST_SUBJECT],
        "way": actor.way.value,
        "action": action,
        "subject": subject[:_LONGEST_SUBJECT],
        "outcome": outcome,
        "is_done": is_done,
    }
    connection.execute(insert(tables.audit).values(values))


def page(
    connection: Connection,
    tables: Tables,
    *,
    before: int | None = None,
    subject: str = "",
    actor: str = "",
    refused_only: bool = False,
    limit: int,
) -> list[View]:
    """The newest entries with an id below `before`: all, or those whose subject begins so, of one actor, refused."""
    table = tables.audit
    query = select(*(table.c[name] for name in _SHOWN)).order_by(table.c.id.desc()).limit(limit)
    if before is not None:
        query = query.where(table.c.id < before)
    if subject:
        query = query.where(table.c.subject.startswith(subject, autoescape=True))
    if actor:
        query = query.where(table.c.actor == actor)
    if refused_only:
        query = query.where(table.c.is_done == 0)
    return [dict(row) for row in connection.execute(query).mappings()]


def purge(connection: Connection, tables: Tables, before: datetime, limit: int) -> int:
    """Remove up to `limit` entries from before that moment."""
    table = tables.audit
    old = connection.execute(select(table.c.id).where(table.c.done_at < before).limit(limit)).scalars().all()
    return connection.execute(delete(table).where(table.c.id.in_(old))).rowcount if old else 0
