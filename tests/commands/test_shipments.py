"""`sqlbridge run send-tracking` and `sqlbridge shipments`, as the program's own process."""

import json
from pathlib import Path

from sqlbridge.settings import TrackingSettings
from tests.commands.conftest import RunProgram
from tests.commands.order_shop import configure
from tests.tasks.conftest import make_world as make_world
from tests.tasks.conftest import sandbox as sandbox
from tests.tasks.orders.conftest import MakeOrderWorld
from tests.tasks.orders.conftest import order_world as order_world
from tests.tasks.orders.office import amazon_order
from tests.tasks.orders.shipping import ShippingWorld, order_id


def test_an_operator_sees_what_amazon_refuses_and_sends_it_again(
    order_world: MakeOrderWorld, run_program: RunProgram, tmp_path: Path
) -> None:
    shop = ShippingWorld(order_world(tracking=TrackingSettings(enabled=True)))
    shop.office.world.list_skus("DEMO-0001")
    configure(shop.office, tmp_path)
    shop.sell(amazon_order(1))
    shop.ship(1, "A1", "Rennrad-Kurier")
    shop.office.world.sandbox.cancel_order(order_id(1))

    assert json.loads(run_program("run", "send-tracking", "--json").stdout)["shipments refused"] == 1
    (parcel,) = json.loads(run_program("shipments", "list", "--problems", "--json").stdout)
    assert (parcel["state"], parcel["reason"]) == ("refused", "the order is cancelled at Amazon")
    (carrier,) = json.loads(run_program("shipments", "carriers", "--json").stdout)
    assert (carrier["carrier_title"], carrier["amazon_code"], carrier["is_mapped"]) == (
        "Rennrad-Kurier",
        "Other",
        False,
    )
    again = run_program("shipments", "retry", order_id(1))
    assert again.returncode == 65
    assert "Amazon still refuses order" in again.stderr
    assert run_program("shipments", "retry", order_id(2)).returncode == 65
    assert order_id(1) in run_program("shipments").stdout
    (summary,) = json.loads(run_program("status", "--json").stdout)["shipments"]
    assert (summary["state"], summary["parcels"]) == ("refused", 1)
