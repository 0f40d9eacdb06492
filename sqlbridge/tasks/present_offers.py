"""What the shop sells at this moment, from every side that an account's listings are looked at from."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection

from sqlbridge.errors import ShopError
from sqlbridge.ledger.listings import Listing
from sqlbridge.model import Account, Offer, Scope
from sqlbridge.shops.shop import Shop
from sqlbridge.tasks.targets import Offers, price_scope, stock_scope


@dataclass(frozen=True, slots=True)
class PresentOffers:
    """Offers by scope and SKU. A scope that the shop cannot answer for is in `failures`, and hides no other."""

    offers: Offers = field(default_factory=dict)
    failures: Mapping[Scope, ShopError] = field(default_factory=dict)

    def blocked(self, account: Account, listings: Iterable[Listing]) -> dict[str, ShopError]:
        """The shop's SKUs of which a price or the quantity cannot be told, and why."""
        stock = self.failures.get(stock_scope(account))
        failing = ((one, stock or self.failures.get(price_scope(account.channel(one.channel)))) for one in listings)
        return {listing.shop_sku: failure for listing, failure in failing if failure is not None}


def scopes_of(account: Account, channels: Collection[str]) -> set[Scope]:
    """From where the account's stock, and the prices on these of its channels, are looked at."""
    prices = {price_scope(channel) for channel in account.channels if channel.name in channels}
    return prices | {stock_scope(account)}


def read(
    connection: Connection,
    shop: Shop,
    skus: Sequence[str],
    scopes: Iterable[Scope],
    at: datetime,
    *,
    steps: bool = False,
) -> PresentOffers:
    """The offers of these SKUs at a moment in UTC."""
    offers: dict[Scope, Mapping[str, Sequence[Offer]]] = {}
    failures: dict[Scope, ShopError] = {}
    for scope in scopes:
        try:
            offers[scope] = shop.offers(connection, skus, scope, at, steps=steps)
        except ShopError as exc:
            failures[scope] = exc
    return PresentOffers(offers, failures)
