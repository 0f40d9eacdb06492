"""How HTTP is spoken with Amazon: time limits, no kept connections, no secrets in logs, errors in our words."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from ssl import SSLContext
from typing import Any

import httpx

from sqlbridge.amazon.discretion import without_secrets
from sqlbridge.amazon.time_limit import TimeLimit
from sqlbridge.errors import AmazonUnavailableError

# httpx logs every address, and a presigned one carries its signature; the others log headers with tokens.
_TALKATIVE_LOGGERS = ("httpx", "httpcore", "sp_api", "sp_api.base.client")
# A connection is used once, so these tell that the request never left this host, or got no further than its proxy.
_NEVER_CONNECTED = (httpx.ConnectError, httpx.ConnectTimeout, httpx.ProxyError)
# Amazon gives up after half a minute by itself.
LONGEST_CALL = 180.0


def open_connection(endpoint: str) -> httpx.Client:
    """A client for Amazon, or for `endpoint` where that is not empty. It holds nothing that needs closing.

    A connection is used once: on a kept one that Amazon has closed meanwhile, nobody knows what became of the
    request. Redirects are not followed. A proxy of the environment is for the internet, not for a sandbox.
    """
    for name in _TALKATIVE_LOGGERS:
        logging.getLogger(name).setLevel(logging.WARNING)
    return httpx.Client(
        timeout=httpx.Timeout(60, connect=10),
        limits=httpx.Limits(max_keepalive_connections=0),
        follow_redirects=False,
        trust_env=not endpoint,
        verify=tls(trust_env=not endpoint),
    )


@cache
def tls(*, trust_env: bool) -> SSLContext:
    """How certificates are judged; made once, since to read all authorities takes longer than many a run."""
    return httpx.create_ssl_context(trust_env=trust_env)


@contextmanager
def exchange(doing: str, longest: float | None = None, *, only_asks: bool = False) -> Iterator[dict[str, Any]]:
    """The frame of a request and all of its answer; `doing` says what is tried. Gives the request's `extensions`.

    `only_asks`: the request changes nothing at Amazon, whatever became of it. Raises AmazonUnavailableError for what
    httpx raises, and for what takes longer than `longest` seconds; it says whether anything was sent.
    """
    seconds = LONGEST_CALL if longest is None else longest
    with TimeLimit(seconds) as limit:
        try:
            yield limit.extensions
        except httpx.HTTPError as exc:
            if limit.is_over:
                raise _late(doing, seconds, only_asks=only_asks) from exc
            raise _unanswered(doing, exc, only_asks=only_asks) from exc
    if limit.is_over:
        raise _late(doing, seconds, only_asks=only_asks)


def _unanswered(doing: str, exc: httpx.HTTPError, *, only_asks: bool) -> AmazonUnavailableError:
    place, words = _place(exc), f"{type(exc).__name__}: {without_secrets(str(exc))}"
    if isinstance(exc, _NEVER_CONNECTED):
        return AmazonUnavailableError(
            f"{doing}: no connection to {place} ({words}), so nothing was sent; check this machine's network, its "
            "proxy, and the account's endpoint"
        )
    if only_asks:
        return AmazonUnavailableError(
            f"{doing}: no usable answer from {place} ({words}); check this machine's network if it happens again"
        )
    return AmazonUnavailableError(
        f"{doing}: no usable answer from {place} ({words}), so Amazon may have done it or not; check this machine's "
        "network if it happens again"
    )


def _place(exc: httpx.HTTPError) -> str:
    """Scheme, host and port: the rest of a presigned address is a secret."""
    try:
        url = exc.request.url
    except RuntimeError:  # httpx' way to say that the error came before there was a request
        return "Amazon"
    return str(httpx.URL(scheme=url.scheme, host=url.host, port=url.port))


def _late(doing: str, seconds: float, *, only_asks: bool) -> AmazonUnavailableError:
    if only_asks:
        return AmazonUnavailableError(
            f"{doing}: not at its end after {seconds:g} seconds and cut off; check this machine's network if it "
            "happens again"
        )
    return AmazonUnavailableError(
        f"{doing}: not at its end after {seconds:g} seconds and cut off, so Amazon may have done it or not; "
        "check this machine's network if it happens again"
    )
