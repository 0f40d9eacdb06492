"""Brings words to others within a time that a run can spare."""

import logging
from collections.abc import Callable
from threading import Thread
from urllib.parse import urlsplit

import httpx

from sqlbridge.amazon.connection import tls

log = logging.getLogger(__name__)


def deliver(what: str, action: Callable[[], None], seconds: float) -> bool:
    """Whether the action succeeded in time; what went wrong is logged, and never raised.

    The action may hang for longer, in a thread that dies with the program: no timeout of ours reaches into a look-up
    of a host's name.
    """
    failures: list[str] = ["no answer in time"]

    def attempt() -> None:
        try:
            action()
        except Exception as exc:
            failures[:] = [_words(exc)]
        else:
            failures.clear()

    thread = Thread(target=attempt, daemon=True)
    thread.start()
    thread.join(seconds)
    words = "".join(failures)
    if words:
        log.warning("%s failed: %s", what, words)
    return not words


def send(method: str, address: str, content: str, content_type: str, seconds: float) -> None:
    """One request. Raises httpx.HTTPError, also where the answer is no success; redirects are none."""
    is_local = urlsplit(address).scheme == "http"
    headers = {"content-type": content_type} if content else {}
    with httpx.Client(timeout=seconds, trust_env=not is_local, verify=tls(trust_env=not is_local)) as client:
        answer = client.request(method, address, content=content.encode(), headers=headers)
    if not answer.is_success:
        raise httpx.HTTPError(f"answered with status {answer.status_code}")


def _words(exc: Exception) -> str:
    # What httpx says of a status names the address; of the network's trouble, only that trouble.
    return " ".join(f"{type(exc).__name__}: {exc}".split())
