"""The page health."""

from starlette.responses import Response

from sqlbridge.dashboard.routing import Action, Page
from sqlbridge.dashboard.visit import Visit


def show(visit: Visit) -> Response:
    """The page."""
    return visit.page("health.html")


PAGES = (Page("/health", "health", show),)
ACTIONS: tuple[Action, ...] = ()
