"""Everything that a shop offers at one moment, to be compared with what it offers after a write."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlbridge.model.changes import EntityKey
from sqlbridge.model.offers import Offer
from tests.judge.adapter import every_sku, scope_of
from tests.judge.ground import Ground

# Part of the shop and row -> what is offered there, SKU first.
Snapshot = dict[tuple[str, EntityKey], tuple[Any, ...]]


def snapshot(ground: Ground, shops: Sequence[str], at: datetime) -> Snapshot:
    """What every part of the shop offers."""
    with ground.worker.read() as connection:
        skus = list(every_sku(ground.adapter, connection, 1000))
        return {
            (shop, offer.key): _values(offer)
            for shop in shops
            for offers in ground.adapter.offers(connection, skus, scope_of(shop), at).values()
            for offer in offers
        }


def changed_skus(before: Snapshot, after: Snapshot) -> set[str]:
    """The SKUs, old and new, of all rows that are offered otherwise than before."""
    rows = {row for row in before.keys() | after.keys() if before.get(row) != after.get(row)}
    return {values[0] for row in rows for values in (before.get(row), after.get(row)) if values}


def _values(offer: Offer) -> tuple[Any, ...]:
    return (offer.sku, offer.gross, offer.net, offer.quantity, offer.is_orderable, offer.is_unlimited)
