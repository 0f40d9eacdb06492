"""The session's token in the browser's cookie, and the token of its forms."""

import hmac
from secrets import token_urlsafe

from starlette.requests import Request
from starlette.responses import Response

SESSION_COOKIE = "sqlbridge_session"
CSRF_FIELD = "csrf_token"
_CSRF_HEADER = "x-csrf-token"


def new_token() -> str:
    """A token that nobody guesses."""
    return token_urlsafe(32)


def token_of(request: Request) -> str:
    """The browser's token; empty where it has none."""
    return str(request.cookies.get(SESSION_COOKIE, ""))


def csrf_token(token: str) -> str:
    """What the forms of the session carry: it cannot be made without the session's token, nor the other way round."""
    return hmac.new(token.encode(), b"the forms of this session", "sha256").hexdigest()


def is_own_form(request: Request, token: str, field: object) -> bool:
    """Whether a form was sent from one of our own pages of this session."""
    sent = field or request.headers.get(_CSRF_HEADER, "")
    is_same = hmac.compare_digest(str(sent).encode(), csrf_token(token).encode())
    return bool(token) and is_same and request.headers.get("sec-fetch-site", "same-origin") == "same-origin"


def set_token(request: Request, response: Response, token: str) -> None:
    """Give the browser its token, for this dashboard only."""
    response.set_cookie(
        SESSION_COOKIE,
        token,
        path=cookie_path(request),
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="lax",
    )


def remove_token(request: Request, response: Response) -> None:
    """Let the browser forget its token."""
    response.delete_cookie(SESSION_COOKIE, path=cookie_path(request))


def cookie_path(request: Request) -> str:
    """Where our cookies are sent to."""
    return f"{request.scope.get('root_path', '')}/"
