"""The file system of the bridge's tables is full; the shop's own tables are on another one, and have room."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from sqlbridge.capture.installer import Installer
from sqlbridge.capture.migrations import upgrade
from sqlbridge.demo.server import Flavour
from sqlbridge.errors import CaptureError, DatabaseFullError
from sqlbridge.ledger import uncollected
from sqlbridge.sandbox import Sandbox
from sqlbridge.wiring import open_bridge
from tests.harness import DemoShop, MakeSettings, MakeShop
from tests.tasks.world import World, account_settings

SOLD, LATER = "DEMO-0001", "DEMO-0002"
STOCK = "UPDATE ps_stock_available SET quantity = {} WHERE id_product = {{{}}}"
_SIZE = 24 * 1024 * 1024


@pytest.fixture
def world(shop: MakeShop, settings: MakeSettings, sandbox: Sandbox) -> Iterator[World]:
    """A shop that Amazon agrees with; the bridge's schema is on a small file system of its own."""
    demo_shop = shop("prestashop")
    configuration = settings(demo_shop, accounts={"main": account_settings(sandbox, "1")})
    with small_file_system(demo_shop, configuration.bridge.schema):
        upgrade(Installer(configuration))
        built = World(demo_shop, sandbox, configuration, open_bridge(configuration))
        built.list_skus(SOLD, LATER)
        built.run_until_quiet()
        yield built
        built.bridge.database.engine.dispose()
        drop_tables(demo_shop, configuration.bridge.schema)


@contextmanager
def small_file_system(shop: DemoShop, schema: str) -> Iterator[None]:
    """Mount it where the server keeps the tables of the schema."""
    shop.write(f"CREATE DATABASE `{schema}`")
    folder = Path(str(shop.read("SELECT @@datadir")[0][0])) / schema
    kept = {file.name: file.read_bytes() for file in folder.iterdir()}
    mount = ("mount", "-t", "tmpfs", "-o", f"size={_SIZE}", "tmpfs", str(folder))
    if (answer := subprocess.run(mount, capture_output=True, text=True, check=False)).returncode:
        pytest.skip(f"no file system can be mounted here: {answer.stderr.strip()}")
    try:
        for name, content in kept.items():
            (folder / name).write_bytes(content)
        yield
    finally:
        subprocess.run(("umount", "--lazy", str(folder)), check=True)


def drop_tables(shop: DemoShop, schema: str) -> None:
    """As long as their file system is mounted: the schema itself cannot go from there."""
    found = shop.read(f"SELECT table_name FROM information_schema.tables WHERE table_schema = '{schema}'")
    shop.write(*(f"DROP TABLE `{schema}`.`{name}`" for (name,) in found))


@contextmanager
def full(world: World) -> Iterator[None]:
    """The file system is full, and the log has no room left in its file."""
    schema = world.settings.bridge.schema
    filler = Path(str(world.shop.read("SELECT @@datadir")[0][0])) / schema / "filler"
    disk = os.statvfs(filler.parent)
    filler.write_bytes(bytes(disk.f_bavail * disk.f_frsize))
    try:
        fill_log(world, schema)
        yield
    finally:
        filler.unlink()


def fill_log(world: World, schema: str) -> None:
    """In doubling pieces, then by the smallest rows: some still find room after the first that does not."""
    into = f"INSERT INTO `{schema}`.change_log (entity, entity_key, operation, origin, logged_at) "
    double = f"{into} SELECT entity, entity_key, operation, origin, logged_at FROM `{schema}`.change_log"
    row = f"{into} VALUES ('sku', '', 'U', '', NOW())"
    world.shop.write(row)
    for statement, refusals in ((double, 1), (row, 20)):
        while refusals:
            try:
                world.shop.write(statement)
            except DBAPIError:
                refusals -= 1


def log_rows(world: World) -> int:
    with world.bridge.database.read() as connection:
        return uncollected.number(connection, world.tables)


def test_a_log_without_room_loses_nothing_for_good(world: World) -> None:
    """MariaDB hands the error to the trigger's handler; MySQL to none, so that the shop's write is refused there."""
    is_swallowed = world.shop.server.program.flavour is Flavour.MARIADB
    before = world.in_shop(SOLD)[SOLD][1]
    with full(world):
        rows = log_rows(world)
        if is_swallowed:
            world.write(STOCK.format(5, SOLD))
        else:
            with pytest.raises(DBAPIError, match="1114"):
                world.write(STOCK.format(5, SOLD))
        assert world.in_shop(SOLD)[SOLD][1] == (5 if is_swallowed else before)
        assert log_rows(world) == rows
        with pytest.raises((CaptureError, DatabaseFullError), match="is full"):
            world.update()
    world.write(STOCK.format(4, LATER))
    world.run_until_quiet()
    assert world.at_amazon(SOLD, LATER) == world.in_shop(SOLD, LATER)
