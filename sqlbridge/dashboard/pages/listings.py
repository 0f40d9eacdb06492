"""Listings: what Amazon lists, how it matches the shop, and where Amazon reports otherwise than acknowledged."""

from datetime import datetime
from functools import partial

from starlette.responses import Response

from sqlbridge.actions import listings
from sqlbridge.amazon.marketplaces import product_page
from sqlbridge.dashboard import paging
from sqlbridge.dashboard.channel_choice import channels, chosen_channel
from sqlbridge.dashboard.paging import Sheet
from sqlbridge.dashboard.routing import Action, Page
from sqlbridge.dashboard.viewer import gettext
from sqlbridge.dashboard.visit import Done, Visit, Wish
from sqlbridge.errors import InputError
from sqlbridge.ledger import reports
from sqlbridge.ledger.views import drift_pages, listing_pages
from sqlbridge.ledger.views.drift_pages import DriftPlace
from sqlbridge.ledger.views.listing_pages import SkuOf
from sqlbridge.tasks.listings import search as listing_search
from sqlbridge.tasks.listings.search import Only, Wanted

_CAP = 10_000


def show(visit: Visit) -> Response:
    """The listings of a channel by seller SKU or the shop's, all or some, and what became of its last report."""
    bridge, channel, wanted = visit.cockpit.bridge, chosen_channel(visit), _wanted(visit)
    tables = bridge.database.tables
    with bridge.database.read() as connection:
        found = listing_search.find(connection, bridge, wanted, paging.PAGE_ROWS)
        number = listing_pages.counted(connection, tables, channel.name, _CAP)
        last, complete = reports.last_of(connection, tables, channel.name)
    return visit.page(
        "listings.html",
        found=found,
        sheet=Sheet(found.listings, paging.packed(found.after) if found.after else ""),
        number=number,
        cap=_CAP,
        last=last,
        complete=complete,
        kinds=list(Only)[1:],
        channels=list(channels(visit)),
        channel=channel.name,
        address=partial(product_page, channel.marketplace),
    )


def _wanted(visit: Visit) -> Wanted:
    return Wanted(
        chosen_channel(visit),
        SkuOf.SHOP if visit.asked("by") == SkuOf.SHOP.value else SkuOf.SELLER,
        visit.asked("sku"),
        next((only for only in Only if only.value == visit.asked("only")), Only.ANY),
        paging.after(visit.asked("after"), tuple[str, int]) or listing_pages.START,
    )


def show_drift(visit: Visit) -> Response:
    """Values that Amazon reports otherwise than it acknowledged them, those seen last first."""
    database = visit.cockpit.database
    place = paging.after(visit.asked("after"), tuple[datetime, str, str, str])
    with database.read() as connection:
        rows = drift_pages.page(
            connection, database.tables, DriftPlace(*place) if place else None, limit=paging.PAGE_ROWS + 1
        )
    return visit.page("drift.html", sheet=paging.sheet(rows, drift_pages.place_of))


def link(wish: Wish) -> Done:
    """Let a listing show the offer of another SKU of the shop; one that nothing carries only where that is meant."""
    bridge, channel = wish.visit.cockpit.bridge, wish.text("channel") or None
    seller_sku, shop_sku = wish.needed("sku"), wish.needed("shop_sku")
    if not wish.text("even_if_missing") and not listings.is_carried(bridge, shop_sku):
        raise InputError(
            gettext(
                "No product of the shop carries %(sku)s, so the listing would go to 0. "
                "Tick the box if that is what you want.",
                sku=shop_sku,
            )
        )
    listings.link(bridge, wish.visit.actor, seller_sku, shop_sku, channel)
    return Done(
        gettext(
            "%(seller_sku)s shows the offer of %(sku)s from the next run on.", seller_sku=seller_sku, sku=shop_sku
        )
    )


PAGES = (Page("/listings", "listings", show), Page("/listings/drift", "drift", show_drift))
ACTIONS = (Action("/listings/link", "listings-link", link),)
