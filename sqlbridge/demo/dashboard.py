"""The demo's dashboard: a process of its own, as an operator starts it, with an account to log in to."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console

from sqlbridge.demo.command import DemoFailedError
from sqlbridge.demo.stage import Stage

ACCOUNT = "demo"
# It guards invented data, on a port that only this host reaches.
PASSWORD = "demo dashboard"
_PORT = 8585


@contextmanager
def dashboard(console: Console, built: Stage) -> Iterator[None]:
    """Serve the dashboard of the stage until the end. Raises DemoFailedError where it does not come up."""
    console.rule("The dashboard", align="left")
    command = [sys.executable, "-m", "sqlbridge", "--config", str(built.configuration), "dashboard"]
    adding = [*command, "add", ACCOUNT, "--role", "operator", "--password-stdin"]
    added = subprocess.run(adding, input=PASSWORD, capture_output=True, text=True, check=False)
    if added.returncode:
        raise DemoFailedError(f"no account for the dashboard: {added.stderr}")
    with subprocess.Popen([*command, "--port", str(_free_port())], stderr=subprocess.PIPE, text=True) as server:
        try:
            told = server.stderr.readline() if server.stderr else ""
            if "http://" not in told:
                raise DemoFailedError(f"the dashboard does not start: {told}")
            console.print(f"Open [bold]{told.partition('the dashboard is at ')[2].strip()}[/bold] in a browser now,")
            console.print(f"log in as [bold]{ACCOUNT}[/bold] with the password [bold]{PASSWORD}[/bold], and watch.")
            yield
        finally:
            server.terminate()


def _free_port() -> int:
    """The usual port, if nobody has it."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", _PORT))
        except OSError:
            return 0
    return _PORT
