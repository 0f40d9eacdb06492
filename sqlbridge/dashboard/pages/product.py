"""One SKU's story: the answer to "why is this, or is this not, on Amazon"."""

from datetime import datetime

from starlette.responses import Response

from sqlbridge.dashboard import paging, story
from sqlbridge.dashboard.routing import Action, Page
from sqlbridge.dashboard.visit import Visit
from sqlbridge.ledger.views import sku_search, timeline
from sqlbridge.ledger.views.timeline import Entry, Place
from sqlbridge.tasks.running import Bridge

_NEAREST = 20


def show(visit: Visit) -> Response:
    """The story of the SKU; of an unknown one the nearest that are known; without a SKU, how to ask for one."""
    if not (sku := visit.asked("sku")):
        return visit.page("product_search.html", nearest=[])
    bridge = visit.cockpit.bridge
    told = story.tell(bridge, sku)
    place = paging.after(visit.asked("after"), tuple[datetime, int, int, int])
    with bridge.database.read() as connection:
        after = Place(*place) if place else None
        entries = timeline.page(connection, bridge.database.tables, told.subject(), after, paging.PAGE_ROWS + 1)
    if not told.is_known and not entries and not told.trouble:
        return visit.page("product_search.html", nearest=_nearest(bridge, sku))
    waiting = [one.change.id for one in entries if one.change and one.change.waits_for_time]
    return visit.page("product.html", story=told, sheet=paging.sheet(entries, _key), waiting=waiting)


def _key(entry: Entry) -> Place:
    return entry.place


def _nearest(bridge: Bridge, sku: str) -> list[str]:
    """Listed SKUs that begin as this one does, as far as any do."""
    channels = [channel.name for account in bridge.accounts.values() for channel in account.channels]
    beginning, found = sku, list[str]()
    with bridge.database.read() as connection:
        while beginning and not found:
            found = sku_search.shop_skus(connection, bridge.database.tables, beginning, channels, _NEAREST)
            beginning = beginning[: len(beginning) * 3 // 4]
    return found


PAGES = (Page("/product", "product", show),)
ACTIONS: tuple[Action, ...] = ()
