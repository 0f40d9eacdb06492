"""Neither does the shop wait for the worker nor the worker for the shop, and nothing gets lost between them."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Connection, event, select
from sqlalchemy.exc import OperationalError

from sqlbridge.ledger import change_log
from tests.concurrency.locks import impatient, no_lock_waits
from tests.crash.steps import before_each_step
from tests.tasks.conftest import MakeWorld
from tests.tasks.world import World

SKUS = ("DEMO-0001", "DEMO-0002", "DEMO-0003", "DEMO-0008")


@pytest.fixture
def world(make_world: MakeWorld) -> World:
    """Amazon shows what the shop sells under SKUS."""
    world = make_world()
    world.list_skus(*SKUS)
    world.run_until_quiet()
    return world


def sell(shop: Connection, world: World, *skus: str) -> None:
    """One piece of each SKU is sold, in a transaction that stays open."""
    for sku in skus:
        shop.exec_driver_sql(
            f"UPDATE ps_stock_available SET quantity = quantity - 1 WHERE id_product = {world.product_id(sku)}"
        )


@contextmanager
def open_sale(world: World, sku: str) -> Iterator[Connection]:
    """A sale whose log row is not committed yet."""
    with impatient(world.shop) as shop:
        sell(shop, world, sku)
        yield shop


@pytest.mark.parametrize("committed", [0, 1, 3])
def test_a_run_does_not_wait_for_an_open_shop_transaction(world: World, committed: int) -> None:
    """With hardly a row in the log, an optimiser may scan it, and so come upon the uncommitted one."""
    with impatient(world.shop) as shop:
        sell(shop, world, *SKUS[1 : 1 + committed])
        shop.commit()
    with open_sale(world, SKUS[0]) as late, no_lock_waits(world.shop):
        world.update()
        world.acknowledge()
        assert len(world.changes()) == len(SKUS) + committed
        late.commit()
    world.run_until_quiet()
    assert world.at_amazon(*SKUS) == world.in_shop(*SKUS)


@pytest.mark.parametrize("committed", [1, 3])
def test_a_shop_write_does_not_wait_for_rows_that_are_being_collected(world: World, committed: int) -> None:
    database = world.bridge.database
    with impatient(world.shop) as shop, no_lock_waits(world.shop):
        sell(shop, world, *SKUS[:committed])
        shop.commit()
        with database.begin() as collecting:
            ids = change_log.merge(collecting, world.tables, 0, 10)
            change_log.remove(collecting, database, ids)
            assert len(ids) == committed
            sell(shop, world, *SKUS)
            shop.commit()
    world.run_until_quiet()
    assert world.at_amazon(*SKUS) == world.in_shop(*SKUS)


def test_the_shop_can_write_at_every_step_of_a_run(world: World) -> None:
    """Also just before the commits, when the run holds all the locks that it takes."""
    with impatient(world.shop) as shop, no_lock_waits(world.shop):

        def sell_everything(_step: int) -> None:
            sell(shop, world, *SKUS)
            shop.commit()

        sell_everything(0)
        with before_each_step(sell_everything):
            world.update()
            world.acknowledge()
    world.run_until_quiet()
    assert world.at_amazon(*SKUS) == world.in_shop(*SKUS)


def test_a_log_row_that_is_committed_after_a_later_one_is_not_lost(world: World) -> None:
    with open_sale(world, SKUS[0]) as late:
        world.write(f"UPDATE ps_stock_available SET quantity = 7 WHERE id_product = {{{SKUS[1]}}}")
        world.update()
        assert len(world.changes()) == len(SKUS) + 1
        late.commit()
    world.run_until_quiet()
    assert world.at_amazon(*SKUS) == world.in_shop(*SKUS)


def test_every_transaction_that_writes_is_read_committed(world: World) -> None:
    levels = set()
    event.listen(world.bridge.database.engine, "commit", lambda session: levels.add(session.get_isolation_level()))
    world.write(f"UPDATE ps_stock_available SET quantity = 7 WHERE id_product = {{{SKUS[0]}}}")
    world.run_until_quiet()
    assert levels == {"READ COMMITTED"}


def test_a_locking_read_of_the_log_would_stop_the_shop_at_repeatable_read(world: World) -> None:
    """Why transactions that write are READ COMMITTED, and the collector takes no lock: the default does harm."""
    engine = world.bridge.database.engine
    claim = select(world.tables.change_log).order_by(world.tables.change_log.c.id).with_for_update()
    with impatient(world.shop) as shop:
        with engine.connect() as reader:
            reader.execute(claim)
            sell(shop, world, SKUS[0])
            shop.rollback()
        with engine.connect().execution_options(isolation_level="REPEATABLE READ") as reader:
            reader.execute(claim)
            with pytest.raises(OperationalError, match="1205"):
                sell(shop, world, SKUS[0])
