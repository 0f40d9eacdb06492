"""Errors: Amazon's refusals that stand, by Amazon's code, with the SKUs and what to do."""

from starlette.responses import Response

from sqlbridge.actions import changes
from sqlbridge.dashboard import paging
from sqlbridge.dashboard.refusal_codes import advice
from sqlbridge.dashboard.routing import Action, Page
from sqlbridge.dashboard.viewer import gettext
from sqlbridge.dashboard.visit import Done, Visit, Wish
from sqlbridge.errors import InputError
from sqlbridge.ledger import refusals
from sqlbridge.ledger.refusals import RefusalRow


def show(visit: Visit) -> Response:
    """All codes; or, where one is asked for, the SKUs that Amazon refused with it, the newest first."""
    return _show_code(visit, visit.asked("code")) if visit.asked("code") else _show_codes(visit)


def resend(wish: Wish) -> Done:
    """Send again what Amazon refused with a code."""
    database, code = wish.visit.cockpit.database, wish.needed("subject")
    ids = changes.refused(database, code=code)
    if not ids:
        raise InputError(gettext("No change waits for a refusal with this code: there is nothing to send again."))
    return Done(changes.retry_refused(database, wish.visit.actor, ids, code))


def _show_codes(visit: Visit) -> Response:
    database = visit.cockpit.database
    with database.read() as connection:
        codes = refusals.codes(connection, database.tables)
    return visit.page("refusals.html", codes=[(one, advice(one.code)) for one in codes], cap=refusals.CAP)


def _show_code(visit: Visit, code: str) -> Response:
    database, place = visit.cockpit.database, paging.after(visit.asked("after"), tuple[int, int])
    with database.read() as connection:
        row = refusals.one(connection, database.tables, code)
        found = refusals.of_code(connection, database.tables, code, before=place, limit=paging.PAGE_ROWS + 1)
    return visit.page("refusal.html", row=row, advice=advice(code), sheet=paging.sheet(found, _key), cap=refusals.CAP)


def _key(row: RefusalRow) -> tuple[int, int]:
    return (row.feed_id, row.message_id)


PAGES = (Page("/feeds/errors", "refusals", show),)
ACTIONS = (Action("/feeds/errors/resend", "refusals-resend", resend),)
