"""An Amazon that answers every request with all it was sent and with what only the buyer should see."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

ACCESS_TOKEN = "Atza|canary-access-token"
SIGNATURE = "canary-signature"
SHAPES = ("login", "refusal", "outage", "page", "garbage", "order")


class Echo(ThreadingHTTPServer):
    """`shape`, one of SHAPES, says in which clothes."""

    shape = "refusal"
    personal = ""

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_port}"


@contextmanager
def echoing_amazon(personal: str) -> Iterator[Echo]:
    """The server, running on a free port; `personal` stands in all its answers."""
    with Echo(("127.0.0.1", 0), _Handler) as server:
        server.personal = personal
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    server: Echo

    def _serve(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode("utf-8", "replace")
        if self.path == "/auth/o2/token" and self.server.shape != "login":
            self._send(200, json.dumps({"access_token": ACCESS_TOKEN, "expires_in": 3600}))
        elif self.path.startswith("/feeds/2021-06-30/documents") and self.command == "POST":
            url = f"{self.server.url}/document?X-Amz-Signature={SIGNATURE}"
            self._send(201, json.dumps({"feedDocumentId": "1", "url": url}))
        else:
            self._echo(f"{self.path} {body} {self.headers}")

    do_GET = do_POST = do_PUT = do_PATCH = _serve  # noqa: N815 - the names that http.server calls

    def _echo(self, request: str) -> None:
        order = {"orderId": "305-1234567-0000009", "buyer": self.server.personal, "recipient": [self.server.personal]}
        answers = {
            "login": (400, json.dumps({"error": "invalid_grant", "error_description": request})),
            "refusal": (400, json.dumps({"errors": [{"code": "InvalidInput", "message": request}]})),
            "outage": (503, f"{request} {self.server.personal}"),
            "page": (403, f"<html>{request}</html>"),
            "garbage": (200, f"{request} {self.server.personal}"),
            "order": (200, json.dumps({"orders": [order], "order": order, "items": [order], "reports": order})),
        }
        self._send(*answers[self.server.shape])

    def _send(self, status: int, text: str) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(text.encode())))
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *arguments: Any) -> None:
        """Keep the test's output free of requests."""
