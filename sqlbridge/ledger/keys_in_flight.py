"""What `update` has still to look at: keys in the log, and changes that have not been brought to Amazon."""

from dataclasses import dataclass

from sqlalchemy import Connection, and_, select

from sqlbridge.database.tables import Tables
from sqlbridge.ledger.change_log import about
from sqlbridge.model.changes import ChangeState, EntityKey

_ON_THE_WAY = (ChangeState.PENDING, ChangeState.CLAIMED, ChangeState.WAITING)


@dataclass(frozen=True, slots=True)
class KeysInFlight:
    """`moving` is looked at by the next runs of `update`, `waiting` when an operator has released something."""

    moving: set[EntityKey]
    waiting: set[EntityKey]


def keys_in_flight(connection: Connection, tables: Tables, most: int) -> KeysInFlight | None:
    """The keys, or None where more than `most` are moving. Each takes two hundred bytes or so."""
    log, changes = tables.change_log.c, tables.changes.c
    later = and_(changes.waits_for_feed.is_(None), changes.not_before.is_(None))
    waits_for_operator = and_(changes.state == ChangeState.WAITING, later)
    moving = and_(changes.state.in_(_ON_THE_WAY), ~waits_for_operator)
    logged = connection.execute(select(log.entity, log.entity_key).distinct().limit(most + 1)).all()
    stored = connection.execute(select(changes.entity, changes.entity_key).where(moving).limit(most + 1)).all()
    if max(len(logged), len(stored)) > most:
        return None
    waiting = connection.execute(select(changes.entity, changes.entity_key).where(waits_for_operator)).all()
    return KeysInFlight({about(*row) for row in (*logged, *stored)}, {about(*row) for row in waiting})
