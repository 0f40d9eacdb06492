"""The dashboard as a web application."""

from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from sqlbridge.dashboard import problems
from sqlbridge.dashboard.cockpit import Cockpit
from sqlbridge.dashboard.login import login_routes
from sqlbridge.dashboard.metrics import metrics_route
from sqlbridge.dashboard.pages import ACTIONS, PAGES
from sqlbridge.dashboard.preferences import preference_routes
from sqlbridge.dashboard.routing import action_route, page_route
from sqlbridge.dashboard.security import surroundings
from sqlbridge.errors import SqlBridgeError

_STATIC = Path(__file__).parent / "static"


class _KeptFiles(StaticFiles):
    """Files that browsers may keep: their addresses carry the program's version."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """A file."""
        response = await super().get_response(path, scope)
        response.headers["cache-control"] = "public, max-age=86400"
        return response


def application(cockpit: Cockpit) -> Starlette:
    """The dashboard of one installation."""
    return Starlette(
        routes=_routes(cockpit),
        middleware=surroundings(cockpit.dashboard),
        exception_handlers={
            404: problems.not_found,
            405: problems.not_allowed,
            HTTPException: problems.unusable,
            SqlBridgeError: problems.failed,
            Exception: problems.broken,
        },
    )


def _routes(cockpit: Cockpit) -> list[BaseRoute]:
    return [
        *(page_route(cockpit, page) for page in PAGES),
        *(action_route(cockpit, action) for action in ACTIONS),
        *login_routes(cockpit),
        *preference_routes(),
        metrics_route(cockpit),
        Route("/alive", _alive, name="alive", methods=["GET"]),
        Mount("/static", _KeptFiles(directory=_STATIC), name="static"),
    ]


def _alive(_request: Request) -> Response:
    """For whoever watches the process: it answers, whatever the database does."""
    return Response(status_code=204)
