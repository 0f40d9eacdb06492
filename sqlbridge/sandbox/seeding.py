"""Between the flat listing that people seed and read, and the listings item that Amazon keeps."""

from datetime import datetime
from decimal import Decimal
from itertools import chain

from sqlbridge.errors import InputError
from sqlbridge.sandbox.catalogue import CatalogueItem
from sqlbridge.sandbox.items import AVAILABILITY, MERCHANT_CHANNEL, OFFER, Instance, ListingsItem, Presence, price_of
from sqlbridge.sandbox.marketplaces import MARKETPLACES
from sqlbridge.sandbox.order_records import Order
from sqlbridge.sandbox.ordering import place
from sqlbridge.sandbox.patches import patched
from sqlbridge.sandbox.records import Listing, Seed
from sqlbridge.sandbox.restrictions import SellingRestriction
from sqlbridge.sandbox.state import State


def plant(state: State, seed: Seed) -> None:
    """Add what the seed holds; what exists already is overwritten. Raises InputError for unknown marketplaces."""
    named = {marketplace_id for seller in seed.sellers for marketplace_id in seller.marketplaces}
    unknown = (named | {each.marketplace_id for each in _placed(seed)}) - MARKETPLACES.keys()
    if unknown:
        raise InputError(f"unknown marketplaces {', '.join(sorted(unknown))}: use Amazon's ids, like A1PA6795UKMFR9")
    state.sellers.update((seller.seller_id, seller) for seller in seed.sellers)
    for listing in seed.listings:
        _plant_listing(state, listing)
    for item in seed.catalogue:
        state.catalogue.add(item)
    state.restrictions.update((restriction.key, restriction) for restriction in seed.restrictions)
    for order in seed.orders:
        place(state, order)


def _placed(seed: Seed) -> chain[Listing | CatalogueItem | SellingRestriction | Order]:
    return chain(seed.listings, seed.catalogue, seed.restrictions, seed.orders)


def listings(state: State, seller_id: str, marketplace_id: str, sku: str = "") -> list[Listing]:
    """The present listings; an empty id stands for every seller, marketplace or SKU."""
    named = filter(None, [state.items.get((seller_id, sku))]) if seller_id and sku else state.items.values()
    now = state.clock.now()
    return [
        _listing(item, listed_in, now)
        for item in named
        for listed_in in item.listed
        if seller_id in ("", item.seller_id) and marketplace_id in ("", listed_in) and sku in ("", item.sku)
    ]


def _plant_listing(state: State, listing: Listing) -> None:
    now = state.clock.now()
    new = ListingsItem(seller_id=listing.seller_id, sku=listing.sku, created=now, updated=now)
    item = state.items.setdefault((listing.seller_id, listing.sku), new)
    item.listed[listing.marketplace_id] = Presence(asin=listing.asin, title=listing.title, status=listing.status)
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


def _listing(item: ListingsItem, marketplace_id: str, now: datetime) -> Listing:
    offer = item.offer(marketplace_id) or {}
    merchant = item.availability(MERCHANT_CHANNEL) or {}
    sale = offer["discounted_price"][0]["schedule"][0] if "discounted_price" in offer else {}
    return Listing(
        seller_id=item.seller_id,
        marketplace_id=marketplace_id,
        sku=item.sku,
        asin=item.listed[marketplace_id].asin,
        title=item.listed[marketplace_id].title,
        status=item.status(marketplace_id, now),
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
