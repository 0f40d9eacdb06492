"""Changes as they are stored, and as they are read."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from sqlbridge.model.changes import ChangeState, Entity, EntityKey


@dataclass(slots=True)
class NewChange:
    """One or more log rows about one key, not yet stored."""

    about: EntityKey
    operation: str
    origin: str
    first_logged_at: datetime
    last_logged_at: datetime
    log_rows: int = 1

    def add_row(self, operation: str, logged_at: datetime) -> None:
        """Take up a further log row about the same key."""
        self.operation = operation
        self.log_rows += 1
        self.last_logged_at = max(logged_at, self.last_logged_at)


@dataclass(frozen=True, slots=True)
class Change:
    """A claimed change."""

    id: int
    about: EntityKey
    origin: str


@dataclass(frozen=True, slots=True)
class Wait:
    """Why a change cannot go on yet: until a feed ends, until a time, or until an operator releases it."""

    reason: str
    feed_id: int | None = None
    until: datetime | None = None


def columns_of(change: NewChange) -> dict[str, Any]:
    """The columns of a new change."""
    return {
        "entity": change.about.entity.value,
        "entity_key": change.about.key.encode("utf-8", "surrogateescape"),
        "operation": change.operation,
        "origin": change.origin.encode("utf-8", "surrogateescape")[:64],
        "log_rows": change.log_rows,
        "first_logged_at": change.first_logged_at,
        "last_logged_at": change.last_logged_at,
        "state": ChangeState.PENDING.value,
        "is_open": 1,
    }


def change_of(row: Row[*tuple[Any, ...]]) -> Change:
    """A change from a row that has at least id, entity, key and origin."""
    key = EntityKey(Entity(row.entity), row.entity_key.decode("utf-8", "surrogateescape"))
    return Change(row.id, key, row.origin.decode("utf-8", "replace"))
