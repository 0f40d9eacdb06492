"""A copy of the shop never feeds Amazon, writes nothing into the live log, nor is hurt by the triggers it carries."""

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import OperationalError

from sqlbridge.capture.home import adopt_place
from sqlbridge.capture.installer import Installer
from sqlbridge.capture.migrations import upgrade
from sqlbridge.capture.server import identity_of
from sqlbridge.errors import CopyError, PreflightError
from sqlbridge.ledger import channels
from sqlbridge.model.changes import utc_now
from sqlbridge.settings import Settings
from sqlbridge.tasks.update import update as run_update
from sqlbridge.tasks.watching.suspension import adopt, suspend
from sqlbridge.wiring import open_bridge
from tests.capture.bridge import Bridge
from tests.capture.conftest import MakeBridge, bridge  # noqa: F401 - a fixture
from tests.capture.test_preflight import restricted  # noqa: F401 - a fixture
from tests.security.program import call, write_configuration
from tests.tasks.conftest import MakeWorld
from tests.tasks.senders import SENDERS, eager
from tests.tasks.world import World

SKUS = ("DEMO-0001", "DEMO-0002")
STOCK_WRITE = "UPDATE {schema}.ps_stock_available SET quantity = quantity + 7 WHERE id_stock_available = 1"


@pytest.mark.parametrize("capture", ["procedure", "inline"])
def test_a_copy_on_the_same_server_is_written_and_nothing_is_logged(bridge: MakeBridge, capture: str) -> None:
    live = bridge(capture=capture)
    live.install()
    copy = _copied(live)
    try:
        live.shop.write(STOCK_WRITE.format(schema=copy))
        assert live.log() == []
        live.shop.write(STOCK_WRITE.format(schema=live.shop.schema))
        assert len(live.log()) == 1

        # The triggers of the copy can be taken off, and nothing is said of the live shop by that.
        suspend(Installer(_in_schema(live.settings, copy)), "", [])
        assert live.shop.read(f"SHOW TRIGGERS FROM {copy}") == []
        assert live.install() == []
    finally:
        live.shop.write(f"DROP DATABASE {copy}")


def test_a_definer_with_trigger_alone_lets_a_copy_be_written(restricted: Bridge) -> None:
    """As docs/upgrades-and-copies.md says: the servers check TRIGGER before any handler, all else within it."""
    restricted.install()
    copy, definer = _copied(restricted), restricted.settings.bridge.definer.removesuffix("@localhost")
    try:
        with pytest.raises(OperationalError, match="1142"):
            restricted.shop.write(STOCK_WRITE.format(schema=copy))
        restricted.shop.write(f"GRANT TRIGGER ON *.* TO `{definer}`@localhost")
        restricted.shop.write(STOCK_WRITE.format(schema=copy))
        assert restricted.log() == []
    finally:
        restricted.shop.write(f"DROP DATABASE {copy}")


@pytest.fixture
def world(make_world: MakeWorld) -> World:
    """A world whose Amazon shows other values than the shop."""
    world = make_world()
    world.list_skus(*SKUS)
    return world


def test_nothing_is_sent_from_another_server_until_it_is_adopted(make_world: MakeWorld, tmp_path: Path) -> None:
    office = eager(make_world, *SKUS)
    world = office.world
    here = _move(world, "elsewhere:3306:/data/")
    configuration = write_configuration(world.settings, tmp_path)
    asked = world.sandbox.request_counts()
    for arguments in SENDERS:
        said = call(configuration, *arguments)
        assert said.code == CopyError.exit_code, arguments
        assert re.search(f"'elsewhere:3306:/data/'.*{re.escape(here)}.*sqlbridge adopt", said.stderr), arguments
    with pytest.raises(PreflightError, match="sqlbridge adopt"):
        upgrade(Installer(world.settings))
    assert world.sandbox.request_counts() == asked
    assert (world.feeds(), office.in_shop(), office.states()) == ([], [], [])

    assert adopt(world.bridge.database)
    assert not adopt(world.bridge.database)
    office.run()
    world.run_until_quiet()
    assert office.states() == ["imported"]
    assert world.at_amazon(*SKUS) == world.in_shop(*SKUS)


def test_what_amazon_was_told_since_the_copy_was_made_is_sent_again(world: World) -> None:
    world.run_until_quiet()
    _move(world, "elsewhere")
    number = len(world.feeds())
    adopt(world.bridge.database)
    world.run_until_quiet()
    assert len(world.feeds()) > number


def test_a_declared_server_takes_over_and_sends_everything_once_nothing_is_on_its_way(world: World) -> None:
    world.run_until_quiet()
    number, here = len(world.feeds()), _move(world, "the first of the cluster")
    declared = msgspec.structs.replace(world.settings.bridge, servers=[here])
    world.use(msgspec.structs.replace(world.settings, bridge=declared))
    world.update()
    assert len(world.feeds()) == number  # a feed of the first one's may still appear at Amazon
    moment = utc_now() + timedelta(minutes=6)
    world.bridge = replace(world.bridge, now=lambda: moment)
    world.run_until_quiet()
    assert len(world.feeds()) == number + 2
    assert world.at_amazon(*SKUS) == world.in_shop(*SKUS)


def test_a_copy_that_uses_the_live_tables_can_neither_send_nor_take_them_over(world: World) -> None:
    other = open_bridge(_in_schema(world.settings, "information_schema"))
    with pytest.raises(CopyError, match=f"shop schema '{world.shop.schema}'"):
        run_update(other)
    with pytest.raises(CopyError, match="which is on this server"), other.database.begin() as connection:
        adopt_place(connection, other.database)
    with world.bridge.database.read() as connection:
        assert channels.enabled_channels(connection, world.tables) == {"de"}


def _move(world: World, server: str) -> str:
    """As if the installation had been made on that server; what this one calls itself."""
    table = world.tables.installation
    with world.bridge.database.begin() as connection:
        connection.execute(update(table).values(server=server))
        assert connection.execute(select(table.c.server)).scalar_one() == server
        return identity_of(connection)


def _in_schema(settings: Settings, schema: str) -> Settings:
    return msgspec.structs.replace(settings, database=msgspec.structs.replace(settings.database, schema=schema))


def _copied(live: Bridge) -> str:
    """The watched tables in another schema of the server, from the statements that dumps consist of."""
    copy = f"{live.shop.schema}_copy"
    found = live.shop.read("SHOW TRIGGERS")
    tables = sorted({str(row[2]) for row in found})
    triggers = [str(live.shop.read(f"SHOW CREATE TRIGGER {row[0]}")[0][2]) for row in found]
    live.shop.write(
        f"CREATE DATABASE {copy}",
        *(f"CREATE TABLE {copy}.`{table}` LIKE `{table}`" for table in tables),
        f"INSERT INTO {copy}.ps_stock_available SELECT * FROM ps_stock_available",
        f"USE {copy}",
        *triggers,
    )
    return copy
