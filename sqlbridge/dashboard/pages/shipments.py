"""Shipments: the shop's parcels, what Amazon knows of them, and what it is told of carriers."""

from starlette.responses import Response

from sqlbridge.actions import shipments
from sqlbridge.amazon.carriers import OTHER, amazon_carrier
from sqlbridge.dashboard import paging
from sqlbridge.dashboard.paging import Sheet
from sqlbridge.dashboard.routing import Action, Page
from sqlbridge.dashboard.viewer import gettext
from sqlbridge.dashboard.visit import Done, Visit, Wish
from sqlbridge.ledger.views import order_pages, shipment_pages
from sqlbridge.model.states import ShipmentState
from sqlbridge.settings import Settings, TrackingSettings

PROBLEMS = "problems"
_CAP = 1_000
_MOST_ORDERS = 50


def show(visit: Visit) -> Response:
    """The list: the newest first, in one state, with a problem, or of the orders whose number begins so."""
    database = visit.cockpit.database
    with database.read() as connection:
        numbers = shipment_pages.counted(connection, database.tables, _CAP)
    return visit.page(
        "shipments.html",
        sheet=_found(visit) if visit.asked("order") else _listed(visit),
        numbers=numbers,
        cap=_CAP,
        window=shipment_pages.WINDOW,
        states=list(ShipmentState),
    )


def _found(visit: Visit) -> Sheet:
    database = visit.cockpit.database
    with database.read() as connection:
        orders = order_pages.search(connection, database.tables, visit.asked("order"), after="", limit=_MOST_ORDERS)
        rows = shipment_pages.of_orders(connection, database.tables, [one["id"] for one in orders])
    return Sheet(rows, after="")


def _listed(visit: Visit) -> Sheet:
    database, wanted = visit.cockpit.database, visit.asked("state")
    place = paging.after(visit.asked("after"), tuple[int])
    before, limit = place[0] if place else None, paging.PAGE_ROWS + 1
    with database.read() as connection:
        if wanted == PROBLEMS:
            rows = shipment_pages.problems(connection, database.tables, before=before, limit=limit)
        else:
            state = next((state for state in ShipmentState if state.value == wanted), None)
            rows = shipment_pages.page(connection, database.tables, state, before=before, limit=limit)
    return paging.sheet(rows, lambda row: (row["id"],))


def show_carriers(visit: Visit) -> Response:
    """The shop's carriers by channel, and as what Amazon knows them."""
    database, settings = visit.cockpit.database, visit.cockpit.settings
    with database.read() as connection:
        found = shipment_pages.carriers(connection, database.tables)
    for row in found:
        mapped = _tracking(settings, row["channel"]).carriers
        row["told"] = amazon_carrier(row["carrier_code"], row["carrier_title"], mapped)
    return visit.page("carriers.html", carriers=found, other=OTHER, window=shipment_pages.WINDOW)


def _tracking(settings: Settings, channel: str) -> TrackingSettings:
    for account in settings.accounts.values():
        if channel in account.channels:
            return account.channels[channel].tracking
    return TrackingSettings()


def retry(wish: Wish) -> Done:
    """Send the refused parcels of an order again, now."""
    bridge, subject = wish.visit.cockpit.bridge, wish.needed("subject")
    counts = shipments.retry(bridge, wish.visit.actor, subject)
    if counts.values.get("shipments refused"):
        return Done(gettext("Amazon still refuses order %(order)s: the remark tells why.", order=subject))
    return Done(gettext("The parcels of order %(order)s were sent again.", order=subject))


PAGES = (Page("/shipments", "shipments", show), Page("/shipments/carriers", "carriers", show_carriers))
ACTIONS = (Action("/shipment/retry", "shipments-retry", retry),)
