"""Logging in and out."""

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from sqlbridge.dashboard import passwords
from sqlbridge.dashboard.addresses import addresses_of, own_address
from sqlbridge.dashboard.cockpit import Cockpit
from sqlbridge.dashboard.rendering import render
from sqlbridge.dashboard.tokens import (
    CSRF_FIELD,
    csrf_token,
    is_own_form,
    new_token,
    remove_token,
    set_token,
    token_of,
)
from sqlbridge.dashboard.viewer import current_viewer, gettext, set_viewer, viewer_of
from sqlbridge.ledger import audit, dashboard_accounts, dashboard_sessions, login_failures
from sqlbridge.model.people import Actor, Way


def login_routes(cockpit: Cockpit) -> list[Route]:
    """The form, its answer, and the way out."""

    def show(request: Request) -> Response:
        set_viewer(viewer_of(request))
        return _form(cockpit, request, request.query_params.get("back", ""))

    async def log_in(request: Request) -> Response:
        form = await request.form(max_files=0)
        return await run_in_threadpool(_log_in, cockpit, request, form)

    async def log_out(request: Request) -> Response:
        form = await request.form(max_files=0)
        return await run_in_threadpool(_log_out, cockpit, request, form)

    return [
        Route("/login", show, name="login", methods=["GET"]),
        Route("/login", log_in, name="log_in", methods=["POST"]),
        Route("/logout", log_out, name="log_out", methods=["POST"]),
    ]


def _form(cockpit: Cockpit, request: Request, back: str, words: str = "", status: int = 200) -> Response:
    """The form; whoever has no token gets one, so that nobody else can log this browser in."""
    token = token_of(request) or new_token()
    with cockpit.database.read() as connection:
        has_accounts = bool(dashboard_accounts.every(connection, cockpit.database.tables))
    values = {"words": words, "back": back, "csrf_token": csrf_token(token), "has_accounts": has_accounts}
    response = HTMLResponse(render("login.html", request=request, url_for=addresses_of(request), **values), status)
    set_token(request, response, token)
    return response


def _log_in(cockpit: Cockpit, request: Request, form: FormData) -> Response:
    set_viewer(viewer_of(request))
    name, password, back = (str(form.get(field, "")) for field in ("name", "password", "back"))
    if not is_own_form(request, token_of(request), form.get(CSRF_FIELD)):
        return _form(cockpit, request, back, gettext("The form was too old: please try again."), 403)
    subjects = [f"account:{name}"[:255], f"address:{request.client.host if request.client else ''}"]
    database, now = cockpit.database, cockpit.now()
    with database.begin() as connection:
        until = login_failures.wait_until(connection, database.tables, subjects, now)
        if until is None:
            # Before the password is looked at: many tries at the same moment count, too.
            login_failures.note(connection, database.tables, subjects, now)
        account = dashboard_accounts.find(connection, database.tables, name)
    if until is not None:
        words = gettext("Too many wrong passwords: try again after %(time)s.", time=current_viewer().moment(until))
        return _form(cockpit, request, back, words, 429)
    if not passwords.is_right(account.password_hash if account else None, password):
        with database.begin() as connection:
            # A name that is none may be a password in the wrong field.
            actor = Actor(name if account else "?", Way.DASHBOARD)
            audit.record(connection, database.tables, actor, "log-in", subjects[1], "wrong", now, is_done=False)
        return _form(cockpit, request, back, gettext("Name or password is wrong."), 403)
    return _welcome(cockpit, request, name, subjects, back)


def _welcome(cockpit: Cockpit, request: Request, name: str, subjects: list[str], back: str) -> Response:
    database, now, token = cockpit.database, cockpit.now(), new_token()
    with database.begin() as connection:
        login_failures.forget(connection, database.tables, subjects[0])
        login_failures.take_back(connection, database.tables, subjects[1])
        dashboard_sessions.begin(connection, database.tables, token, name, now)
        audit.record(connection, database.tables, Actor(name, Way.DASHBOARD), "log-in", subjects[1], "welcome", now)
    response = RedirectResponse(own_address(request, back), status_code=303)
    set_token(request, response, token)
    return response


def _log_out(cockpit: Cockpit, request: Request, form: FormData) -> Response:
    token, database = token_of(request), cockpit.database
    if is_own_form(request, token, form.get(CSRF_FIELD)):
        with database.begin() as connection:
            session = dashboard_sessions.find(connection, database.tables, token, cockpit.oldest_use())
            if session:
                dashboard_sessions.end(connection, database.tables, session)
    response = RedirectResponse(request.url_for("login").path, status_code=303)
    remove_token(request, response)
    return response
