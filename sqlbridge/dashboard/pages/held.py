"""Held values: prices that jump, a mass of quantities that would go to 0; a person lets them go."""

from collections.abc import Callable
from decimal import Decimal

from starlette.responses import Response

from sqlbridge.actions import held_values
from sqlbridge.dashboard import paging
from sqlbridge.dashboard.routing import Action, Page
from sqlbridge.dashboard.viewer import gettext
from sqlbridge.dashboard.visit import Done, Visit, Wish
from sqlbridge.errors import InputError
from sqlbridge.ledger.held_values import HeldFilter
from sqlbridge.ledger.views import held_pages
from sqlbridge.ledger.views.held_pages import HeldPlace, HeldRow
from sqlbridge.model.feeds import FeedKind

_CAP = 10_000
_WINDOW = 5_000
"""So many held values are looked at for one page."""

_KINDS = (FeedKind.PRICE, FeedKind.STOCK)


def show(visit: Visit) -> Response:
    """The held values, filtered by kind, destination and a part of the reason."""
    database, wanted = visit.cockpit.database, _wanted(visit.asked)
    place = paging.after(visit.asked("after"), tuple[Decimal, int])
    after = HeldPlace(*place) if place else None
    with database.read() as connection:
        tables = database.tables
        until = held_pages.window_end(connection, tables, wanted, after=after, size=_WINDOW)
        rows = held_pages.page(connection, tables, wanted, after=after, until=until, limit=paging.PAGE_ROWS + 1)
        numbers = held_pages.counted(connection, tables, _CAP)
    sheet = paging.sheet(rows, _key, looked_until=until)
    return visit.page(
        "held.html",
        sheet=sheet,
        numbers=numbers,
        cap=_CAP,
        window=_WINDOW,
        wanted=wanted,
        kinds=_KINDS,
        destinations=_destinations(visit),
    )


def _wanted(asked: Callable[[str], str]) -> HeldFilter:
    kinds = [kind for kind in _KINDS if kind.value == asked("kind")]
    return HeldFilter(kinds[0] if kinds else None, asked("destination"), asked("reason"))


def _destinations(visit: Visit) -> list[str]:
    """Channels have prices, accounts have quantities."""
    accounts = visit.cockpit.bridge.accounts
    return sorted({*accounts, *(channel.name for one in accounts.values() for channel in one.channels)})


def _key(row: HeldRow) -> HeldPlace:
    return row.place


def release(wish: Wish) -> Done:
    """Let one held value go, or the ticked ones."""
    if not (ids := wish.numbers("value")):
        raise InputError(gettext("Tick the values first."))
    return Done(held_values.release_some(wish.visit.cockpit.database, wish.visit.actor, ids))


def release_all(wish: Wish) -> Done:
    """Let all go that the list was filtered to, on whatever page they are."""
    wanted = _wanted(wish.text)
    if wanted == HeldFilter():
        raise InputError(gettext("Filter the list first: by value, by channel or account, or by reason."))
    return Done(held_values.release(wish.visit.cockpit.database, wish.visit.actor, wanted))


PAGES = (Page("/held", "held", show),)
ACTIONS = (
    Action("/held/release", "offers-release", release),
    Action("/held/release-all", "offers-release-all", release_all),
)
