"""Between the flat listing that people seed and read, and the listings item that Amazon keeps."""

from decimal import Decimal

from sqlbridge.errors import InputError
from sqlbridge.sandbox.items import AVAILABILITY, MERCHANT_CHANNEL, OFFER, Instance, ListingsItem, price_of
from sqlbridge.sandbox.marketplaces import MARKETPLACES
from sqlbridge.sandbox.ordering import place
from sqlbridge.sandbox.patches import patched
from sqlbridge.sandbox.records import Listing, Seed
from sqlbridge.sandbox.state import State


def plant(state: State, seed: Seed) -> None:
    """Add sellers, listings and orders, or overwrite them. Raises InputError for unknown marketplaces."""
    named = {marketplace_id for seller in seed.sellers for marketplace_id in seller.marketplaces}
    named |= {listing.marketplace_id for listing in seed.listings} | {order.marketplace_id for order in seed.orders}
    unknown = named - MARKETPLACES.keys()
    if unknown:
        raise InputError(f"unknown marketplaces {', '.join(sorted(unknown))}: use Amazon's ids, like A1PA6795UKMFR9")
    state.sellers.update((seller.seller_id, seller) for seller in seed.sellers)
    for listing in seed.listings:
        _plant_listing(state, listing)
    for order in seed.orders:
        place(state, order)


def listings(state: State, seller_id: str, marketplace_id: str) -> list[Listing]:
    """The present listings; an empty id stands for every seller or marketplace."""
    return [
        _listing(item, listed_in)
        for item in state.items.values()
        for listed_in in item.asins
        if seller_id in ("", item.seller_id) and marketplace_id in ("", listed_in)
    ]


def _plant_listing(state: State, listing: Listing) -> None:
    now = state.clock.now()
    new = ListingsItem(seller_id=listing.seller_id, sku=listing.sku, created=now, updated=now)
    item = state.items.setdefault((listing.seller_id, listing.sku), new)
    item.asins[listing.marketplace_id] = listing.asin
    for name, instances in ((OFFER, _offers(listing)), (AVAILABILITY, [_availability(listing)])):
        item.attributes[name] = patched(name, item.attributes.get(name, []), "replace", instances)


def _availability(listing: Listing) -> Instance:
    availability: Instance = {"fulfillment_channel_code": listing.channel}
    if listing.quantity is not None:
        availability["quantity"] = listing.quantity
    if listing.lead_time is not None:
        availability["lead_time_to_ship_max_days"] = listing.lead_time
    return availability


def _offers(listing: Listing) -> list[Instance]:
    consumers = {
        "our_price": _schedule(listing.price),
        "minimum_seller_allowed_price": _schedule(listing.minimum_price),
        "maximum_seller_allowed_price": _schedule(listing.maximum_price),
        "discounted_price": _schedule(listing.sale_price, start_at=listing.sale_start, end_at=listing.sale_end),
    }
    businesses = {"our_price": _schedule(listing.business_price)}
    return [
        _selectors(listing, audience) | {name: part for name, part in parts.items() if part}
        for audience, parts in (("ALL", consumers), ("B2B", businesses))
        if any(parts.values())
    ]


def _selectors(listing: Listing, audience: str) -> Instance:
    currency = listing.currency or MARKETPLACES[listing.marketplace_id].currency
    return {"marketplace_id": listing.marketplace_id, "currency": currency, "audience": audience}


def _schedule(price: Decimal | None, **period: str) -> list[Instance]:
    return [] if price is None else [{"schedule": [period | {"value_with_tax": float(price)}]}]


def _listing(item: ListingsItem, marketplace_id: str) -> Listing:
    offer = item.offer(marketplace_id) or {}
    merchant = item.availability(MERCHANT_CHANNEL) or {}
    sale = offer["discounted_price"][0]["schedule"][0] if "discounted_price" in offer else {}
    return Listing(
        seller_id=item.seller_id,
        marketplace_id=marketplace_id,
        sku=item.sku,
        asin=item.asins[marketplace_id],
        channel=item.channel,
        currency=offer.get("currency", MARKETPLACES[marketplace_id].currency),
        price=price_of(offer, "our_price"),
        quantity=item.quantity,
        lead_time=merchant.get("lead_time_to_ship_max_days"),
        minimum_price=price_of(offer, "minimum_seller_allowed_price"),
        maximum_price=price_of(offer, "maximum_seller_allowed_price"),
        sale_price=price_of(offer, "discounted_price"),
        sale_start=sale.get("start_at", ""),
        sale_end=sale.get("end_at", ""),
        business_price=price_of(item.offer(marketplace_id, "B2B") or {}, "our_price"),
    )
