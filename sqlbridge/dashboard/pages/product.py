"""The page product."""

from starlette.responses import Response

from sqlbridge.dashboard.routing import Action, Page
from sqlbridge.dashboard.visit import Visit


def show(visit: Visit) -> Response:
    """The page."""
    return visit.page("product.html")


PAGES = (Page("/product", "product", show),)
ACTIONS: tuple[Action, ...] = ()
