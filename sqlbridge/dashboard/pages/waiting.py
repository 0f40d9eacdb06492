"""Products waiting for update: what has changed in the shop and is not acknowledged by Amazon yet."""

from starlette.responses import Response

from sqlbridge.actions import changes
from sqlbridge.dashboard import paging
from sqlbridge.dashboard.routing import Action, Page
from sqlbridge.dashboard.viewer import gettext
from sqlbridge.dashboard.visit import Done, Visit, Wish
from sqlbridge.errors import InputError
from sqlbridge.ledger import change_pages
from sqlbridge.ledger.change_pages import ON_THE_WAY, ChangeRow
from sqlbridge.model import ChangeState
from sqlbridge.tasks import change_search

_CAP = 10_000
_STATES = (*ON_THE_WAY, ChangeState.REFUSED)


def show(visit: Visit) -> Response:
    """The list, filtered by state and by how the SKU begins, oldest or newest first."""
    bridge, wanted, beginning = visit.cockpit.bridge, visit.asked("state"), visit.asked("sku")
    states = [state for state in _STATES if state.value == wanted] or list(ON_THE_WAY)
    place = paging.after(visit.asked("after"), tuple[int])
    with bridge.database.read() as connection:
        keys = change_search.keys_of(connection, bridge, beginning) if beginning else None
        found = change_pages.page(
            connection,
            bridge.database.tables,
            states,
            after=place[0] if place else None,
            newest_first=visit.asked("order") == "newest",
            keys=keys,
            limit=paging.PAGE_ROWS + 1,
        )
        sheet = paging.sheet(found, _key)
        skus = change_search.skus_of(connection, bridge, [row.about for row in sheet.rows])
        number = change_pages.counted(connection, bridge.database.tables, states, _CAP)
    return visit.page(
        "waiting.html", sheet=sheet, skus=skus, number=number, cap=_CAP, states=_STATES, is_search=bool(beginning)
    )


def _key(row: ChangeRow) -> tuple[int]:
    return (row.id,)


def send_now(wish: Wish) -> Done:
    """Let the ticked changes go with the next run."""
    if not (ids := wish.numbers("change")):
        raise InputError(gettext("Tick the changes that are to go now."))
    return Done(changes.send_now(wish.visit.cockpit.database, wish.visit.actor, ids))


PAGES = (Page("/waiting", "waiting", show),)
ACTIONS = (Action("/waiting/send", "changes-send", send_now),)
