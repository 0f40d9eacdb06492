"""A running dashboard, and browsers without a screen that look at it."""

import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread
from time import sleep
from typing import Any

import httpx
import uvicorn

from sqlbridge.dashboard.application import application
from sqlbridge.dashboard.cockpit import Cockpit
from sqlbridge.settings import Configuration

PASSWORDS = {"vera": "vera likes to look only", "otto": "otto is an operator"}
"""Account -> password: Vera is a viewer, Otto an operator."""


@dataclass(frozen=True)
class Console:
    """A dashboard at an address."""

    url: str
    configuration: Configuration
    clients: list[httpx.Client] = field(default_factory=list)
    cookies: dict[str, Any] = field(default_factory=dict)

    def stranger(self) -> "Browser":
        """A browser that is not logged in."""
        client = httpx.Client(base_url=self.url, timeout=30)
        self.clients.append(client)
        return Browser(client)

    def logged_in(self, name: str) -> "Browser":
        """A browser in which Vera or Otto is logged in."""
        browser = self.stranger()
        answer = browser.send("login", {"name": name, "password": PASSWORDS[name]}, page="login")
        assert answer.status_code == 303, answer.text
        return browser


@dataclass(frozen=True)
class Browser:
    """Follows no redirect by itself, and runs no JavaScript."""

    client: httpx.Client

    def get(self, path: str) -> httpx.Response:
        """A page, below the dashboard's address."""
        return self.client.get(path)

    def send(self, path: str, fields: dict[str, object], page: str = "") -> httpx.Response:
        """A form as the page has it, with its token."""
        return self.client.post(path, data={"csrf_token": token_in(self.get(page).text), **fields})

    def follow(self, answer: httpx.Response) -> str:
        """What the page says that the answer leads to."""
        assert answer.status_code == 303, answer.text
        return self.client.get(answer.headers["location"]).text


def token_in(page: str) -> str:
    """The token that the forms of a page carry."""
    found = re.search(r'name="csrf_token" value="([0-9a-f]+)"', page)
    assert found, page
    return found[1]


@contextmanager
def serving(configuration: Configuration, prefix: str = "") -> Iterator[Console]:
    """The dashboard on a free port of this host."""
    config = uvicorn.Config(application(Cockpit(configuration)), ws="none", lifespan="off", log_level="error")
    server = uvicorn.Server(config)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        while not server.started:
            sleep(0.01)
        console = Console(f"http://127.0.0.1:{listening.getsockname()[1]}{prefix}/", configuration)
        try:
            yield console
        finally:
            for client in console.clients:
                client.close()
            server.should_exit = True
            thread.join()
