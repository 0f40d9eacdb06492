"""Answers where something cannot be shown or done: in words, with a remedy, and without a secret."""

import logging

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from sqlbridge.dashboard.addresses import addresses_of
from sqlbridge.dashboard.rendering import render
from sqlbridge.dashboard.viewer import gettext, set_viewer, viewer_of
from sqlbridge.dashboard.visit import Visit
from sqlbridge.errors import (
    DatabaseBusyError,
    DatabaseUnavailableError,
    NotInstalledError,
    SqlBridgeError,
)

_logger = logging.getLogger(__name__)


def forbidden(request: Request, words: str) -> Response:
    """403."""
    return _problem(request, gettext("Not allowed"), words, 403)


def refused(visit: Visit, error: SqlBridgeError) -> Response:
    """An action that could not be carried out: nothing has changed, and this is why."""
    values = {
        "title": gettext("That could not be done"),
        "words": str(error),
        "back": visit.request.headers.get("referer"),
    }
    return HTMLResponse(render("refused.html", **visit.surroundings(), **values), 409)


def not_shown(visit: Visit, error: SqlBridgeError) -> Response:
    """A page that cannot be shown as it was asked for, to somebody who is logged in."""
    values = {"title": gettext("That cannot be shown"), "words": str(error), "back": ""}
    return HTMLResponse(render("refused.html", **visit.surroundings(), **values), 400)


def not_found(request: Request, _error: Exception) -> Response:
    """404."""
    set_viewer(viewer_of(request))
    return _problem(request, gettext("Not found"), gettext("There is nothing at this address."), 404)


def not_allowed(request: Request, _error: Exception) -> Response:
    """405."""
    set_viewer(viewer_of(request))
    return _problem(request, gettext("Not allowed"), gettext("This address answers another kind of request."), 405)


def unusable(request: Request, error: Exception) -> Response:
    """Another 4xx that a library raises, such as a form that is too large."""
    set_viewer(viewer_of(request))
    status = error.status_code if isinstance(error, HTTPException) else 400
    return _problem(request, gettext("Not understood"), gettext("The request cannot be understood."), status)


def failed(request: Request, error: Exception) -> Response:
    """What is raised on purpose. Who asks may not be logged in: the details are for the log only."""
    set_viewer(viewer_of(request))
    _logger.error("%s: %s", request.url.path, error)
    if isinstance(error, NotInstalledError):
        words = gettext(
            "SQLBridge is not installed on this database, or in another version: run `sqlbridge install`."
        )
    elif isinstance(error, DatabaseUnavailableError | DatabaseBusyError):
        words = gettext("The database does not answer. This page works again as soon as it does; the log tells more.")
    else:
        words = gettext("The page cannot be shown; the log of the dashboard tells why.")
    return _problem(request, gettext("Not available"), words, 503)


def broken(request: Request, _error: Exception) -> Response:
    """500; Starlette's own handler has logged it."""
    set_viewer(viewer_of(request))
    words = gettext("That is a fault of the program. The log of the dashboard tells more: please report it.")
    return _problem(request, gettext("Something went wrong"), words, 500)


def _problem(request: Request, title: str, words: str, status: int) -> Response:
    return HTMLResponse(
        render("problem.html", request=request, url_for=addresses_of(request), title=title, words=words), status
    )
