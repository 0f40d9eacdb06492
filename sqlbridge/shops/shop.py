"""What the worker asks of a shop, whatever its platform."""

from collections.abc import Sequence
from typing import Protocol

from sqlalchemy import Connection

from sqlbridge.model import EntityKey, Offer, Scope


class Shop(Protocol):
    """Reads a shop's tables; never writes and never locks. One adapter per platform."""

    def skus(self, connection: Connection, keys: Sequence[EntityKey]) -> dict[EntityKey, list[str]]:
        """The SKUs that each product or combination has now; keys that are gone have none."""

    def offers(self, connection: Connection, skus: Sequence[str], scope: Scope) -> dict[str, list[Offer]]:
        """What is sold under each SKU, seen from that scope.

        One offer per product or combination that carries the SKU and is sold; an empty list where none is.
        Read in sets: the number of statements does not grow with the number of SKUs in a batch.
        Raises ShopError for a scope that the shop does not have, naming those it has.
        """
