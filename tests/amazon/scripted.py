"""A server that answers as told: Amazon on its bad days, over real HTTP."""

import json
import time
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

TOKEN_PATH = "/auth/o2/token"


@dataclass(frozen=True)
class Reply:
    """One answer; without a status, the connection is closed unanswered. `pause` lies between byte and byte."""

    status: int | None
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    pause: float = 0


@dataclass(frozen=True)
class Received:
    """One request as it came over the wire; header names in small letters, `port` is the sender's."""

    port: int
    method: str
    path: str
    query: dict[str, list[str]]
    headers: dict[str, str]
    body: bytes


def success(content: object, **headers: str) -> Reply:
    """An answer of 200 with JSON."""
    return Reply(200, json.dumps(content).encode(), headers)


def token(text: str = "Atza|first", expires_in: int = 3600) -> Reply:
    """An access token as Login with Amazon gives it."""
    return success({"access_token": text, "expires_in": expires_in, "token_type": "bearer"})


class ScriptedAmazon:
    """Answers each request with the next reply; logins have replies of their own and succeed where none is left."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.requests: list[Received] = []
        self.logins: list[Received] = []
        self.login_replies: deque[Reply] = deque()
        self._replies: deque[Reply] = deque()

    def replies(self, *replies: Reply) -> None:
        """What to answer next, in this order."""
        self._replies.extend(replies)

    def answer(self, request: Received) -> Reply:
        """The reply to a request, which is remembered."""
        if request.path == TOKEN_PATH:
            self.logins.append(request)
            return self.login_replies.popleft() if self.login_replies else token()
        self.requests.append(request)
        return self._replies.popleft() if self._replies else Reply(599, b"nothing is scripted for this request")


@contextmanager
def scripted_amazon() -> Iterator[ScriptedAmazon]:
    """The server, running on a free port of this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    amazon = ScriptedAmazon(f"http://127.0.0.1:{server.server_port}")
    _Handler.served[server.server_port] = amazon
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield amazon
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    served: dict[int, ScriptedAmazon] = {}  # noqa: RUF012 - shared by all handlers on purpose

    def _serve(self) -> None:
        address = urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        headers = {name.lower(): value for name, value in self.headers.items()}
        request = Received(self.client_address[1], self.command, address.path, parse_qs(address.query), headers, body)
        amazon = self.served[self.connection.getsockname()[1]]
        self._send(amazon.answer(request))

    do_GET = do_POST = do_PUT = _serve  # noqa: N815 - the names that http.server calls

    def _send(self, reply: Reply) -> None:
        headers = {"Content-Length": str(len(reply.body))} | dict(reply.headers)
        self.close_connection = headers["Content-Length"] != str(len(reply.body)) or reply.status is None
        if reply.status is None:
            return
        self.send_response(reply.status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        with suppress(ConnectionError):  # the client has left, as it may
            for piece in [reply.body[at : at + 1] for at in range(len(reply.body))] if reply.pause else [reply.body]:
                self.wfile.write(piece)
                time.sleep(reply.pause)

    def log_message(self, *arguments: Any) -> None:
        """Keep the test's output free of requests."""
