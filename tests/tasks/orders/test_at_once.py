"""Imports that run at the same time write each order once."""

from sqlbridge.errors import AlreadyRunningError
from sqlbridge.settings import Settings
from sqlbridge.tasks.import_orders import import_orders
from sqlbridge.wiring import open_bridge
from tests.forked import PROCESSES
from tests.tasks.orders.conftest import MakeOrderWorld
from tests.tasks.orders.office import amazon_order, line

SKU = "DEMO-0001"


def test_two_imports_at_once_write_each_order_once(order_world: MakeOrderWorld) -> None:
    office = order_world()
    office.world.list_skus(SKU)
    office.place(*(amazon_order(number, line(SKU)) for number in range(1, 6)))
    processes = [PROCESSES.Process(target=_import, args=(office.world.settings,)) for _ in range(3)]
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
