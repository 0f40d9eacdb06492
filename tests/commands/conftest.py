"""Runs the program as cron does: no terminal, LANG=C, a short PATH, from another directory."""

import os
import pty
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from sqlbridge.capture.installer import Installer
from sqlbridge.capture.migrations import upgrade
from sqlbridge.database.engine import Database, open_database
from sqlbridge.demo.server import PrivateServer
from sqlbridge.settings.template import template
from tests import forked
from tests.harness import MakeSettings, MakeShop

CRON = {"PATH": "/usr/bin:/bin", "LANG": "C", "HOME": "/nonexistent"}

Outcome = subprocess.CompletedProcess[str]
RunProgram = Callable[..., Outcome]

WITH_DATABASE = """\
[database]
schema = "shop"
user = "bridge"
password = "hunter2"
[shop]
platform = "prestashop"
"""


@pytest.fixture
def run_program(tmp_path: Path) -> RunProgram:
    """`run_program("config", "--json", SQLBRIDGE_DATABASE__PORT="1")`: runs it in a directory of its own.

    With a `program`, Python starts anew for it.
    """

    def run(*arguments: str, program: Sequence[str] = (), **environment: str) -> Outcome:
        if not program:
            return forked.run_program(arguments, tmp_path, CRON | environment)
        return subprocess.run(
            [sys.executable, *program, *arguments],
            cwd=tmp_path,
            env=CRON | environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
        )

    return run


@pytest.fixture
def configuration(tmp_path: Path) -> Path:
    """A valid `sqlbridge.toml` in the program's directory; no server stands behind it."""
    file = tmp_path / "sqlbridge.toml"
    file.write_text(WITH_DATABASE)
    file.chmod(0o600)
    return file


def on_a_terminal(arguments: Sequence[str], directory: Path, typed: str = "", **environment: str) -> tuple[int, str]:
    """Run Python on a terminal of its own and type once it asks; its exit code and all that the terminal showed."""
    ours, theirs = pty.openpty()
    terminal = CRON | {"TERM": "xterm"} | environment
    with subprocess.Popen(
        [sys.executable, *arguments],
        cwd=directory,
        env=terminal,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,  # a password is read from the terminal of the session, if there is one
    ) as process:
        os.close(theirs)
        shown = b""
        with suppress(OSError):  # how a terminal ends
            while read := os.read(ours, 4096):
                shown += read
                if shown.endswith(b": "):
                    os.write(ours, typed.encode())
    os.close(ours)
    return process.returncode, shown.decode()


ACCOUNTS = """
[accounts.main]
seller_id = "A1SELLER"
region = "eu"
client_id = "client"
client_secret = "client-secret"
refresh_token = "refresh-token"
endpoint = "{endpoint}"

[accounts.main.channels.de]
marketplace = "DE"
shop = "1"

[accounts.main.channels.fr]
marketplace = "FR"
shop = "2"
"""


@pytest.fixture
def bridge(shop: MakeShop, settings: MakeSettings) -> Iterator[Database]:
    """The bridge, installed beside a demo shop."""
    configuration = settings(shop("prestashop", skus=1))
    upgrade(Installer(configuration))
    database = open_database(configuration)
    yield database
    database.engine.dispose()


@pytest.fixture
def with_bridge(bridge: Database, server: PrivateServer, tmp_path: Path) -> Callable[[str], Path]:
    """Writes the `sqlbridge.toml` of that bridge, with an account that asks Amazon at the endpoint given."""

    def write(endpoint: str) -> Path:
        values: dict[str, str | int] = {
            "database.schema": bridge.names.shop_schema,
            "database.user": "root",
            "database.socket": str(server.socket),
            "shop.platform": "prestashop",
            "shop.prefix": bridge.names.shop_prefix,
            "bridge.schema": bridge.names.bridge_schema,
            "bridge.definer": "",
        }
        file = tmp_path / "sqlbridge.toml"
        file.write_text(template(values) + ACCOUNTS.format(endpoint=endpoint))
        file.chmod(0o600)
        return file

    return write
