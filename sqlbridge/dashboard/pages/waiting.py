"""Products waiting for update: what has changed in the shop and is not acknowledged by Amazon yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection
from starlette.responses import Response

from sqlbridge.actions import changes, tasks
from sqlbridge.dashboard import paging
from sqlbridge.dashboard.paging import Sheet
from sqlbridge.dashboard.routing import Action, Page
from sqlbridge.dashboard.viewer import gettext
from sqlbridge.dashboard.visit import Done, Visit, Wish
from sqlbridge.dashboard.waiting_reasons import REASONS
from sqlbridge.errors import InputError, ShopError
from sqlbridge.ledger import refusals as refusal_rows
from sqlbridge.ledger.views import change_details, change_pages
from sqlbridge.ledger.views.change_pages import ON_THE_WAY, ChangeRow
from sqlbridge.model.changes import ChangeState, Entity, EntityKey
from sqlbridge.tasks.deciding import change_search

_CAP = 10_000
_WINDOW = 5_000
"""So many changes a search by reason looks at for one page."""

_STATES = (*ON_THE_WAY, ChangeState.REFUSED)
_CHOICES = {"cap": _CAP, "window": _WINDOW, "states": _STATES, "reasons": REASONS}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the address asks for; `why` is how the reason begins."""

    states: Sequence[ChangeState]
    beginning: str
    why: str
    newest_first: bool
    after: int | None


def show(visit: Visit) -> Response:
    """The list, filtered by state, by reason and by how the SKU begins, oldest or newest first."""
    wanted = _wanted(visit)
    with visit.cockpit.database.read() as connection:
        sheet, trouble = _sheet(connection, visit, wanted)
        skus, unknown = _skus(connection, visit, sheet.rows)
        details = _details(connection, visit, wanted, sheet.rows)
    return visit.page(
        "waiting.html", sheet=sheet, skus=skus, trouble=trouble or unknown, wanted=wanted, **details, **_CHOICES
    )


def _skus(connection: Connection, visit: Visit, rows: Sequence[ChangeRow]) -> tuple[dict[EntityKey, list[str]], str]:
    """The SKUs of what changed, and what kept the shop from telling them."""
    try:
        return change_search.skus_of(connection, visit.cockpit.bridge, [row.about for row in rows]), ""
    except ShopError as exc:
        return {}, str(exc)


def _details(connection: Connection, visit: Visit, wanted: Wanted, rows: Sequence[ChangeRow]) -> dict[str, Any]:
    tables = visit.cockpit.database.tables
    sending, refused = (
        [row.id for row in rows if row.state is state] for state in (ChangeState.SENDING, ChangeState.REFUSED)
    )
    shows_refused = list(wanted.states) == [ChangeState.REFUSED]
    return {
        "number": change_pages.counted(connection, tables, wanted.states, _CAP),
        "feeds": change_details.newest_feeds(connection, tables, sending) if sending else {},
        "refusals": change_details.refusals(connection, tables, refused) if refused else {},
        "codes": refusal_rows.codes(connection, tables) if shows_refused else [],
        "is_search": bool(wanted.beginning or wanted.why),
    }


def _wanted(visit: Visit) -> Wanted:
    states = [state for state in _STATES if state.value == visit.asked("state")]
    why = [reason.begins for reason in REASONS if reason.name == visit.asked("why")]
    place = paging.after(visit.asked("after"), tuple[int])
    return Wanted(
        states=states or ON_THE_WAY,
        beginning=visit.asked("sku"),
        why=why[0] if why else "",
        newest_first=visit.asked("order") == "newest",
        after=place[0] if place else None,
    )


def _sheet(connection: Connection, visit: Visit, wanted: Wanted) -> tuple[Sheet, str]:
    """The page's rows, and what kept the shop from being asked for the SKU."""
    keys, trouble = _keys(connection, visit, wanted.beginning)
    tables, until = visit.cockpit.database.tables, None
    if wanted.why and keys is None:
        until = change_pages.window_end(
            connection, tables, wanted.states, after=wanted.after, newest_first=wanted.newest_first, size=_WINDOW
        )
    found = change_pages.page(
        connection,
        tables,
        wanted.states,
        after=wanted.after,
        newest_first=wanted.newest_first,
        keys=keys,
        why=wanted.why,
        until=until,
        limit=paging.PAGE_ROWS + 1,
    )
    return paging.sheet(found, _key, looked_until=(until,) if until else None), trouble


def _keys(connection: Connection, visit: Visit, beginning: str) -> tuple[set[EntityKey] | None, str]:
    if not beginning:
        return None, ""
    try:
        return change_search.keys_of(connection, visit.cockpit.bridge, beginning), ""
    except ShopError as exc:
        return {EntityKey(Entity.SKU, beginning)}, str(exc)


def _key(row: ChangeRow) -> tuple[int]:
    return (row.id,)


def send_now(wish: Wish) -> Done:
    """Let the ticked changes go, and begin a run that takes them."""
    visit = wish.visit
    words = changes.send_now(visit.cockpit.database, visit.actor, _ticked(wish))
    tasks.run_now(visit.cockpit.database, visit.cockpit.configuration, visit.actor, "update")
    return Done(gettext("%(done)s, which has begun now.", done=words))


def retry(wish: Wish) -> Done:
    """Send the ticked refused changes again, or all that Amazon refused with a code."""
    database, code = wish.visit.cockpit.database, wish.text("code")
    chosen = changes.refused(database, () if code else _ticked(wish), code or None)
    if not chosen:
        raise InputError(gettext("None of these is refused any more."))
    return Done(changes.retry_refused(database, wish.visit.actor, chosen, code or wish.text("sku")))


def release_raise(wish: Wish) -> Done:
    """Let a raised quantity go without its price."""
    return Done(changes.release_raise(wish.visit.cockpit.database, wish.visit.actor, wish.needed("sku")))


def _ticked(wish: Wish) -> list[int]:
    if not (ids := wish.numbers("change")):
        raise InputError(gettext("Tick the changes first."))
    return ids


PAGES = (Page("/waiting", "waiting", show),)
ACTIONS = (
    Action("/waiting/send", "changes-send", send_now),
    Action("/waiting/retry", "changes-retry", retry),
    Action("/waiting/release", "changes-release", release_raise),
)
