"""What a run or an explanation reads of the shop for one account: offers by scope, and what filters ask for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from sqlbridge.errors import ShopError
from sqlbridge.ledger import order_queries
from sqlbridge.model.changes import EntityKey
from sqlbridge.model.offers import Offer, Scope
from sqlbridge.model.selling import Account, Channel
from sqlbridge.model.traits import Traits
from sqlbridge.tasks.deciding.filters import asked
from sqlbridge.tasks.running import Bridge

Offers = Mapping[Scope, Mapping[str, Sequence[Offer]]]


@dataclass(frozen=True, slots=True)
class Reading:
    """Offers by scope and shop SKU; traits by channel and product, where its filters ask for any.

    `unreadable` has the channels whose settings the shop cannot answer for, with the reason. `unknown_pieces` are
    those of Amazon's orders that the shop does not know yet, by its SKU, and what they leave missing of other SKUs.
    """

    offers: Offers
    traits: Mapping[str, Mapping[EntityKey, Traits]] = field(default_factory=dict)
    unreadable: Mapping[str, ShopError] = field(default_factory=dict)
    unknown_pieces: Mapping[str, int] = field(default_factory=dict)


def price_scope(channel: Channel) -> Scope:
    """From where the channel's prices are looked at."""
    marketplace = channel.marketplace
    return Scope(
        channel.shop, channel.country, marketplace.currency, marketplace.digits, channel.group, channel.source
    )


def stock_scope(account: Account) -> Scope:
    """From where the account's quantities are looked at."""
    first = price_scope(account.channels[0])
    return Scope(account.stock_shop, first.country, first.currency, first.digits)


def read(
    connection: Connection,
    bridge: Bridge,
    account: Account,
    channels: set[str],
    skus: Sequence[str],
    *,
    steps: bool = False,
) -> Reading:
    """The offers of the SKUs on these channels of the account, and its stock; all on one connection.

    Raises ShopError where the stock cannot be read: then nothing can be said of any channel.
    """
    at, stock = bridge.now(), stock_scope(account)
    sold = order_queries.unknown_pieces(connection, bridge.database.tables)
    unknown = bridge.shop.spread(connection, sold, stock) if sold else sold
    offers = {stock: bridge.shop.offers(connection, skus, stock, at, steps=steps)}
    traits: dict[str, dict[EntityKey, Traits]] = {}
    unreadable: dict[str, ShopError] = {}
    for channel in account.channels:
        if channel.name not in channels:
            continue
        scope = price_scope(channel)
        try:
            if scope not in offers:
                offers[scope] = bridge.shop.offers(connection, skus, scope, at, steps=steps)
            traits[channel.name] = _traits(connection, bridge, channel, offers[scope])
        except ShopError as exc:
            unreadable[channel.name] = exc
    return Reading(offers, traits, unreadable, unknown)


def _traits(
    connection: Connection, bridge: Bridge, channel: Channel, offers: Mapping[str, Sequence[Offer]]
) -> dict[EntityKey, Traits]:
    wanted = asked(bridge.settings.accounts[channel.account].channels[channel.name].filters)
    if not wanted:
        return {}
    keys = sorted({offer.key for some in offers.values() for offer in some}, key=str)
    return bridge.shop.traits(connection, keys, price_scope(channel), wanted, bridge.now())
