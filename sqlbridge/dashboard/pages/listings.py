"""The page listings."""

from starlette.responses import Response

from sqlbridge.dashboard.routing import Action, Page
from sqlbridge.dashboard.visit import Visit


def show(visit: Visit) -> Response:
    """The page."""
    return visit.page("listings.html")


PAGES = (Page("/listings", "listings", show),)
ACTIONS: tuple[Action, ...] = ()
