"""Work is done in batches: neither statements nor memory grow with the number of changes as such."""

from pathlib import Path

import pytest

from tests.concurrency.shop import simple_products
from tests.conftest import SERVERS
from tests.tasks.conftest import MakeWorld
from tests.tasks.world import World

_LOG_ROWS, _KEYS = 200_000, 100_000
_BATCH = 5000
_STATED_BYTES = 80  # what README.md and the check log-size say


@pytest.mark.parametrize("fault", ["none", "refused-message", "fatal"])
def test_a_round_with_many_changes_needs_no_more_statements_than_one_with_few(
    make_world: MakeWorld, fault: str
) -> None:
    """Also where Amazon refuses every message, and where a feed fails whose values have changed again meanwhile."""
    world = make_world(skus=60)
    products = simple_products(world.shop)
    world.list_skus(*products)
    world.run_until_quiet()
    few, many = (_statements_of_a_round(world, list(products.values())[:number], fault) for number in (5, 45))
    assert many - few <= 5


@pytest.mark.parametrize("server", SERVERS[:1], indirect=True)
def test_a_large_backlog_is_worked_off_in_batches_and_in_bounded_memory(make_world: MakeWorld) -> None:
    world = make_world()
    world.list_skus("DEMO-0001")
    world.run_until_quiet()
    _log_in_bulk(world)
    statements, memory = _statements(world), _memory("VmRSS")
    Path("/proc/self/clear_refs").write_text("5")  # forgets the peak
    counts = world.update()
    assert (counts.values["log rows collected"], counts.values["changes claimed"]) == (_LOG_ROWS, _KEYS)
    assert _statements(world) - statements < _LOG_ROWS / 100
    assert _memory("VmHWM") - memory < 150


def test_the_log_grows_by_no_more_than_is_stated(make_world: MakeWorld) -> None:
    """Rows as a trigger writes them, and as many as a worker leaves that has been dead for a while."""
    world = make_world(skus=60)
    log = world.bridge.database.names.bridge_object("change_log")
    columns = "entity, entity_key, operation, origin, logged_at"
    world.shop.write(
        "UPDATE ps_stock_available SET quantity = quantity + 1",
        *[f"INSERT INTO {log} ({columns}) SELECT {columns} FROM {log}"] * 10,
    )
    world.shop.read(f"ANALYZE TABLE {log}")
    rows = world.shop.read(f"SELECT COUNT(*) FROM {log}")[0][0]
    schema = world.settings.bridge.schema
    size = f"SELECT data_length + index_length FROM information_schema.tables WHERE table_schema = '{schema}'"
    grown = world.shop.read(f"{size} AND table_name = 'change_log'")[0][0]
    assert _STATED_BYTES / 2 < int(grown) / rows < _STATED_BYTES * 1.1


def _statements_of_a_round(world: World, products: list[int], fault: str) -> int:
    """Two writes with a run after each, the verdict on the first, and a run that goes on from there."""
    chosen = ", ".join(map(str, products))
    before = _statements(world)
    if fault != "none":
        world.sandbox.fault(fault, times=len(products) if fault == "refused-message" else 1)
    for _ in range(2):
        world.shop.write(f"UPDATE ps_stock_available SET quantity = quantity + 1 WHERE id_product IN ({chosen})")
        world.update()
    world.acknowledge()
    world.forget_waiting_times()
    world.update()
    statements = _statements(world) - before
    world.run_until_quiet()
    return statements


def _log_in_bulk(world: World) -> None:
    """Write log rows as the triggers do, about products that the shop has no more."""
    log = world.bridge.database.names.bridge_object("change_log")
    for start in range(0, _LOG_ROWS, _BATCH):
        keys = (1_000_000 + number % _KEYS for number in range(start, start + _BATCH))
        rows = ",".join(f"('product', '{key}', 'U', 'bulk', NOW())" for key in keys)
        world.shop.write(f"INSERT INTO {log} (entity, entity_key, operation, origin, logged_at) VALUES {rows}")


def _statements(world: World) -> int:
    """How many statements the server has been given, whatever the driver calls one."""
    return int(world.shop.read("SHOW GLOBAL STATUS LIKE 'Questions'")[0][1])


def _memory(what: str) -> int:
    """What /proc says about this process, in MiB."""
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return int(status[what].split()[0]) // 1024
