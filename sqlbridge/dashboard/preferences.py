"""Language and time zone: what a browser wants, kept in its cookies."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sqlbridge.dashboard.addresses import own_address
from sqlbridge.dashboard.languages import LANGUAGES
from sqlbridge.dashboard.tokens import cookie_path
from sqlbridge.dashboard.viewer import LANGUAGE_COOKIE, ZONE_COOKIE, ZONES

_YEAR = 365 * 86400


def preference_routes() -> list[Route]:
    """Anybody may set them, without a login: they change nothing but what this browser is shown."""
    return [Route("/preferences", _keep, name="preferences", methods=["POST"])]


async def _keep(request: Request) -> Response:
    form = await request.form(max_files=0)
    response = RedirectResponse(own_address(request, str(form.get("back", ""))), status_code=303)
    for field, cookie, known in (("language", LANGUAGE_COOKIE, LANGUAGES), ("zone", ZONE_COOKIE, ZONES)):
        value = str(form.get(field, ""))
        if value in known:
            response.set_cookie(
                cookie,
                value,
                max_age=_YEAR,
                path=cookie_path(request),
                samesite="lax",
                secure=request.url.scheme == "https",
            )
    return response
