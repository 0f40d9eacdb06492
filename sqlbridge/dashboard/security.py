"""What stands around every request: the proxy's prefix, the hosts it may come under, the headers of every answer."""

from collections.abc import Sequence

from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sqlbridge.settings import DashboardSettings

_OWN_HOSTS = ("localhost", "127.0.0.1", "[::1]")
_HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "x-robots-tag": "noindex, nofollow",
}


def surroundings(dashboard: DashboardSettings) -> Sequence[Middleware]:
    """What requests pass on their way in, outermost first."""
    hosts = [*_OWN_HOSTS, dashboard.host, *dashboard.allowed_hosts]
    return (
        Middleware(SecureHeaders),
        Middleware(Prefix, prefix=dashboard.prefix),
        Middleware(TrustedHostMiddleware, allowed_hosts=hosts, www_redirect=False),
    )


class Prefix:
    """Shows the dashboard below a path, whether the proxy takes it off before it asks or not."""

    def __init__(self, app: ASGIApp, prefix: str) -> None:
        self._app = app
        self._prefix = prefix

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if self._prefix and scope["type"] == "http":
            path = scope["path"]
            if not (path + "/").startswith(self._prefix + "/"):
                path = self._prefix + path
            scope = {**scope, "path": path if path != self._prefix else path + "/", "root_path": self._prefix}
        await self._app(scope, receive, send)


class SecureHeaders:
    """Adds to every answer what tells a browser to run, load and frame nothing foreign."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""

        async def secured(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(_HEADERS)
                headers.setdefault("cache-control", "no-store")
                if scope["scheme"] == "https":
                    headers["strict-transport-security"] = "max-age=31536000"
            await send(message)

        await self._app(scope, receive, secured if scope["type"] == "http" else send)
