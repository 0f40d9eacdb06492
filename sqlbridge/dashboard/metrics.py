"""The metrics for Prometheus, which has no login but a token of its own."""

import hmac

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from sqlbridge.dashboard.cockpit import Cockpit
from sqlbridge.monitoring.textfile import current_metrics

_CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


def metrics_route(cockpit: Cockpit) -> Route:
    """/metrics."""

    def answer(request: Request) -> Response:
        token = cockpit.dashboard.metrics_token
        if not token:
            return PlainTextResponse("no metrics here: set dashboard.metrics_token\n", 404)
        if not _is_known(request, token):
            return PlainTextResponse(
                "the token is missing or wrong: Authorization: Bearer <dashboard.metrics_token>\n",
                401,
                {"www-authenticate": 'Bearer realm="sqlbridge"'},
            )
        return Response(current_metrics(cockpit.settings, cockpit.now()), media_type=_CONTENT_TYPE)

    return Route("/metrics", answer, name="metrics", methods=["GET"])


def _is_known(request: Request, token: str) -> bool:
    scheme, _, said = request.headers.get("authorization", "").partition(" ")
    # Headers come as Latin-1, whatever was meant by their bytes.
    return scheme.lower() == "bearer" and hmac.compare_digest(said.strip().encode("latin-1"), token.encode())
