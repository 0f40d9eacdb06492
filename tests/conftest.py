"""Real servers for all tests, and fresh demo shops on them.

SQLBRIDGE_TEST_SERVERS names the servers, separated by commas: each must be there, else its tests fail. Without it
they are mariadb, which must be there too, and mysql, whose tests are skipped where it is missing. A server is found
where it is installed, or unpacked below .servers/.

What depends on the server (capture, locks, crashes, doctor) runs on each of them. The rest is shared out among them,
test by test, so that each file is seen by all; SQLBRIDGE_TEST_EVERYTHING=1 runs every test on every server.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from uuid import uuid4
from zlib import crc32

import pytest
from sqlalchemy import NullPool, create_engine

from sqlbridge.database.naming import quoted
from sqlbridge.demo.server import PrivateServer, ServerProgram, find_server
from sqlbridge.demo.shops import create_shop
from sqlbridge.errors import DatabaseUnavailableError
from sqlbridge.settings import BridgeSettings, DatabaseSettings, Settings, ShopSettings
from tests.harness import DemoShop, MakeSettings, MakeShop

PROJECT = Path(__file__).resolve().parent.parent
NAMED_SERVERS = os.environ.get("SQLBRIDGE_TEST_SERVERS")
SERVERS = ("mariadb,mysql" if NAMED_SERVERS is None else NAMED_SERVERS).split(",")
REQUIRED_SERVERS = {"mariadb"} if NAMED_SERVERS is None else set(SERVERS)
IS_SHARED_OUT = os.environ.get("SQLBRIDGE_TEST_EVERYTHING") != "1"
# What takes minutes begins first, so that no process is left alone with it at the end.
LONGEST = (
    "tests/crash/",
    "tests/soak/",
    "tests/outages/",
    "tests/concurrency/",
    "tests/capture/",
    "tests/commands/",
    "tests/tasks/",
    "tests/browser/",
    "tests/bench/",
    "tests/database/",
    "tests/project/",
    "tests/shops/",
    "tests/dashboard/",
)
MEMORY = Path("/dev/shm")
SHARED_OUT = (
    "tests/bench/",
    "tests/browser/",
    "tests/commands/",
    "tests/dashboard/",
    "tests/monitoring/",
    "tests/security/",
    "tests/shops/",
    "tests/tasks/",
)
PREFIXES = {"prestashop": "ps_", "magento1": "", "magento2": ""}


def pytest_configure() -> None:
    """Keep the servers' files in memory where there is plenty: creating tables waits for a disk most of its time."""
    if "TMPDIR" not in os.environ and MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > 8 * 2**30:
        tempfile.tempdir = str(MEMORY)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is another server's share, and begin with what takes longest."""
    if IS_SHARED_OUT:
        others = {item for item in items if not _is_in_share(item)}
        config.hook.pytest_deselected(items=list(others))
        items[:] = [item for item in items if item not in others]
    items.sort(key=_place)


def _place(item: pytest.Item) -> int:
    return next((place for place, one in enumerate(LONGEST) if item.nodeid.startswith(one)), len(LONGEST))


def _is_in_share(item: pytest.Item) -> bool:
    parameters = item.callspec.params if isinstance(item, pytest.Function) and hasattr(item, "callspec") else {}
    name = str(parameters.get("server", ""))
    if not name or not (item.nodeid.startswith(SHARED_OUT) or parameters.get("capture") == "inline"):
        return True
    return SERVERS[crc32(item.nodeid.replace(name, "").encode()) % len(SERVERS)] == name


@pytest.fixture(scope="session")
def start_server() -> Iterator[Callable[[str], PrivateServer]]:
    """The running server of a name; the first test that asks for it starts it."""
    running: dict[str, PrivateServer] = {}
    with ExitStack() as stack:

        def start(name: str) -> PrivateServer:
            if name not in running:
                running[name] = stack.enter_context(PrivateServer(server_program(name), PROJECT / ".cache"))
            return running[name]

        yield start


def server_program(name: str) -> ServerProgram:
    """The program of a server; where it is missing, the test is skipped, or fails where the server is required."""
    try:
        return find_server(name, PROJECT / ".servers")
    except DatabaseUnavailableError as error:
        if name in REQUIRED_SERVERS:
            pytest.fail(f"{error}; a suite without its servers proves nothing", pytrace=False)
        pytest.skip(str(error))


@pytest.fixture(scope="session", params=SERVERS)
def server(request: pytest.FixtureRequest, start_server: Callable[[str], PrivateServer]) -> PrivateServer:
    """Each of the servers in turn. Who stops or kills it, starts it again."""
    return start_server(request.param)


@pytest.fixture
def shop(server: PrivateServer) -> Iterator[MakeShop]:
    """Creates demo shops: `shop("prestashop")`, `shop("magento2", skus=500)`."""
    with ExitStack() as stack:

        def make(platform: str, skus: int = 20) -> DemoShop:
            schema = f"shop_{uuid4().hex[:12]}"
            stack.callback(drop_schema, server, schema)
            create_shop(server.url, platform, schema, skus)
            return DemoShop(server, platform, schema, PREFIXES[platform])

        yield make


@pytest.fixture
def settings(server: PrivateServer) -> Iterator[MakeSettings]:
    """Settings for a demo shop: `settings(shop, accounts={...})`."""
    with ExitStack() as stack:

        def make(shop: DemoShop, **parts: Any) -> Settings:
            bridge = BridgeSettings(schema=f"bridge_{uuid4().hex[:12]}", definer="")
            stack.callback(drop_schema, server, bridge.schema)
            sections: dict[str, Any] = {
                "database": DatabaseSettings(schema=shop.schema, user="root", socket=str(server.socket)),
                "shop": ShopSettings(platform=shop.platform, prefix=shop.prefix),
                "bridge": bridge,
            }
            return Settings(**sections | parts)

        yield make


def drop_schema(server: PrivateServer, schema: str) -> None:
    """Drop the schema, if it is there."""
    with create_engine(server.url, poolclass=NullPool).connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE IF EXISTS {quoted(schema)}")
