"""From claimed changes to the SKUs and listings that they touch."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from sqlbridge.database.tables import Tables
from sqlbridge.ledger import listings
from sqlbridge.ledger.change_rows import Change
from sqlbridge.ledger.listings import Listing
from sqlbridge.model.changes import Entity, EntityKey
from sqlbridge.shops.shop import Shop
from sqlbridge.tasks.deciding.targets import sendable, why_not_sendable


@dataclass(frozen=True, slots=True)
class Resolved:
    """For each change the shop SKUs to look at, or else the reason why there is nothing to send."""

    skus: dict[int, list[str]]
    reasons: dict[int, str]
    listings: list[Listing]

    def changes_of(self) -> Mapping[str, tuple[int, ...]]:
        """Shop SKU -> the changes that are about it."""
        ids: defaultdict[str, list[int]] = defaultdict(list)
        for id_, skus in self.skus.items():
            for sku in skus:
                ids[sku].append(id_)
        return {sku: tuple(some) for sku, some in ids.items()}


def resolve(
    connection: Connection, tables: Tables, shop: Shop, claimed: Sequence[Change], sending: set[str]
) -> Resolved:
    """Look up the SKUs of what has changed, and their listings on the channels that send."""
    skus = _skus(connection, shop, claimed)
    found = listings.of_shop_skus(connection, tables, sorted({sku for some in skus.values() for sku in some}))
    wanted = sendable(found, sending)
    served = {listing.shop_sku for listing in wanted}
    sent = {id_: [sku for sku in some if sku in served] for id_, some in skus.items() if served.intersection(some)}
    known = _by_shop_sku(found)
    reasons = {id_: _reason(some, known, sending) for id_, some in skus.items() if id_ not in sent}
    return Resolved(sent, reasons, wanted)


def _skus(connection: Connection, shop: Shop, claimed: Sequence[Change]) -> dict[int, list[str]]:
    by_key = shop.skus(connection, [change.about for change in claimed])
    return {change.id: sorted({*by_key[change.about], *_itself(change.about)}) for change in claimed}


def _itself(about: EntityKey) -> list[str]:
    """A SKU is looked at also where no product carries it any more: its listing is to be retired."""
    return [about.key] if about.entity is Entity.SKU else []


def _by_shop_sku(found: Sequence[Listing]) -> Mapping[str, list[Listing]]:
    groups: defaultdict[str, list[Listing]] = defaultdict(list)
    for listing in found:
        groups[listing.shop_sku].append(listing)
    return groups


def _reason(skus: Sequence[str], known: Mapping[str, list[Listing]], sending: set[str]) -> str:
    if not skus:
        return "the shop has no SKU for it now"
    return why_not_sendable([listing for sku in skus if sku in known for listing in known[sku]], sending)
