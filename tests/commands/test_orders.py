"""`sqlbridge run import-orders` and `sqlbridge orders`, as the program's own process."""

import json
from pathlib import Path

from tests.commands.conftest import RunProgram
from tests.commands.order_shop import configure
from tests.tasks.conftest import make_world as make_world
from tests.tasks.conftest import sandbox as sandbox
from tests.tasks.orders.conftest import MakeOrderWorld
from tests.tasks.orders.conftest import order_world as order_world
from tests.tasks.orders.office import amazon_order, line


def test_an_operator_sees_why_an_order_is_not_in_the_shop_and_brings_it_in(
    order_world: MakeOrderWorld, run_program: RunProgram, tmp_path: Path
) -> None:
    office = order_world()
    office.world.list_skus("DEMO-0001")
    configure(office, tmp_path)
    unknown = amazon_order(1, line("TILL-7"))
    office.place(unknown, amazon_order(2))

    first = run_program("run", "import-orders", "--json")
    assert json.loads(first.stdout).get("orders imported") == 1, first.stdout + first.stderr
    (order,) = json.loads(run_program("orders", "list", "--problems", "--json").stdout)
    assert order["amazon_order_id"] == unknown.order_id
    assert "TILL-7" in order["problem"]
    assert "Groß" not in run_program("orders", "show", unknown.order_id).stdout

    rehearsed = run_program("orders", "retry", unknown.order_id, "--dry-run")
    assert rehearsed.returncode == 65
    assert len(rehearsed.stderr.splitlines()) == 1, "one message, with the reason"
    assert "still cannot be imported: no product of the shop carries the SKU 'TILL-7'" in rehearsed.stderr
    refused = run_program("orders", "retry", unknown.order_id)
    assert refused.returncode == 65
    assert "still cannot be imported" in refused.stderr
    office.world.shop.write("UPDATE ps_product SET reference = 'TILL-7' WHERE reference = 'DEMO-0002'")
    assert "is in the shop" in run_program("orders", "retry", unknown.order_id).stderr
    shown = json.loads(run_program("orders", "show", unknown.order_id, "--json").stdout)
    assert shown["state"] == "imported"
    assert shown["shop_reference"] == office.in_shop()[-1][0]
    assert [item["shop_sku"] for item in shown["items"]] == ["TILL-7"]


def test_an_operator_leaves_an_order_out_for_good(
    order_world: MakeOrderWorld, run_program: RunProgram, tmp_path: Path
) -> None:
    office = order_world()
    office.world.list_skus("DEMO-0001")
    configure(office, tmp_path)
    order = amazon_order(1, line("TILL-7", quantity=3))
    office.place(order)
    run_program("run", "import-orders")

    assert run_program("orders", "dismiss", order.order_id).returncode != 0, "nobody said yes"
    assert office.states() == ["failed"]
    assert "is left out" in run_program("orders", "dismiss", order.order_id, "--yes").stderr
    assert office.states() == ["closed"]
    assert office.unknown_pieces() == {}
    again = run_program("orders", "dismiss", order.order_id, "--yes")
    assert again.returncode == 65
    assert order.order_id in again.stderr
