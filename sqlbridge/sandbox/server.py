"""The sandbox as a web application, and the server that runs it."""

import asyncio
import socket
from email.utils import format_datetime

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from sqlbridge.sandbox import (
    catalog_api,
    documents_api,
    feeds_api,
    listings_api,
    listings_submissions_api,
    login,
    orders_api,
    reports_api,
    restrictions_api,
    sellers_api,
    shipments_api,
)
from sqlbridge.sandbox.control_api import control_routes
from sqlbridge.sandbox.gate import route
from sqlbridge.sandbox.state import State

_OPERATIONS = (
    *login.OPERATIONS,
    *sellers_api.OPERATIONS,
    *documents_api.OPERATIONS,
    *feeds_api.OPERATIONS,
    *listings_api.OPERATIONS,
    *listings_submissions_api.OPERATIONS,
    *reports_api.OPERATIONS,
    *catalog_api.OPERATIONS,
    *restrictions_api.OPERATIONS,
    *orders_api.OPERATIONS,
    *shipments_api.OPERATIONS,
)


class _TransportTellingProtocol(H11Protocol):
    """Hands the connection to the application, which can then close it without an answer."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.app_state = {**self.app_state, "transport": transport}


class _Dated:
    """Dates the answers by the sandbox's own clock, as Amazon's are by Amazon's."""

    def __init__(self, app: ASGIApp, state: State) -> None:
        self._app = app
        self._state = state

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def dated(message: Message) -> None:
            if message["type"] == "http.response.start":
                now = format_datetime(self._state.clock.now(), usegmt=True)
                message["headers"] = [*message["headers"], (b"date", now.encode("ascii"))]
            await send(message)

        await self._app(scope, receive, dated)


def application(state: State) -> Starlette:
    """Amazon's operations and the control operations on one state."""
    routes = [*(route(state, operation) for operation in _OPERATIONS), *control_routes(state)]
    return Starlette(routes=routes, middleware=[Middleware(_Dated, state=state)])


def server(state: State) -> uvicorn.Server:
    """A server for the application; its `run` takes the sockets to listen on."""
    config = uvicorn.Config(
        application(state),
        http=_TransportTellingProtocol,
        ws="none",
        lifespan="off",
        log_level="warning",
        date_header=False,
    )
    return uvicorn.Server(config)


def listening_socket(host: str, port: int) -> socket.socket:
    """A socket that listens there; port 0 takes a free one. Raises OSError."""
    # asyncio switches Nagle's delay off only where the protocol is named, which socket.create_server does not do.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen()  # whoever is told of it may come before the server is up
    except OSError:
        listening.close()
        raise
    return listening
