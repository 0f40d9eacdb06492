"""Orders: Amazon's orders on their way into the shop, and what keeps some of them out."""

from starlette.exceptions import HTTPException
from starlette.responses import Response

from sqlbridge.actions import orders
from sqlbridge.dashboard import paging
from sqlbridge.dashboard.paging import Sheet
from sqlbridge.dashboard.routing import Action, Page
from sqlbridge.dashboard.viewer import gettext
from sqlbridge.dashboard.visit import Done, Visit, Wish
from sqlbridge.ledger.views import order_pages, order_views, shipment_pages
from sqlbridge.model.states import UNKNOWN_TO_THE_SHOP, OrderState

PROBLEMS = "problems"
_CAP = 1_000
_NOT_TO_RETRY = (OrderState.IMPORTED, OrderState.CANCELLED)


def show(visit: Visit) -> Response:
    """The list: the newest first, in one state, with a problem, or by how Amazon's id begins."""
    database = visit.cockpit.database
    with database.read() as connection:
        numbers = order_pages.counted(connection, database.tables, _CAP)
    return visit.page(
        "orders.html",
        sheet=_found(visit) if visit.asked("order") else _listed(visit),
        numbers=numbers,
        cap=_CAP,
        window=order_pages.WINDOW,
        states=list(OrderState),
    )


def _found(visit: Visit) -> Sheet:
    database, place = visit.cockpit.database, paging.after(visit.asked("after"), tuple[str])
    with database.read() as connection:
        rows = order_pages.search(
            connection,
            database.tables,
            visit.asked("order"),
            after=place[0] if place else "",
            limit=paging.PAGE_ROWS + 1,
        )
    return paging.sheet(rows, lambda row: (row["amazon_order_id"],))


def _listed(visit: Visit) -> Sheet:
    database, wanted = visit.cockpit.database, visit.asked("state")
    place = paging.after(visit.asked("after"), tuple[int])
    before, limit = place[0] if place else None, paging.PAGE_ROWS + 1
    with database.read() as connection:
        if wanted == PROBLEMS:
            rows = order_pages.problems(connection, database.tables, before=before, limit=limit)
        else:
            state = next((state for state in OrderState if state.value == wanted), None)
            rows = order_pages.page(connection, database.tables, state, before=before, limit=limit)
    return paging.sheet(rows, lambda row: (row["id"],))


def show_one(visit: Visit) -> Response:
    """One order: where it is on its way, its items, its parcels, and what can be done about it."""
    database, amazon_order_id = visit.cockpit.database, visit.part("order_id")
    if not amazon_order_id.isascii():
        raise HTTPException(404)
    with database.read() as connection:
        found = order_views.order(connection, database.tables, amazon_order_id)
        if found is None:
            raise HTTPException(404)
        parcels = shipment_pages.of_order(connection, database.tables, amazon_order_id)
    return visit.page(
        "order.html",
        order=found,
        parcels=parcels,
        can_retry=found["state"] not in _NOT_TO_RETRY,
        can_dismiss=found["state"] in UNKNOWN_TO_THE_SHOP,
    )


def retry(wish: Wish) -> Done:
    """Fetch it anew and write it into the shop now."""
    bridge, subject = wish.visit.cockpit.bridge, wish.needed("subject")
    counts = orders.retry(bridge, wish.visit.actor, subject)
    words = gettext("Order %(order)s still cannot be imported: the reason stands with it.", order=subject)
    if counts.values["orders imported"]:
        words = gettext("Order %(order)s is in the shop.", order=subject)
    return Done(words, "order", {"order_id": subject})


def dismiss(wish: Wish) -> Done:
    """Leave it out of the shop for good."""
    subject = wish.needed("subject")
    orders.dismiss(wish.visit.cockpit.bridge, wish.visit.actor, subject)
    return Done(gettext("Order %(order)s is left out of the shop.", order=subject), "order", {"order_id": subject})


PAGES = (Page("/orders", "orders", show), Page("/orders/{order_id}", "order", show_one))
ACTIONS = (
    Action("/order/retry", "orders-retry", retry),
    Action("/order/dismiss", "orders-dismiss", dismiss),
)
