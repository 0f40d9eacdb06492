"""The page feeds."""

from starlette.responses import Response

from sqlbridge.dashboard.routing import Action, Page
from sqlbridge.dashboard.visit import Visit


def show(visit: Visit) -> Response:
    """The page."""
    return visit.page("feeds.html")


PAGES = (Page("/feeds", "feeds", show),)
ACTIONS: tuple[Action, ...] = ()
