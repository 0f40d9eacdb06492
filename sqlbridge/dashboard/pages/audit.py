"""The audit: who did what, on the command line or here, and what was refused."""

from typing import Any

from starlette.responses import Response

from sqlbridge.dashboard import paging
from sqlbridge.dashboard.routing import Action, Page
from sqlbridge.dashboard.visit import Visit
from sqlbridge.ledger import audit


def show(visit: Visit) -> Response:
    """The list, newest first, filtered by what it was about, by whom, or to what was refused."""
    database = visit.cockpit.database
    place = paging.after(visit.asked("after"), tuple[int])
    with database.read() as connection:
        found = audit.page(
            connection,
            database.tables,
            before=place[0] if place else None,
            subject=visit.asked("subject"),
            actor=visit.asked("actor"),
            refused_only=visit.asked("only") == "refused",
            limit=paging.PAGE_ROWS + 1,
        )
    return visit.page("audit.html", sheet=paging.sheet(found, _key))


def _key(row: dict[str, Any]) -> tuple[int]:
    return (row["id"],)


PAGES = (Page("/audit", "audit", show),)
ACTIONS: tuple[Action, ...] = ()
