"""Why a SKU is at Amazon as it is, or not at all: the same steps that a run takes, without doing anything."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Connection

from sqlbridge.ledger import channels, held_values, listing_values, listings
from sqlbridge.ledger.listings import Listing
from sqlbridge.model import Account, Entity, EntityKey, Offer, Scope
from sqlbridge.tasks import guards
from sqlbridge.tasks.decisions import Decision, RaiseLimit, decide
from sqlbridge.tasks.running import Bridge
from sqlbridge.tasks.targets import Offers, price_scope, rests, sendable, stock_scope, targets

_CHUNK = 1000


@dataclass(frozen=True, slots=True)
class Explanation:
    """What concerns one SKU of the shop: its offers by scope, its listings, what the next run would do."""

    sku: str
    offers: Mapping[Scope, Sequence[Offer]]
    listings: list[Listing]
    enabled: set[str]
    decisions: list[Decision]

    def keys(self) -> set[EntityKey]:
        """The products and combinations that carry the SKU, and the SKU itself."""
        carriers = {offer.key for offers in self.offers.values() for offer in offers}
        return carriers | {EntityKey(Entity.SKU, self.sku)}


def explain(bridge: Bridge, sku: str) -> Explanation:
    """Everything about a SKU of the shop, or a seller SKU that is listed for one. Raises ShopError."""
    tables = bridge.database.tables
    with bridge.database.read() as connection:
        shop_sku = listings.shop_sku(connection, tables, sku) or sku
        found = listings.of_shop_skus(connection, tables, [shop_sku])
        enabled = bridge.sending(connection)
        offers = _offers(connection, bridge, [shop_sku], steps=True)
        decisions = _decisions(connection, bridge, sendable(found, enabled), offers)
    return Explanation(shop_sku, {scope: of[shop_sku] for scope, of in offers.items()}, found, enabled, decisions)


def everything(bridge: Bridge) -> Iterator[Decision]:
    """What a run would decide now about every value of every listing that may be sent, in chunks."""
    tables, after = bridge.database.tables, ""
    with bridge.database.read() as connection:
        enabled = bridge.sending(connection)
        while skus := listings.shop_skus(connection, tables, after, _CHUNK):
            found = sendable(listings.of_shop_skus(connection, tables, skus), enabled)
            yield from _decisions(connection, bridge, found, _offers(connection, bridge, skus, steps=False))
            after = skus[-1]


def _offers(connection: Connection, bridge: Bridge, skus: list[str], *, steps: bool) -> Offers:
    scopes = {scope for account in bridge.accounts.values() for scope in _scopes(account)}
    now = bridge.now()
    return {scope: bridge.shop.offers(connection, skus, scope, now, steps=steps) for scope in scopes}


def _scopes(account: Account) -> list[Scope]:
    return [*(price_scope(channel) for channel in account.channels), stock_scope(account)]


def _decisions(connection: Connection, bridge: Bridge, wanted: list[Listing], offers: Offers) -> list[Decision]:
    return [
        decision
        for account in bridge.accounts.values()
        for decision in _decide(connection, bridge, account, wanted, offers)
    ]


def _decide(
    connection: Connection, bridge: Bridge, account: Account, wanted: list[Listing], offers: Offers
) -> list[Decision]:
    own = {channel.name for channel in account.channels}
    mine = [listing for listing in wanted if listing.channel in own]
    settings = bridge.settings.accounts[account.name]
    is_resting = rests(account, channels.resting_channels(connection, bridge.database.tables))
    sought = targets(account, settings, mine, offers, is_resting=is_resting)
    values = listing_values.peek(connection, bridge.database.tables, [target.key for target in sought])
    limit = RaiseLimit(bridge.now(), timedelta(hours=bridge.worker.raise_wait_hours))
    stock = held_values.stock(connection, bridge.database.tables, account.name)
    return guards.hold(decide(sought, values, limit), settings, stock, is_resting=is_resting)
