"""How the judge asks an adapter."""

from collections.abc import Iterator

from sqlalchemy import Connection

from sqlbridge.model.offers import Scope
from sqlbridge.shops.shop import Shop


def every_sku(adapter: Shop, connection: Connection, limit: int) -> Iterator[str]:
    """All SKUs of the shop, asked for in chunks of `limit`."""
    after = ""
    while chunk := adapter.every_sku(connection, after, limit):
        yield from chunk
        after = chunk[-1]


def scope_of(shop: str) -> Scope:
    """From where the shops were asked: a guest of this part of the shop, whose goods go to Germany."""
    return Scope(shop=shop, country="DE", currency="EUR", digits=2)
