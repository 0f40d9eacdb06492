"""The carrier of a new order."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from sqlbridge.errors import ShopError
from sqlbridge.settings import OrderSettings
from sqlbridge.shops.prestashop.settings import Settings
from sqlbridge.shops.reading import Queries


def wanted(queries: Queries, connection: Connection, in_force: Settings, settings: OrderSettings) -> int:
    """Its id_carrier: the newest of the configured reference, or the shop's default.

    The default may be a rule ("the best price") instead of a carrier; then it is the shop's first one. Raises
    ShopError, naming the carriers that there are, for another one.
    """
    carriers = queries.rows(connection, "carriers.sql")
    if settings.carrier:
        return _newest(carriers, settings.carrier)
    default = in_force.number("PS_CARRIER_DEFAULT")
    if any(row.id_carrier == default for row in carriers):
        return default
    if not carriers:
        raise ShopError("the shop has no carrier: create one in its back office")
    return int(carriers[0].id_carrier)


def _newest(carriers: Sequence[Any], reference: str) -> int:
    ids = [row.id_carrier for row in carriers if str(row.id_reference) == reference]
    if not ids:
        existing = ", ".join(f"{row.id_reference} ({row.name})" for row in carriers)
        raise ShopError(f"the shop has no carrier {reference!r}; it has {existing}: correct carrier of the channel")
    return int(max(ids))
