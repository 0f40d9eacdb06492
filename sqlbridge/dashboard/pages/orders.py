"""The page orders."""

from starlette.responses import Response

from sqlbridge.dashboard.routing import Action, Page
from sqlbridge.dashboard.visit import Visit


def show(visit: Visit) -> Response:
    """The page."""
    return visit.page("orders.html")


PAGES = (Page("/orders", "orders", show),)
ACTIONS: tuple[Action, ...] = ()
