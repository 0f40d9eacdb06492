"""The runs of the scheduled tasks, with what each did and what went wrong."""

from starlette.responses import Response

from sqlbridge.dashboard import paging
from sqlbridge.dashboard.routing import Action, Page
from sqlbridge.dashboard.task_states import run_state
from sqlbridge.dashboard.visit import Visit
from sqlbridge.ledger import leases
from sqlbridge.ledger.views import run_pages
from sqlbridge.ledger.views.run_pages import RunRow
from sqlbridge.tasks.schedule import SCHEDULE


def show(visit: Visit) -> Response:
    """The list, newest first, of one task or all, or only those that failed."""
    database = visit.cockpit.database
    place = paging.after(visit.asked("after"), tuple[int])
    with database.read() as connection:
        found = run_pages.page(
            connection,
            database.tables,
            task=visit.asked("task"),
            failed_only=visit.asked("only") == "failed",
            before=place[0] if place else None,
            limit=paging.PAGE_ROWS + 1,
        )
        sheet = paging.sheet(found, _key)
        errors = run_pages.errors_of(connection, database.tables, [row.id for row in sheet.rows])
        working = leases.running(connection, database.tables, visit.cockpit.now())
    states = {row.id: run_state(row.outcome, row.host, row.pid, working) for row in sheet.rows}
    names = [task.name for task in SCHEDULE]
    return visit.page("runs.html", sheet=sheet, errors=errors, states=states, tasks=names)


def _key(row: RunRow) -> tuple[int]:
    return (row.id,)


PAGES = (Page("/runs", "runs", show),)
ACTIONS: tuple[Action, ...] = ()
