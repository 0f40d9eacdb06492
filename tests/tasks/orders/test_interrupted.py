"""An import that dies at any of its steps, or runs twice at once, writes each order once."""

import multiprocessing
from itertools import count

import pytest

from sqlbridge.errors import AlreadyRunningError
from sqlbridge.settings import Settings
from sqlbridge.tasks.import_orders import import_orders
from sqlbridge.wiring import open_bridge
from tests.crash.interruption import Interruption, cut_off, is_interrupted, kill
from tests.tasks.orders.conftest import MakeOrderWorld
from tests.tasks.orders.office import amazon_order, line

SKU = "DEMO-0001"


@pytest.mark.parametrize("interruption", [kill, cut_off])
def test_an_import_interrupted_at_any_step_is_made_good_by_the_next(
    order_world: MakeOrderWorld, interruption: Interruption
) -> None:
    office = order_world("magento2" if interruption is cut_off else "prestashop")
    office.world.list_skus(SKU)
    stock = office.world.in_shop(SKU)[SKU][1]
    for step in count(1):
        office.place(amazon_order(step, line(SKU)))
        now = office.world.bridge.now()
        is_over = not is_interrupted(import_orders, step, interruption, office.world.settings, now)
        office.run()
        assert set(office.states()) == {"imported"}
        assert len(office.in_shop()) == step
        assert office.world.in_shop(SKU)[SKU][1] == max(0, stock - step)
        if is_over:
            break
    assert step > 5


def test_two_imports_at_once_write_each_order_once(order_world: MakeOrderWorld) -> None:
    office = order_world()
    office.world.list_skus(SKU)
    office.place(*(amazon_order(number, line(SKU)) for number in range(1, 6)))
    context = multiprocessing.get_context("forkserver")
    processes = [context.Process(target=_import, args=(office.world.settings,)) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert {process.exitcode for process in processes} == {0}
    assert len(office.in_shop()) == 5
    assert office.states() == ["imported"] * 5


def _import(settings: Settings) -> None:
    try:
        import_orders(open_bridge(settings))
    except AlreadyRunningError:
        return
