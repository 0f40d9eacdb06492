"""The page audit."""

from starlette.responses import Response

from sqlbridge.dashboard.routing import Action, Page
from sqlbridge.dashboard.visit import Visit


def show(visit: Visit) -> Response:
    """The page."""
    return visit.page("audit.html")


PAGES = (Page("/audit", "audit", show),)
ACTIONS: tuple[Action, ...] = ()
