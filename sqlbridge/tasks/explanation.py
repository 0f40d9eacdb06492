"""Why a SKU is at Amazon as it is, or not at all: the same steps that a run takes, without doing anything."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Connection

from sqlbridge.errors import ShopError
from sqlbridge.ledger import channels, held_values, listing_values, listings
from sqlbridge.ledger.listings import Listing
from sqlbridge.model import Account, Entity, EntityKey, Offer, Scope
from sqlbridge.tasks import guards
from sqlbridge.tasks.decisions import Decision, RaiseLimit, decide
from sqlbridge.tasks.present_offers import PresentOffers, read
from sqlbridge.tasks.running import Bridge
from sqlbridge.tasks.scopes import scopes_of
from sqlbridge.tasks.targets import rests, sendable, targets

log = logging.getLogger(__name__)

_CHUNK = 1000


@dataclass(frozen=True, slots=True)
class Explanation:
    """What concerns one SKU of the shop: its offers by scope, its listings, what the next run would do.

    `failures` are the scopes that the shop cannot answer for.
    """

    sku: str
    offers: Mapping[Scope, Sequence[Offer]]
    failures: Mapping[Scope, ShopError]
    listings: list[Listing]
    enabled: set[str]
    decisions: list[Decision]

    def keys(self) -> set[EntityKey]:
        """The products and combinations that carry the SKU, and the SKU itself."""
        carriers = {offer.key for offers in self.offers.values() for offer in offers}
        return carriers | {EntityKey(Entity.SKU, self.sku)}


def explain(bridge: Bridge, sku: str) -> Explanation:
    """Everything about a SKU of the shop, or a seller SKU that is listed for one."""
    tables = bridge.database.tables
    with bridge.database.read() as connection:
        shop_sku = listings.shop_sku(connection, tables, sku) or sku
        found = listings.of_shop_skus(connection, tables, [shop_sku])
        enabled = bridge.sending(connection)
        present = _present_offers(connection, bridge, [shop_sku], steps=True)
        decisions = _decisions(connection, bridge, sendable(found, enabled), present)
    offers = {scope: of[shop_sku] for scope, of in present.offers.items()}
    return Explanation(shop_sku, offers, present.failures, found, enabled, decisions)


def everything(bridge: Bridge) -> Iterator[Decision]:
    """What a run would decide now about every value of every listing that may be sent, in chunks.

    A part of the shop that cannot be read is told in the log, once, and what lies in it is left out.
    """
    tables, after, told = bridge.database.tables, "", set[Scope]()
    with bridge.database.read() as connection:
        enabled = bridge.sending(connection)
        while skus := listings.shop_skus(connection, tables, after, _CHUNK):
            found = sendable(listings.of_shop_skus(connection, tables, skus), enabled)
            present = _present_offers(connection, bridge, skus, steps=False)
            for scope in present.failures.keys() - told:
                log.error("%s", present.failures[scope])
            told |= present.failures.keys()
            yield from _decisions(connection, bridge, found, present)
            after = skus[-1]


def _present_offers(connection: Connection, bridge: Bridge, skus: list[str], *, steps: bool) -> PresentOffers:
    scopes: set[Scope] = set()
    for account in bridge.accounts.values():
        scopes |= scopes_of(account, {channel.name for channel in account.channels})
    return read(connection, bridge, skus, sorted(scopes, key=str), steps=steps)


def _decisions(
    connection: Connection, bridge: Bridge, wanted: list[Listing], present: PresentOffers
) -> list[Decision]:
    return [
        decision
        for account in bridge.accounts.values()
        for decision in _decide(connection, bridge, account, wanted, present)
    ]


def _decide(
    connection: Connection, bridge: Bridge, account: Account, wanted: list[Listing], present: PresentOffers
) -> list[Decision]:
    own = {channel.name for channel in account.channels}
    mine = [listing for listing in wanted if listing.channel in own]
    settings = bridge.settings.accounts[account.name]
    is_resting = rests(account, channels.resting_channels(connection, bridge.database.tables))
    sought = targets(account, settings, mine, present, is_resting=is_resting)
    values = listing_values.peek(connection, bridge.database.tables, [target.key for target in sought])
    limit = RaiseLimit(bridge.now(), timedelta(hours=bridge.worker.raise_wait_hours))
    stock = held_values.stock(connection, bridge.database.tables, account.name)
    return guards.hold(decide(sought, values, limit), settings, stock, is_resting=is_resting)
