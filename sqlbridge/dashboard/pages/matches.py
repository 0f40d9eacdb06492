"""The page matches."""

from starlette.responses import Response

from sqlbridge.dashboard.routing import Action, Page
from sqlbridge.dashboard.visit import Visit


def show(visit: Visit) -> Response:
    """The page."""
    return visit.page("matches.html")


PAGES = (Page("/matches", "matches", show),)
ACTIONS: tuple[Action, ...] = ()
