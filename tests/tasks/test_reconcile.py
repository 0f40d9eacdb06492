"""What triggers cannot see reaches Amazon all the same, and the operator learns how it may have slipped by."""

from collections.abc import Sequence
from functools import partial

import msgspec
import pytest
from sqlalchemy import select

from sqlbridge.capture.installer import Installer
from sqlbridge.ledger import progress
from sqlbridge.ledger.progress import Progress
from sqlbridge.tasks.reconcile import reconcile
from sqlbridge.tasks.watching.suspension import repair
from sqlbridge.tasks.watching.suspicion import Bypass
from tests.crash.interruption import is_interrupted, kill
from tests.tasks.conftest import MakeWorld
from tests.tasks.test_clock import SALE, at
from tests.tasks.world import World

SKUS = ("DEMO-0001", "DEMO-0002", "DEMO-0003", "DEMO-0005")
STOCK = "UPDATE ps_stock_available SET quantity = {} WHERE id_product = {{DEMO-0001}}"
UNSEEN = "DROP TRIGGER sqlbridge_stock_available_au"

# A module of the shop's lets its own articles take their stock along.
OWN_ARTICLES = (
    "CREATE TABLE pos_article AS SELECT DISTINCT id_product FROM ps_stock_available",
    "ALTER TABLE pos_article ADD PRIMARY KEY (id_product)",
    "ALTER TABLE ps_stock_available"
    " ADD FOREIGN KEY (id_product) REFERENCES pos_article (id_product) ON DELETE CASCADE",
    "ANALYZE TABLE ps_stock_available",
)
BYPASSES: tuple[tuple[Bypass, Sequence[str]], ...] = (
    (Bypass.CASCADE, ("DELETE FROM pos_article WHERE id_product = {DEMO-0003}",)),
    (
        Bypass.TRUNCATION,
        (
            "CREATE TABLE pos_stock AS SELECT * FROM ps_stock_available WHERE id_product <> {DEMO-0002}",
            "UPDATE pos_stock SET id_stock_available = id_stock_available - 1 WHERE id_product > {DEMO-0002}",
            "TRUNCATE ps_stock_available",
            "INSERT INTO ps_stock_available SELECT * FROM pos_stock",
        ),
    ),
    (
        Bypass.SWAP,
        (
            "CREATE TABLE pos_new LIKE ps_stock_available",
            "INSERT INTO pos_new SELECT * FROM ps_stock_available",
            "UPDATE pos_new SET quantity = 7 WHERE id_product = {DEMO-0001}",
            "RENAME TABLE ps_stock_available TO pos_old, pos_new TO ps_stock_available",
        ),
    ),
    (Bypass.SINGLE_WRITES, ("UPDATE ps_stock_available SET quantity = 6 WHERE id_product = {DEMO-0001}",)),
)


def synchronised(make_world: MakeWorld) -> World:
    world = make_world()
    world.list_skus(*SKUS)
    world.run_until_quiet()
    return world


def logged(world: World) -> list[tuple[bytes, bytes]]:
    columns = world.tables.change_log.c
    with world.bridge.database.read() as connection:
        return [tuple(row) for row in connection.execute(select(columns.entity_key, columns.origin))]


def reached(world: World) -> Progress:
    with world.bridge.database.read() as connection:
        return progress.reached(connection, world.tables, "reconcile", "")


def suspected(counts: dict[str, int]) -> list[str]:
    return [name.removeprefix("suspected: ") for name in counts if name.startswith("suspected")]


def test_each_bypass_is_healed_and_named_and_a_healthy_shop_logs_nothing(
    make_world: MakeWorld, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The watch, which would have every listing looked at before, is left out."""
    monkeypatch.setattr("sqlbridge.tasks.update.watch_capture", lambda *_: None)
    world = make_world()
    world.write(*OWN_ARTICLES)
    world.list_skus(*SKUS)
    world.run_until_quiet()
    for bypass, statements in BYPASSES:
        healthy = reconcile(world.bridge).values
        assert (healthy["offers looked at"], logged(world), suspected(healthy)) == (len(SKUS), [], [])
        world.write(*statements)
        world.run_until_quiet()
        assert world.at_amazon(*SKUS) != world.in_shop(*SKUS), f"triggers have seen {bypass}"
        assert suspected(reconcile(world.bridge).values) == [bypass]
        assert [origin for _, origin in logged(world)] == [b"reconcile"]
        world.run_until_quiet()
        assert world.at_amazon(*SKUS) == world.in_shop(*SKUS)
    assert "ps_stock_available is another table than at the last look" in caplog.text


def test_what_is_on_its_way_is_not_logged_again(make_world: MakeWorld) -> None:
    world = synchronised(make_world)
    world.write(STOCK.format(7), "UPDATE ps_product_shop SET price = price * 9 WHERE id_product = {DEMO-0002}")
    by_triggers = logged(world)
    reconcile(world.bridge)
    assert logged(world) == by_triggers
    world.update()
    for _ in range(2):  # the stock in a feed, then acknowledged; the price held for an operator
        reconcile(world.bridge)
        assert logged(world) == []
        world.acknowledge()
    world.list_skus("DEMO-0006")  # update has not announced it yet
    reconcile(world.bridge)
    assert logged(world) == []


def test_what_the_clock_or_the_configuration_changes_is_left_to_update(make_world: MakeWorld) -> None:
    world = make_world()
    at(world, "2030-01-01")
    world.list_skus(*SKUS)
    world.write(SALE)
    world.run_until_quiet()
    at(world, "2030-01-12")
    reconcile(world.bridge)
    assert (logged(world), world.update().values["price messages sent"]) == ([], 1)
    account = msgspec.structs.replace(world.settings.accounts["main"], stock_buffer=2)
    world.use(msgspec.structs.replace(world.settings, accounts={"main": account}))
    reconcile(world.bridge)
    assert (logged(world), world.update().values["stock messages sent"]) == ([], len(SKUS))


def test_a_killed_walk_is_gone_on_with_and_logs_nothing_twice(make_world: MakeWorld) -> None:
    world = synchronised(make_world)
    world.write(STOCK.format(7))
    world.update()
    world.write(UNSEEN, "UPDATE ps_stock_available SET quantity = 5")
    assert reconcile(world.bridge, dry_run=True).values["quantities that differ"] == len(SKUS)
    assert (logged(world), reached(world)) == ([], Progress())
    fourth_commit = 4  # after the lease, the record of the run and the first chunk
    two_at_a_time = partial(reconcile, chunk_size=2)
    assert is_interrupted(two_at_a_time, fourth_commit, kill, world.settings, world.bridge.now())
    assert (len(logged(world)), reached(world).place) == (2, "DEMO-0002")
    assert reconcile(world.bridge).values["offers looked at"] == len(SKUS) - 2
    assert sorted(sku.decode() for sku, _ in logged(world)) == list(SKUS)
    assert reached(world) == Progress()
    repair(Installer(world.settings))
    world.run_until_quiet()
    assert world.at_amazon(*SKUS) == world.in_shop(*SKUS)
