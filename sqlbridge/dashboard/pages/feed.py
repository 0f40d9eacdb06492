"""One feed: what it carried, what was sent word for word, what Amazon said, and what can be done about it."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection
from starlette.exceptions import HTTPException
from starlette.responses import Response, StreamingResponse

from sqlbridge.actions import feeds
from sqlbridge.dashboard import paging
from sqlbridge.dashboard.excerpts import excerpt
from sqlbridge.dashboard.feed_meanings import meaning
from sqlbridge.dashboard.pages.feeds import stuck_since
from sqlbridge.dashboard.paging import Sheet
from sqlbridge.dashboard.refusal_codes import advice
from sqlbridge.dashboard.routing import Action, Page
from sqlbridge.dashboard.viewer import gettext
from sqlbridge.dashboard.visit import Done, Visit, Wish
from sqlbridge.errors import InputError
from sqlbridge.ledger import kept_documents
from sqlbridge.ledger.kept_documents import Kept
from sqlbridge.ledger.views import feed_pages
from sqlbridge.ledger.views.feed_pages import CodeInFeed, FeedRow
from sqlbridge.model.feeds import OPEN_FEED_STATES, FeedKind

_FORMS = {FeedKind.SHIPMENTS: ("application/xml", "xml")}
_JSON = ("application/json", "json")


def show(visit: Visit) -> Response:
    """The facts of a feed, its refusals by code, and its messages, filtered by refusal, code and beginning of SKU."""
    database, feed = visit.cockpit.database, _feed(visit)
    with database.read() as connection:
        kept = kept_documents.kept_of(connection, database.tables, feed.id)
        codes = feed_pages.codes(connection, database.tables, feed.id) if feed.refused_count else []
        sheet = _parcels(visit, connection, feed) if _carries_parcels(feed) else _messages(visit, connection, feed)
    return visit.page(
        "feed.html",
        feed=feed,
        meaning=meaning(feed.state),
        is_open=feed.state in OPEN_FEED_STATES,
        has_document=Kept.DOCUMENT in kept,
        has_report=Kept.REPORT in kept,
        codes=[(one, advice(one.code)) for one in codes],
        may_resend=_may_resend(feed, codes),
        carries_parcels=_carries_parcels(feed),
        sheet=sheet,
    )


def show_document(visit: Visit) -> Response:
    """What was sent, in lines."""
    return _shown(visit, Kept.DOCUMENT, gettext("What was sent"))


def show_report(visit: Visit) -> Response:
    """What Amazon said, in lines."""
    return _shown(visit, Kept.REPORT, gettext("Amazon's processing report"))


def download_document(visit: Visit) -> Response:
    """What was sent, word for word."""
    return _download(visit, Kept.DOCUMENT, "document")


def download_report(visit: Visit) -> Response:
    """What Amazon said, word for word."""
    return _download(visit, Kept.REPORT, "report")


def abandon(wish: Wish) -> Done:
    """Give up a feed that never ends."""
    return Done(feeds.abandon(wish.visit.cockpit.database, wish.visit.actor, wish.number("subject")))


def resend(wish: Wish) -> Done:
    """Send again what Amazon refused in a feed."""
    return Done(feeds.resend(wish.visit.cockpit.database, wish.visit.actor, wish.number("subject")))


def _feed(visit: Visit) -> FeedRow:
    database = visit.cockpit.database
    with database.read() as connection:
        feed = feed_pages.find(connection, database.tables, int(visit.part("feed")), stuck_since(visit))
    if feed is None:
        raise HTTPException(404)
    return feed


def _messages(visit: Visit, connection: Connection, feed: FeedRow) -> Sheet:
    found = feed_pages.messages(
        connection,
        visit.cockpit.database.tables,
        feed.id,
        only_refused=visit.asked("show") == "refused",
        beginning=visit.asked("sku"),
        code=visit.asked("code"),
        after=_place(visit),
        limit=paging.PAGE_ROWS + 1,
    )
    return paging.sheet(found, _key)


def _parcels(visit: Visit, connection: Connection, feed: FeedRow) -> Sheet:
    tables, limit = visit.cockpit.database.tables, paging.PAGE_ROWS + 1
    return paging.sheet(feed_pages.parcels(connection, tables, feed.id, after=_place(visit), limit=limit), _key)


def _place(visit: Visit) -> int:
    place = paging.after(visit.asked("after"), tuple[int])
    return place[0] if place else 0


def _key(row: Any) -> tuple[int]:
    return (row.message_id,)


def _carries_parcels(feed: FeedRow) -> bool:
    return feed.kind is FeedKind.SHIPMENTS


def _may_resend(feed: FeedRow, codes: Sequence[CodeInFeed]) -> bool:
    return feed.kind in (FeedKind.PRICE, FeedKind.STOCK) and any(one.standing for one in codes)


def _shown(visit: Visit, kept: Kept, title: str) -> Response:
    feed, part = _feed(visit), visit.asked("part")
    shown = excerpt(_packed(visit, kept), int(part) if part.isascii() and part.isdigit() else 1)
    return visit.page("feed_document.html", feed=feed, name=title, shown=shown, is_report=kept is Kept.REPORT)


def _download(visit: Visit, kept: Kept, name: str) -> Response:
    feed = _feed(visit)
    media_type, ending = _FORMS.get(feed.kind, _JSON)
    headers = {"content-disposition": f'attachment; filename="feed-{feed.id}-{name}.{ending}"'}
    return StreamingResponse(kept_documents.unpacked(_packed(visit, kept)), media_type=media_type, headers=headers)


def _packed(visit: Visit, kept: Kept) -> bytes:
    database = visit.cockpit.database
    with database.read() as connection:
        packed = kept_documents.find(connection, database.tables, kept, int(visit.part("feed")))
    if packed is None:
        raise InputError(gettext("Nothing of this kind is kept of this feed (yet, or any more)."))
    return packed


PAGES = (
    Page("/feeds/{feed:int}", "feed", show),
    Page("/feeds/{feed:int}/document", "feed-document", show_document),
    Page("/feeds/{feed:int}/report", "feed-report", show_report),
    Page("/feeds/{feed:int}/document/download", "feed-document-download", download_document),
    Page("/feeds/{feed:int}/report/download", "feed-report-download", download_report),
)
ACTIONS = (
    Action("/feeds/abandon", "feeds-abandon", abandon),
    Action("/feeds/resend", "feeds-resend", resend),
)
