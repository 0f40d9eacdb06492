"""What was written while nothing was logged reaches Amazon all the same, whatever kept it out of the log."""

import time
from concurrent.futures import ThreadPoolExecutor

import msgspec
import pytest

from sqlbridge.capture.installer import Installer
from sqlbridge.errors import CaptureError
from sqlbridge.ledger import gaps
from sqlbridge.tasks.watching.capture_health import capture_health
from sqlbridge.tasks.watching.suspension import repair, resume, suspend
from tests.tasks.conftest import MakeWorld
from tests.tasks.world import World

SKUS = ("DEMO-0001", "DEMO-0002")
STOCK_WRITE = "UPDATE ps_stock_available SET quantity = quantity + 7 WHERE id_product = {DEMO-0001}"


@pytest.fixture
def world(make_world: MakeWorld) -> World:
    """A world whose Amazon shows what the shop sells."""
    world = make_world()
    world.list_skus(*SKUS)
    world.run_until_quiet()
    return world


def test_a_missing_trigger_is_told_its_gap_noted_and_healed(world: World) -> None:
    world.write("DROP TRIGGER sqlbridge_stock_available_au", STOCK_WRITE)
    with pytest.raises(CaptureError, match="sqlbridge_stock_available_au is missing"):
        world.update()
    world.acknowledge()
    assert world.at_amazon(*SKUS) == world.in_shop(*SKUS)

    world.write(STOCK_WRITE)
    repair(Installer(world.settings))
    _assert_amazon_follows(world)
    assert _open(world) == []


def test_a_run_repairs_where_that_is_allowed(world: World) -> None:
    database = msgspec.structs.replace(world.settings.database, install_user="root")
    allowed = msgspec.structs.replace(world.settings.bridge, repair=True)
    world.use(msgspec.structs.replace(world.settings, database=database, bridge=allowed))
    world.write("DROP TRIGGER sqlbridge_stock_available_au", STOCK_WRITE)
    assert world.update().values["objects repaired"] == 1
    _assert_amazon_follows(world)
    assert _open(world) == []


def test_an_emptied_table_is_looked_into(world: World) -> None:
    world.write(
        "INSERT INTO ps_specific_price (id_product, reduction, reduction_type, from_quantity)"
        " VALUES ({DEMO-0001}, 0.5, 'percentage', 1)"
    )
    world.run_until_quiet()
    world.write("TRUNCATE ps_specific_price")
    _assert_amazon_follows(world)
    assert _open(world) == []


def test_an_upgrade_of_the_shop_in_a_suspension_reaches_amazon(world: World) -> None:
    suspend(Installer(world.settings), "upgrade", [])
    assert world.shop.read("SHOW TRIGGERS") == []
    world.write(STOCK_WRITE)
    world.update()  # is no error
    (remark,) = capture_health(world.bridge.database, world.settings).remarks
    assert remark.kind == "suspended"
    assert "(upgrade)" in remark.words
    with pytest.raises(CaptureError, match="sqlbridge resume"):
        repair(Installer(world.settings))

    resume(Installer(world.settings))
    _assert_amazon_follows(world)
    assert _open(world) == []
    assert capture_health(world.bridge.database, world.settings).is_sound


def test_suspend_and_resume_go_on_where_they_broke_off(world: World) -> None:
    suspend(Installer(world.settings), "", [])
    world.write("CREATE TRIGGER sqlbridge_tax_au AFTER UPDATE ON ps_tax FOR EACH ROW BEGIN END")
    for times in range(2):
        done: list[str] = []
        suspend(Installer(world.settings), "", done)
        assert len(done) == 1 - times
    resume(Installer(world.settings))
    world.write("DROP TRIGGER sqlbridge_tax_au")
    for times in range(2):
        resume(installer := Installer(world.settings))
        assert len(installer.done) == 1 - times


def test_a_suspension_waits_for_an_open_transaction_and_holds_nobody_up(world: World) -> None:
    other_table = "UPDATE ps_stock_available SET quantity = quantity + 1 WHERE id_product = 1"
    with world.shop.engine.connect() as till, ThreadPoolExecutor(1) as thread:
        till.exec_driver_sql("UPDATE ps_tax SET rate = rate + 1")
        suspending = thread.submit(suspend, Installer(world.settings), "", [])
        time.sleep(0.5)
        begin = time.monotonic()
        world.write(other_table, "UPDATE ps_tax SET rate = rate WHERE 0 = 1")
        assert time.monotonic() - begin < 0.5
        till.commit()
        suspending.result()
    assert world.shop.read("SHOW TRIGGERS") == []


def _open(world: World) -> list[gaps.Gap]:
    with world.bridge.database.read() as connection:
        return gaps.open_gaps(connection, world.tables)


def _assert_amazon_follows(world: World) -> None:
    world.run_until_quiet()
    assert world.at_amazon(*SKUS) == world.in_shop(*SKUS)
