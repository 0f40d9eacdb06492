"""A run that stands still in the middle of an order, as when its host died: the shop does not wait long for it."""

import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from multiprocessing.process import BaseProcess
from unittest.mock import patch

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from sqlbridge.database import engine
from sqlbridge.database.engine import open_database
from sqlbridge.database.refusals import number_of
from sqlbridge.errors import DatabaseUnavailableError
from sqlbridge.settings import Settings
from sqlbridge.tasks.import_orders import import_orders
from sqlbridge.wiring import open_bridge
from tests.crash.steps import Kind, Step, around_each_step
from tests.tasks.orders.conftest import MakeOrderWorld
from tests.tasks.orders.conftest import order_world as order_world
from tests.tasks.orders.office import OrderWorld, amazon_order, line

_SKU = "DEMO-0001"
_SECONDS = 2
_CUT_OFF = 75
_REFUSED_LOCK = {1205, 3572}
_LOCKED = (
    "SELECT increment_last_id FROM eav_entity_store FOR UPDATE NOWAIT",
    "SELECT qty FROM cataloginventory_stock_item WHERE product_id = {product} FOR UPDATE NOWAIT",
)


def test_a_run_that_stands_still_holds_the_shop_up_for_a_moment_and_writes_the_order_once(
    order_world: MakeOrderWorld,
) -> None:
    office = order_world("magento1")
    world = office.world
    world.list_skus(_SKU)
    office.place(amazon_order(1, line(_SKU)))
    stock = world.in_shop(_SKU)[_SKU][1]
    with _standing_still(office) as run:
        world.write(
            f"SET SESSION innodb_lock_wait_timeout = {_SECONDS + 8}",
            "SELECT increment_last_id FROM eav_entity_store FOR UPDATE",
            f"UPDATE cataloginventory_stock_item SET qty = qty - 1 WHERE product_id = {{{_SKU}}}",
        )
        assert (_state(run), office.in_shop()) == ("T", [])
        os.kill(run.pid or 0, signal.SIGCONT)
        run.join()
        assert run.exitcode == _CUT_OFF
    for _ in range(2):
        office.run()
        assert [number for number, _ in office.in_shop()] == ["100000001"]
    assert (office.states(), office.unknown_pieces()) == (["imported"], {})
    assert world.in_shop(_SKU)[_SKU][1] == stock - 2


@contextmanager
def _standing_still(office: OrderWorld) -> Iterator[BaseProcess]:
    """An import that was stopped just before the commit of an order."""
    world = office.world
    locked = tuple(one.format(product=world.product_id(_SKU)) for one in _LOCKED)
    arguments = (world.settings, world.bridge.now(), locked)
    run = multiprocessing.get_context("spawn").Process(target=_import, args=arguments)
    run.start()
    try:
        while _state(run) != "T":
            assert run.is_alive(), "it ended without a step at which it holds these rows"
            time.sleep(0.02)
        yield run
    finally:
        run.kill()
        run.join()


def _state(run: BaseProcess) -> str:
    with open(f"/proc/{run.pid}/stat", encoding="ascii") as file:
        return file.read().rpartition(") ")[2][0]


def _import(settings: Settings, now: datetime, locked: tuple[str, ...]) -> None:
    def stop(step: Step) -> None:
        if step.kind is Kind.COMMIT and _holds(settings, locked):
            os.kill(os.getpid(), signal.SIGSTOP)

    with patch.object(engine, "ABANDONED_SECONDS", _SECONDS), around_each_step(stop):
        try:
            import_orders(replace(open_bridge(settings), now=lambda: now))
        except DatabaseUnavailableError:
            sys.exit(_CUT_OFF)


def _holds(settings: Settings, locked: tuple[str, ...]) -> bool:
    with open_database(settings).engine.connect() as connection:
        return all(_is_locked(connection, one) for one in locked)


def _is_locked(connection: Connection, query: str) -> bool:
    try:
        connection.exec_driver_sql(query).all()
    except DBAPIError as exc:
        if number_of(exc) not in _REFUSED_LOCK:
            raise
        return True
    return False
