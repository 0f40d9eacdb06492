"""What `update` has still to look at: keys in the log, and changes that have not been brought to Amazon."""

from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from sqlbridge.database.tables import Tables
from sqlbridge.ledger.change_log import about
from sqlbridge.model import ChangeState, EntityKey


@dataclass(frozen=True, slots=True)
class KeysInFlight:
    """`moving` is looked at by the next runs of `update`, `waiting` when an operator has released something."""

    moving: set[EntityKey] = field(default_factory=set)
    waiting: set[EntityKey] = field(default_factory=set)


def keys_in_flight(connection: Connection, tables: Tables, most: int) -> KeysInFlight | None:
    """The keys, or None where they are more than `most`."""
    log, changes = tables.change_log.c, tables.changes.c
    found = KeysInFlight()
    logged = connection.execute(select(log.entity, log.entity_key).distinct().limit(most + 1)).all()
    found.moving.update(about(row.entity, row.entity_key) for row in logged)
    states = (ChangeState.PENDING, ChangeState.CLAIMED, ChangeState.WAITING)
    columns = (changes.entity, changes.entity_key, changes.state, changes.waits_for_feed, changes.not_before)
    stored = connection.execute(select(*columns).where(changes.state.in_(states)).limit(most + 1)).all()
    for row in stored:
        is_moving = row.state != ChangeState.WAITING or row.waits_for_feed or row.not_before
        (found.moving if is_moving else found.waiting).add(about(row.entity, row.entity_key))
    return None if max(len(logged), len(stored)) > most else found
