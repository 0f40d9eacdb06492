"""The page configuration."""

from starlette.responses import Response

from sqlbridge.dashboard.routing import Action, Page
from sqlbridge.dashboard.visit import Visit


def show(visit: Visit) -> Response:
    """The page."""
    return visit.page("configuration.html")


PAGES = (Page("/configuration", "configuration", show),)
ACTIONS: tuple[Action, ...] = ()
