"""Feeds: every submission and import by its classic name, and what became of it."""

from datetime import datetime

from starlette.responses import Response

from sqlbridge.dashboard import paging
from sqlbridge.dashboard.feed_meanings import FAILED
from sqlbridge.dashboard.routing import Action, Page
from sqlbridge.dashboard.visit import Visit
from sqlbridge.ledger.views import feed_pages
from sqlbridge.ledger.views.feed_pages import FeedRow, Wanted
from sqlbridge.model.feeds import CLASSIC_NAMES, OPEN_FEED_STATES, FeedKind, FeedState

_CAP = 10_000
_GROUPS = {"open": OPEN_FEED_STATES, "failed": FAILED}
_STUCK = "stuck"
_NAMES = tuple(dict.fromkeys(CLASSIC_NAMES.values()))


def show(visit: Visit) -> Response:
    """The list, filtered by state, kind and channel, newest first."""
    database, wanted = visit.cockpit.database, _wanted(visit)
    place = paging.after(visit.asked("after"), tuple[int])
    with database.read() as connection:
        found = feed_pages.page(
            connection, database.tables, wanted, before=place[0] if place else None, limit=paging.PAGE_ROWS + 1
        )
        number = feed_pages.counted(connection, database.tables, wanted, _CAP)
        stuck = feed_pages.counted(connection, database.tables, _stuck(visit), _CAP)
    return visit.page(
        "feeds.html",
        sheet=paging.sheet(found, _key),
        number=number,
        stuck=stuck,
        cap=_CAP,
        groups=(*_GROUPS, _STUCK),
        states=tuple(FeedState),
        names=_NAMES,
        kinds=tuple(FeedKind),
        channels=_channels(visit),
    )


def stuck_since(visit: Visit) -> datetime | None:
    """Feeds handed over before that moment are stuck."""
    return visit.cockpit.settings.worker.stuck_before(visit.cockpit.now())


def _wanted(visit: Visit) -> Wanted:
    state, kind = visit.asked("state"), visit.asked("kind")
    return Wanted(
        states=_GROUPS.get(state) or [one for one in FeedState if one.value == state],
        kinds=[one for one in FeedKind if kind in (one.value, CLASSIC_NAMES[one])] or tuple(FeedKind),
        channel=visit.asked("channel"),
        stuck_before=stuck_since(visit),
        only_stuck=state == _STUCK,
    )


def _stuck(visit: Visit) -> Wanted:
    return Wanted(stuck_before=stuck_since(visit), only_stuck=True)


def _channels(visit: Visit) -> list[str]:
    accounts = visit.cockpit.settings.accounts.values()
    return sorted(name for account in accounts for name in account.channels)


def _key(row: FeedRow) -> tuple[int]:
    return (row.id,)


PAGES = (Page("/feeds", "feeds", show),)
ACTIONS: tuple[Action, ...] = ()
