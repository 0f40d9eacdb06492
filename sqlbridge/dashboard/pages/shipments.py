"""The page shipments."""

from starlette.responses import Response

from sqlbridge.dashboard.routing import Action, Page
from sqlbridge.dashboard.visit import Visit


def show(visit: Visit) -> Response:
    """The page."""
    return visit.page("shipments.html")


PAGES = (Page("/shipments", "shipments", show),)
ACTIONS: tuple[Action, ...] = ()
