"""How HTTP is spoken with Amazon: timeouts, no kept connections, no secrets in logs, errors in our words."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from ssl import SSLContext

import httpx

from sqlbridge.errors import AmazonUnavailableError

# httpx logs every address, and a presigned one carries its signature; the others log headers with tokens.
_TALKATIVE_LOGGERS = ("httpx", "httpcore", "sp_api", "sp_api.base.client")


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
        trust_env=not endpoint,
        verify=tls(trust_env=not endpoint),
    )


@cache
def tls(*, trust_env: bool) -> SSLContext:
    """How certificates are judged; made once, since to read all authorities takes longer than many a run."""
    return httpx.create_ssl_context(trust_env=trust_env)


@contextmanager
def connection_errors(doing: str) -> Iterator[None]:
    """Turns what httpx raises into AmazonUnavailableError; `doing` says what was tried."""
    try:
        yield
    except httpx.HTTPError as exc:
        raise AmazonUnavailableError(
            f"{doing}: no usable answer ({type(exc).__name__}: {exc}), so Amazon may have done it or not; "
            "check this machine's network if it happens again"
        ) from exc
