"""The sandbox in the background of another program."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

from uvicorn import Server

from sqlbridge.sandbox.client import Sandbox
from sqlbridge.sandbox.server import listening_socket, server
from sqlbridge.sandbox.state import new_state


@contextmanager
def start(port: int = 0) -> Iterator[Sandbox]:
    """Run an empty sandbox in a thread until the block ends; yields its control client.

    Loopback only; port 0 takes a free one.
    """
    with listening_socket("127.0.0.1", port) as listening:
        running = server(new_state())
        thread = Thread(target=running.run, args=([listening],), name="sandbox", daemon=True)
        thread.start()
        try:
            _wait_until_started(running, thread)
            with Sandbox(f"http://127.0.0.1:{listening.getsockname()[1]}") as sandbox:
                yield sandbox
        finally:
            running.should_exit = running.force_exit = True
            thread.join()


def _wait_until_started(running: Server, thread: Thread) -> None:
    while thread.is_alive() and not running.started:
        time.sleep(0.01)
