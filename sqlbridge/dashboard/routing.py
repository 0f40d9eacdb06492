"""Pages and actions as routes: every one of them asks for a login, every action for an operator and its own form."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.exc import DBAPIError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sqlbridge.capture.home import require_home
from sqlbridge.dashboard.addresses import own_address
from sqlbridge.dashboard.cockpit import Cockpit
from sqlbridge.dashboard.problems import forbidden, not_shown, refused
from sqlbridge.dashboard.tokens import CSRF_FIELD, is_own_form, token_of
from sqlbridge.dashboard.viewer import gettext, set_viewer, viewer_of
from sqlbridge.dashboard.visit import Done, Visit, Wish
from sqlbridge.errors import InputError, ShopError, SqlBridgeError
from sqlbridge.ledger import audit, dashboard_sessions

_logger = logging.getLogger(__name__)

Show = Callable[[Visit], Response]
Act = Callable[[Wish], Done]


@dataclass(frozen=True, slots=True)
class Page:
    """Something to look at, for everybody who is logged in."""

    path: str
    name: str
    show: Show


@dataclass(frozen=True, slots=True)
class Action:
    """Something that an operator does; a refusal of it is written into the audit as `name`."""

    path: str
    name: str
    act: Act


def page_route(cockpit: Cockpit, page: Page) -> Route:
    """The page for whoever is logged in."""

    def answer(request: Request) -> Response:
        set_viewer(viewer_of(request))
        visit = _visit(cockpit, request)
        if visit is None:
            return _to_login(request)
        try:
            return page.show(visit)
        except (InputError, ShopError) as exc:
            return not_shown(visit, exc)

    return Route(page.path, answer, name=page.name, methods=["GET"])


def action_route(cockpit: Cockpit, action: Action) -> Route:
    """The action for operators, from a form of our own; afterwards the browser goes back to the page."""

    async def answer(request: Request) -> Response:
        form = await request.form(max_files=0)
        return await run_in_threadpool(answer_form, request, form)

    def answer_form(request: Request, form: object) -> Response:
        set_viewer(viewer_of(request))
        visit = _visit(cockpit, request)
        if visit is None:
            return _to_login(request)
        wish = Wish(visit, form)  # type: ignore[arg-type]
        if not is_own_form(request, visit.token, wish.text(CSRF_FIELD)):
            return forbidden(
                request, gettext("The form was not sent from a page of this dashboard, or is too old: load it anew.")
            )
        if not visit.may_act:
            return forbidden(request, gettext("Your account may look, but not act: ask for the role of an operator."))
        return _carried_out(action, wish)

    return Route(action.path, answer, name=action.name, methods=["POST"])


def _visit(cockpit: Cockpit, request: Request) -> Visit | None:
    """Who asks; None where nobody is logged in."""
    if not (token := token_of(request)):
        return None
    database = cockpit.database
    with database.read() as connection:
        session = dashboard_sessions.find(connection, database.tables, token, cockpit.oldest_use())
    if session is None:
        return None
    # What is loaded on the side must not swallow the notice that the next page is to show.
    if "hx-request" not in request.headers and request.method == "GET":
        with database.begin() as connection:
            dashboard_sessions.seen(connection, database.tables, session, cockpit.now())
    return Visit(request, cockpit, session, token)


def _carried_out(action: Action, wish: Wish) -> Response:
    visit = wish.visit
    database = visit.cockpit.database
    try:
        # What is done on a copy of the shop must not reach Amazon.
        require_home(database, visit.cockpit.settings)
        done = action.act(wish)
    except SqlBridgeError as exc:
        _note_refusal(action, wish, exc)
        return refused(visit, exc)
    with database.begin() as connection:
        dashboard_sessions.notify(connection, database.tables, visit.session, done.words)
    return RedirectResponse(_next(visit.request, wish, done), status_code=303)


def _note_refusal(action: Action, wish: Wish, error: SqlBridgeError) -> None:
    visit = wish.visit
    database, subject = visit.cockpit.database, wish.text("subject") or wish.text("sku")
    try:
        with database.begin() as connection:
            audit.record(
                connection,
                database.tables,
                visit.actor,
                action.name,
                subject,
                str(error),
                visit.cockpit.now(),
                is_done=False,
            )
    except (SqlBridgeError, DBAPIError):
        _logger.exception("the refused action %s could not be written into the audit", action.name)


def _next(request: Request, wish: Wish, done: Done) -> str:
    """The page the form stood on, which must be one of ours."""
    if done.route:
        return str(request.url_for(done.route, **(done.parts or {})).path)
    return own_address(request, wish.text("back"))


def _to_login(request: Request) -> Response:
    url = request.url_for("login")
    if request.method == "GET":
        wanted = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        url = url.include_query_params(back=wanted)
    target = url.path + (f"?{url.query}" if url.query else "")
    if "hx-request" in request.headers:
        return Response(status_code=204, headers={"hx-redirect": target})
    return RedirectResponse(target, status_code=303)
