"""The server that runs the dashboard."""

import socket
from collections.abc import Callable

import uvicorn

from sqlbridge.dashboard.application import application
from sqlbridge.dashboard.cockpit import Cockpit
from sqlbridge.errors import InputError
from sqlbridge.settings import Configuration

_THIS_HOST = ["127.0.0.1", "::1"]


def serve(configuration: Configuration, ready: Callable[[str], None]) -> None:
    """Answer until the process is ended; `ready` is told the address. Raises InputError where it cannot listen."""
    settings = configuration.settings.dashboard
    listening = _socket(settings.host, settings.port)
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    ready(f"http://{host}:{listening.getsockname()[1]}{settings.prefix}/")
    config = uvicorn.Config(
        application(Cockpit(configuration)),
        ws="none",
        lifespan="off",
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=True,
        forwarded_allow_ips=settings.trusted_proxies or _THIS_HOST,
        h11_max_incomplete_event_size=64 * 1024,
        limit_concurrency=200,
        timeout_keep_alive=15,
    )
    uvicorn.Server(config).run(sockets=[listening])


def _socket(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio switches Nagle's delay off only where the protocol is named, which socket.create_server does not do:
    # every page would take 40 ms longer.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen()
        return listening
    except OSError as exc:
        listening.close()
        raise InputError(
            f"the dashboard cannot listen on {host}, port {port} ({exc.strerror}): choose another --host or --port, "
            "or set [dashboard] host and port"
        ) from exc
