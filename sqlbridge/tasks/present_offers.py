"""What the shop sells at this moment, from every side that an account's listings are looked at from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from sqlbridge.errors import ShopError
from sqlbridge.ledger import order_queries
from sqlbridge.ledger.listings import Listing
from sqlbridge.model import Account, Offer, Scope
from sqlbridge.tasks.running import Bridge
from sqlbridge.tasks.scopes import Offers, price_scope, stock_scope


@dataclass(frozen=True, slots=True)
class PresentOffers:
    """Offers by scope and SKU. A scope that the shop cannot answer for is in `failures`, and hides no other.

    `unknown_pieces` are those of Amazon's orders that the shop does not know yet, by the shop's SKU.
    """

    offers: Offers = field(default_factory=dict)
    failures: Mapping[Scope, ShopError] = field(default_factory=dict)
    unknown_pieces: Mapping[str, int] = field(default_factory=dict)

    def blocked(self, account: Account, listings: Iterable[Listing]) -> dict[str, ShopError]:
        """The shop's SKUs of which a price or the quantity cannot be told, and why."""
        stock = self.failures.get(stock_scope(account))
        failing = ((one, stock or self.failures.get(price_scope(account.channel(one.channel)))) for one in listings)
        return {listing.shop_sku: failure for listing, failure in failing if failure is not None}


def read(
    connection: Connection, bridge: Bridge, skus: Sequence[str], scopes: Iterable[Scope], *, steps: bool = False
) -> PresentOffers:
    """The offers of these SKUs now. All is read on one connection, so that one snapshot can hold all of it."""
    unknown = order_queries.unknown_pieces(connection, bridge.database.tables)
    offers: dict[Scope, Mapping[str, Sequence[Offer]]] = {}
    failures: dict[Scope, ShopError] = {}
    for scope in scopes:
        try:
            offers[scope] = bridge.shop.offers(connection, skus, scope, bridge.now(), steps=steps)
        except ShopError as exc:
            failures[scope] = exc
    return PresentOffers(offers, failures, unknown)
