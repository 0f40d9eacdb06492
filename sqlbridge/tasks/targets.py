"""Which values Amazon should have for the listings that a set of changes touches. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from sqlbridge.ledger.listing_values import ValueKey
from sqlbridge.ledger.listings import Listing
from sqlbridge.model import Account, Channel, FeedKind, Fulfilment, Offer, Step
from sqlbridge.settings import AccountSettings, ChannelSettings
from sqlbridge.tasks import rules
from sqlbridge.tasks.present_offers import PresentOffers
from sqlbridge.tasks.scopes import Offers, price_scope, stock_scope


@dataclass(frozen=True, slots=True)
class Target:
    """A value that Amazon should have, and through which channel it is sent.

    `desired` is None where there is nothing to send, for the reason in `held`. `reported` is what the
    listings report said, the best guess until a first value is acknowledged. `steps` are the rules applied.
    """

    key: ValueKey
    channel: Channel
    shop_sku: str
    desired: Decimal | None
    reported: Decimal | None
    held: str | None = None
    steps: tuple[Step, ...] = ()


def rests(account: Account, resting: set[str]) -> bool:
    """Whether the account shows nothing in stock: its channels rest together."""
    return any(channel.name in resting for channel in account.channels)


def sendable(listings: Iterable[Listing], enabled: set[str]) -> list[Listing]:
    """Those that are ours to update: on an enabled channel, still there, fulfilled by the merchant."""
    there = [one for one in listings if one.channel in enabled and not one.is_gone]
    return [one for one in there if one.fulfilment is Fulfilment.MERCHANT]


def why_not_sendable(listings: Sequence[Listing], enabled: set[str]) -> str:
    """The reason why a change about a SKU with these listings needs no message."""
    if not listings:
        return "not listed at Amazon"
    on_enabled = [one for one in listings if one.channel in enabled]
    if on_enabled and all(one.is_gone for one in on_enabled):
        return "no longer listed at Amazon, as its last complete reports show"
    return "fulfilled by Amazon" if on_enabled else "listed on no enabled channel"


def targets(
    account: Account,
    settings: AccountSettings,
    listings: Sequence[Listing],
    present: PresentOffers,
    *,
    is_resting: bool,
) -> list[Target]:
    """The values for an account's sendable listings: a price each, a quantity per seller SKU, 0 while it rests.

    What lies in a scope that could not be read has no target.
    """
    order = [channel.name for channel in account.channels]
    stock_listings: dict[str, Listing] = {}
    for listing in sorted(listings, key=lambda one: order.index(one.channel)):
        stock_listings.setdefault(listing.seller_sku, listing)
    offers = present.offers
    priced = [one for one in listings if price_scope(account.channel(one.channel)) in offers]
    prices = [_price(account.channel(one.channel), settings.channels[one.channel], one, offers) for one in priced]
    stocked = stock_listings.values() if stock_scope(account) in offers else ()
    quantities = [_quantity(account, settings, one, present) for one in stocked]
    if is_resting:
        quantities = [replace(one, desired=Decimal(0), held=None) for one in quantities]
    return prices + quantities


def _price(channel: Channel, settings: ChannelSettings, listing: Listing, offers: Offers) -> Target:
    sold = _sold(offers[price_scope(channel)], listing)
    price, held = None, "not sold in the shop"
    steps: list[Step] = []
    if len(sold) > 1:
        held = _ambiguous(sold)
    elif sold:
        price, steps = rules.price(sold[0], settings, channel.marketplace.digits)
        held = "the shop names no price" if price is None else "the price is 0" if price <= 0 else ""
    key = ValueKey(FeedKind.PRICE, channel.name, listing.seller_sku)
    desired = None if held else price
    return Target(key, channel, listing.shop_sku, desired, listing.reported_price, held or None, tuple(steps))


def _quantity(account: Account, settings: AccountSettings, listing: Listing, present: PresentOffers) -> Target:
    sold = _sold(present.offers[stock_scope(account)], listing)
    reported = None if listing.reported_quantity is None else Decimal(listing.reported_quantity)
    key = ValueKey(FeedKind.STOCK, account.name, listing.seller_sku)
    channel = account.channel(listing.channel)
    if len(sold) > 1 and settings.stock_of_ambiguous == "keep":
        return Target(key, channel, listing.shop_sku, None, reported, _ambiguous(sold))
    if len(sold) > 1:
        return Target(key, channel, listing.shop_sku, Decimal(0), reported)
    unknown = present.unknown_pieces.get(listing.shop_sku, 0)
    pieces, steps = rules.quantity(sold[0], settings, unknown) if sold else (0, [])
    return Target(key, channel, listing.shop_sku, Decimal(pieces), reported, steps=tuple(steps))


def _sold(offers: Mapping[str, Sequence[Offer]], listing: Listing) -> list[Offer]:
    """An inactive product that carries the same SKU does not count."""
    return [offer for offer in offers.get(listing.shop_sku, ()) if offer.is_sold]


def _ambiguous(sold: Sequence[Offer]) -> str:
    return "the SKU is not unique in the shop: " + "; ".join(offer.rows for offer in sold)
