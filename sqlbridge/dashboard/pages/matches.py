"""EAN matches: products that are not listed, what Amazon's catalogue says to their codes, and what is to be done."""

from collections.abc import Sequence
from functools import partial

from starlette.responses import Response

from sqlbridge.actions import matches
from sqlbridge.amazon.marketplaces import product_page
from sqlbridge.dashboard import paging
from sqlbridge.dashboard.channel_choice import channels, chosen_channel
from sqlbridge.dashboard.paging import Sheet
from sqlbridge.dashboard.routing import Action, Page
from sqlbridge.dashboard.viewer import gettext
from sqlbridge.dashboard.visit import Done, Visit, Wish
from sqlbridge.errors import InputError
from sqlbridge.ledger.matches import UNDER_WAY
from sqlbridge.ledger.views import match_pages
from sqlbridge.model.matches import MatchState
from sqlbridge.model.selling import Channel

_CAP = 1_000
# What waits for a decision comes first.
_STATES = (
    *(MatchState.AMBIGUOUS, MatchState.SHARED, MatchState.REFUSED, MatchState.RESTRICTED, MatchState.INVALID),
    *(MatchState.UNKNOWN, MatchState.FOUND, MatchState.CHOSEN, MatchState.SUBMITTED, MatchState.ACCEPTED),
    *(MatchState.LISTED, MatchState.EXCLUDED),
)


def show(visit: Visit) -> Response:
    """The list of a channel: in one state, or by the shop's SKU."""
    database, channel = visit.cockpit.database, chosen_channel(visit)
    with database.read() as connection:
        numbers = match_pages.counted(connection, database.tables, channel.name, _CAP)
    return visit.page(
        "matches.html",
        sheet=_by_state(visit, channel) if _state(visit) and not visit.asked("sku") else _by_sku(visit, channel),
        numbers=numbers,
        cap=_CAP,
        states=_STATES,
        channels=list(channels(visit)),
        channel=channel.name,
        address=partial(product_page, channel.marketplace),
        under_way=UNDER_WAY,
    )


def _state(visit: Visit) -> MatchState | None:
    return next((state for state in _STATES if state.value == visit.asked("state")), None)


def _by_state(visit: Visit, channel: Channel) -> Sheet:
    database, state = visit.cockpit.database, _state(visit) or MatchState.AMBIGUOUS
    place, limit = paging.after(visit.asked("after"), tuple[int]), paging.PAGE_ROWS + 1
    with database.read() as connection:
        rows = match_pages.page(
            connection, database.tables, channel.name, state, after=place[0] if place else 0, limit=limit
        )
    return paging.sheet(rows, lambda row: (row["id"],))


def _by_sku(visit: Visit, channel: Channel) -> Sheet:
    database, limit = visit.cockpit.database, paging.PAGE_ROWS + 1
    place, beginning = paging.after(visit.asked("after"), tuple[str]), visit.asked("sku")
    with database.read() as connection:
        rows = match_pages.by_sku(
            connection,
            database.tables,
            channel.name,
            beginning=beginning,
            after=place[0] if place else "",
            limit=limit,
        )
    return paging.sheet(rows, lambda row: (row["shop_sku"],))


def choose(wish: Wish) -> Done:
    """Offer it on this ASIN."""
    sku, asin, where = wish.needed("sku"), wish.needed("asin").upper(), _channels(wish)
    matches.choose(wish.visit.cockpit.database, wish.visit.actor, sku, asin, where)
    return Done(gettext("%(sku)s is offered on %(asin)s with the next run.", sku=sku, asin=asin))


def exclude(wish: Wish) -> Done:
    """Never offer it."""
    sku, where = wish.needed("sku"), _channels(wish)
    matches.exclude(wish.visit.cockpit.database, wish.visit.actor, sku, where)
    return Done(gettext("%(sku)s is not offered.", sku=sku))


def include(wish: Wish) -> Done:
    """Take the choice or the exclusion back."""
    sku, where = wish.needed("sku"), _channels(wish)
    matches.include(wish.visit.cockpit.database, wish.visit.actor, sku, where)
    return Done(gettext("%(sku)s is looked up with the next run.", sku=sku))


def _channels(wish: Wish) -> Sequence[str]:
    if (name := wish.needed("channel")) not in channels(wish.visit):
        raise InputError(gettext("There is no channel %(name)s.", name=name))
    return [name]


PAGES = (Page("/matches", "matches", show),)
ACTIONS = (
    Action("/match/choose", "matches-choose", choose),
    Action("/match/exclude", "matches-exclude", exclude),
    Action("/match/include", "matches-include", include),
)
