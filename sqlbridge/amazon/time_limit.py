"""A time limit for a whole exchange: the timeouts of HTTP are for each byte, and a server can send one a minute."""

import socket
from collections.abc import Mapping
from contextlib import suppress
from threading import Timer
from typing import Any, Self

_OPENED = (".connect_tcp.complete", ".start_tls.complete")


class TimeLimit:
    """Cuts the connections off that are opened under it, once its time is over: `is_over` tells that it was.

    Requests get its `extensions`; what they wait for then fails. A body whose end is the end of its connection looks
    complete, so `is_over` has to be asked even where nothing fails.
    """

    def __init__(self, seconds: float) -> None:
        self.is_over = False
        self.extensions: dict[str, Any] = {"trace": self._trace}
        self._sockets: list[socket.socket] = []
        self._timer = Timer(seconds, self._end)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def _trace(self, event: str, info: Mapping[str, Any]) -> None:
        if event.endswith(_OPENED):
            self._sockets.append(info["return_value"].get_extra_info("socket"))
            if self.is_over:
                self._end()

    def _end(self) -> None:
        self.is_over = True
        for one in list(self._sockets):
            # TLS would want to say goodbye to a server that does not listen; one that is closed is what we want.
            with suppress(OSError):
                socket.socket.shutdown(one, socket.SHUT_RDWR)
