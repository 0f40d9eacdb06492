"""Questions about changes that their transitions ask."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, and_, exists, literal, or_, select

from sqlbridge.database.tables import Tables
from sqlbridge.ledger.batches import batches
from sqlbridge.model.changes import ChangeState
from sqlbridge.model.feeds import MessageState


def is_any_pending(connection: Connection, tables: Tables, now: datetime) -> bool:
    """Whether something could be claimed now."""
    changes = tables.changes
    due = or_(changes.c.not_before.is_(None), changes.c.not_before <= now)
    query = select(changes.c.id).where(changes.c.state == ChangeState.PENDING, due).limit(1)
    return connection.execute(query).first() is not None


def newer_twins(connection: Connection, tables: Tables, ids: Sequence[int]) -> dict[int, int]:
    """For each change that is not the one to keep for its key: the one that is."""
    changes, twin = tables.changes, tables.changes.alias("twin")
    same_key = and_(twin.c.entity == changes.c.entity, twin.c.entity_key == changes.c.entity_key)
    keys: dict[int, tuple[str, bytes]] = {}
    keep: dict[tuple[str, bytes], int] = {}
    for batch in batches(ids):
        chosen = changes.c.id.in_(batch)
        query = select(changes.c.id, changes.c.entity, changes.c.entity_key, twin.c.id.label("open_twin"))
        query = query.outerjoin(twin, and_(same_key, twin.c.is_open == 1)).where(chosen)
        for id_, entity, key, open_twin in connection.execute(query).all():
            keys[id_] = (entity, key)
            keep[entity, key] = open_twin or max(id_, keep.get((entity, key), 0))
    return {id_: keep[key] for id_, key in keys.items() if keep[key] != id_}


def ids_where(connection: Connection, tables: Tables, *conditions: ColumnElement[bool]) -> list[int]:
    """Ids of the changes for which all conditions hold."""
    return list(connection.execute(select(tables.changes.c.id).where(*conditions)).scalars())


def in_feed(tables: Tables, feed_id: int) -> ColumnElement[bool]:
    """The change has a message in that feed."""
    links = tables.change_messages
    return tables.changes.c.id.in_(select(links.c.change_id).where(links.c.feed_id == feed_id))


def has_message(tables: Tables, state: MessageState) -> ColumnElement[bool]:
    """The change has a message in that state, in any feed."""
    links, messages = tables.change_messages, tables.feed_messages
    same = and_(messages.c.feed_id == links.c.feed_id, messages.c.message_id == links.c.message_id)
    query = select(literal(1)).select_from(links.join(messages, same))
    return exists(query.where(links.c.change_id == tables.changes.c.id, messages.c.state == state))


def has_come(tables: Tables, now: datetime, longest: timedelta) -> ColumnElement[bool]:
    """That a change may go on; a time further ahead than anything ever waits was written by a wrong clock."""
    not_before = tables.changes.c.not_before
    return or_(not_before <= now, not_before > now + longest)
