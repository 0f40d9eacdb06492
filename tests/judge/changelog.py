"""What the triggers logged, and which SKUs the worker would look at because of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import delete, select

from sqlbridge.model.changes import Entity, EntityKey
from tests.judge.ground import Ground


@dataclass(frozen=True, slots=True)
class Reach:
    """The SKUs that changes lead to; with `is_all`, every one."""

    skus: frozenset[str]
    is_all: bool

    def missing(self, changed: set[str]) -> set[str]:
        """The SKUs that changed, but would not be looked at."""
        return set() if self.is_all else changed - self.skus


def take_log(ground: Ground) -> list[EntityKey]:
    """What the log is about; it is emptied."""
    log = ground.worker.tables.change_log
    with ground.worker.begin() as connection:
        rows = connection.execute(select(log).order_by(log.c.id)).all()
        if rows:
            connection.execute(delete(log))
    return [EntityKey(Entity(row.entity), row.entity_key.decode("utf-8", "surrogateescape")) for row in rows]


def reach(ground: Ground, about: Iterable[EntityKey]) -> Reach:
    """Where these changes lead in the shop as it is now."""
    keys = set(about)
    named = {key.key for key in keys if key.entity is Entity.SKU}
    ids = sorted((key for key in keys if key.entity not in {Entity.SKU, Entity.ALL}), key=str)
    with ground.worker.read() as connection:
        found = ground.adapter.skus(connection, ids)
    return Reach(frozenset(named.union(*found.values())), any(key.entity is Entity.ALL for key in keys))
