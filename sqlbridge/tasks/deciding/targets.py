"""Which values Amazon should have for the listings that a set of changes touches. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from sqlbridge.ledger.listing_values import ValueKey
from sqlbridge.ledger.listings import Listing
from sqlbridge.model.feeds import FeedKind
from sqlbridge.model.offers import Offer, Step
from sqlbridge.model.selling import Account, Channel, Fulfilment
from sqlbridge.settings import AccountSettings, ChannelSettings
from sqlbridge.tasks.deciding import rules
from sqlbridge.tasks.deciding.filters import Verdict
from sqlbridge.tasks.deciding.reading import Reading
from sqlbridge.tasks.deciding.selection import Selection, objection


class Target(Struct, frozen=True, gc=False):
    """A value that Amazon should have, and through which channel it is sent.

    `desired` is None where there is nothing to send, for the reason in `held`. `reported` is what the
    listings report said, the best guess until a first value is acknowledged. `steps` are the rules applied.
    `is_filtered`: the channel's filters leave the product out.
    """

    key: ValueKey
    channel: Channel
    shop_sku: str
    desired: Decimal | None
    reported: Decimal | None
    held: str | None = None
    steps: tuple[Step, ...] = ()
    is_filtered: bool = False


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
    account: Account, settings: AccountSettings, listings: Sequence[Listing], reading: Reading, *, is_resting: bool
) -> list[Target]:
    """The values for an account's sendable listings: a price each, a quantity per seller SKU, 0 while it rests."""
    selection = Selection(account, settings, reading)
    order = [channel.name for channel in account.channels]
    by_seller_sku: defaultdict[str, list[Listing]] = defaultdict(list)
    for listing in sorted(listings, key=lambda one: order.index(one.channel)):
        by_seller_sku[listing.seller_sku].append(listing)
    prices = [_price(selection, one) for one in listings]
    quantities = [_quantity(selection, some) for some in by_seller_sku.values()]
    if is_resting:
        quantities = [
            one if _is_left_alone(one) else replace(one, desired=Decimal(0), held=None) for one in quantities
        ]
    return prices + quantities


def _price(selection: Selection, listing: Listing) -> Target:
    channel = selection.channels[listing.channel]
    key = ValueKey(FeedKind.PRICE, channel.name, listing.seller_sku)
    target = Target(key, channel, listing.shop_sku, None, listing.reported_price)
    if channel.name in selection.reading.unreadable:
        return replace(target, held=str(selection.reading.unreadable[channel.name]))
    sold = _sold(selection.offers[channel.name], listing)
    if len(sold) != 1:
        return replace(target, held=_ambiguous(sold) if sold else "not sold in the shop")
    if objections := selection.objections(listing):
        return replace(target, held=objection(channel.name, objections), is_filtered=True)
    price, steps = rules.price(sold[0], selection.settings.channels[channel.name], channel.marketplace.digits)
    held = "the shop names no price" if price is None else "the price is 0" if price <= 0 else None
    return replace(target, desired=None if held else price, held=held, steps=tuple(steps))


def _quantity(selection: Selection, listings: Sequence[Listing]) -> Target:
    """Of a seller SKU with all its listings: it is left out only where every channel's filters leave it out."""
    first = listings[0]
    readable = [one for one in listings if one.channel not in selection.reading.unreadable]
    objections = {one.channel: some for one in readable if (some := selection.objections(one))}
    if len(objections) < len(readable):
        target = _stock(selection, first)
        return _with_objections(target, objections) if objections else target
    target = _no_quantity(selection, first)
    if unreadable := [str(error) for name, error in selection.reading.unreadable.items() if _is_on(listings, name)]:
        return replace(target, held=unreadable[0])
    words = "; ".join(objection(channel, some) for channel, some in objections.items())
    if all(_is_kept(selection.settings.channels[channel], some) for channel, some in objections.items()):
        return replace(target, held=f"{words}; kept as it is", is_filtered=True)
    return replace(target, desired=Decimal(0), steps=(Step("0", words),), is_filtered=True)


def _stock(selection: Selection, listing: Listing) -> Target:
    """What the shop has of it, by the account's stock rules."""
    settings, target = selection.settings, _no_quantity(selection, listing)
    sold = _sold(selection.stock, listing)
    if len(sold) > 1 and settings.stock_of_ambiguous == "keep":
        return replace(target, held=_ambiguous(sold))
    if len(sold) > 1:
        return replace(target, desired=Decimal(0))
    unknown = selection.reading.unknown_pieces.get(listing.shop_sku, 0)
    pieces, steps = rules.quantity(sold[0], settings, unknown) if sold else (0, [])
    return replace(target, desired=Decimal(pieces), steps=tuple(steps))


def _no_quantity(selection: Selection, listing: Listing) -> Target:
    reported = None if listing.reported_quantity is None else Decimal(listing.reported_quantity)
    key = ValueKey(FeedKind.STOCK, selection.account.name, listing.seller_sku)
    return Target(key, selection.channels[listing.channel], listing.shop_sku, None, reported)


def _is_kept(channel: ChannelSettings, objections: Sequence[Verdict]) -> bool:
    """What only its stock speaks against is never kept: Amazon would sell pieces that are gone."""
    return channel.filtered == "keep" and any(one.about != "stock" for one in objections)


def _with_objections(target: Target, objections: Mapping[str, Sequence[Verdict]]) -> Target:
    """Amazon keeps one quantity for all channels: those that leave the product out show it, too, and are named."""
    value = "" if target.desired is None else f"{target.desired:f}"
    told = (
        Step(
            value,
            f"{objection(channel, some)}, but another channel sells this SKU, and Amazon keeps one quantity for all",
        )
        for channel, some in objections.items()
    )
    return replace(target, steps=(*target.steps, *told))


def _is_left_alone(quantity: Target) -> bool:
    return quantity.is_filtered and quantity.desired is None


def _is_on(listings: Sequence[Listing], channel: str) -> bool:
    return any(one.channel == channel for one in listings)


def _sold(offers: Mapping[str, Sequence[Offer]], listing: Listing) -> list[Offer]:
    """An inactive product that carries the same SKU does not count."""
    return [offer for offer in offers.get(listing.shop_sku, ()) if offer.is_sold]


def _ambiguous(sold: Sequence[Offer]) -> str:
    return "the SKU is not unique in the shop: " + "; ".join(offer.rows for offer in sold)
