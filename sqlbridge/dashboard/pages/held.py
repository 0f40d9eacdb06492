"""The page held."""

from starlette.responses import Response

from sqlbridge.dashboard.routing import Action, Page
from sqlbridge.dashboard.visit import Visit


def show(visit: Visit) -> Response:
    """The page."""
    return visit.page("held.html")


PAGES = (Page("/held", "held", show),)
ACTIONS: tuple[Action, ...] = ()
