"""The page overview."""

from starlette.responses import Response

from sqlbridge.dashboard.routing import Action, Page
from sqlbridge.dashboard.visit import Visit


def show(visit: Visit) -> Response:
    """The page."""
    return visit.page("overview.html")


PAGES = (Page("/", "overview", show),)
ACTIONS: tuple[Action, ...] = ()
