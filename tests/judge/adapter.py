"""The adapter under judgement, with all that the judge asks of it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Protocol

from sqlalchemy import Connection

from sqlbridge.model import EntityKey, Scope
from sqlbridge.shops.shop import Shop


class JudgedAdapter(Shop, Protocol):
    """A shop whose offers can be walked, and whose clock can be asked."""

    def every_sku(self, connection: Connection, after: str, limit: int) -> list[str]:
        """The next SKUs above `after`."""

    def due(self, connection: Connection, scope: Scope, after: datetime, until: datetime) -> list[EntityKey]:
        """What changes by the clock alone."""


def every_sku(adapter: JudgedAdapter, connection: Connection, limit: int) -> Iterator[str]:
    """All SKUs of the shop, asked for in chunks of `limit`."""
    after = ""
    while chunk := adapter.every_sku(connection, after, limit):
        yield from chunk
        after = chunk[-1]


def scope_of(shop: str) -> Scope:
    """From where the shops were asked: a guest of this part of the shop, whose goods go to Germany."""
    return Scope(shop=shop, country="DE", currency="EUR", digits=2)
