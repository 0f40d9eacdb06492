"""What the shop has cancelled is shown, also where no shipments are told; what cannot be read holds up nothing else.

Cancelled: PrestaShop's state PS_OS_CANCELED, Magento's state `canceled` (the shops' own code).
"""

import pytest

from sqlbridge.errors import ShopError
from sqlbridge.settings import TrackingSettings
from tests.tasks.orders.conftest import MakeOrderWorld
from tests.tasks.orders.office import amazon_order
from tests.tasks.orders.shipping import order_id
from tests.tasks.orders.test_tracking import shipping

_CANCEL = {
    "prestashop": "UPDATE ps_orders SET current_state = "
    "(SELECT value FROM ps_configuration WHERE name = 'PS_OS_CANCELED')",
    "magento2": "UPDATE sales_order SET state = 'canceled'",
}
_REOPEN = {"prestashop": "UPDATE ps_orders SET current_state = 2", "magento2": "UPDATE sales_order SET state = 'new'"}


@pytest.mark.parametrize("platform", ["prestashop", "magento2"])
def test_orders_cancelled_in_the_shop_are_shown_without_tracking(order_world: MakeOrderWorld, platform: str) -> None:
    office = order_world(platform, tracking=TrackingSettings(enabled=False, shipped_states=["99"]))
    office.world.list_skus("DEMO-0001")
    office.place(amazon_order(1))
    office.run()
    assert office.recorded()[order_id(1)]["problem"] == ""
    office.world.shop.write(_CANCEL[platform])
    assert office.run(dry_run=True).values.get("orders cancelled in the shop", 0) == 0
    assert office.run().values["orders cancelled in the shop"] == 1
    assert office.recorded()[order_id(1)]["problem"].startswith("cancelled in the shop, still open at Amazon")
    office.world.shop.write(_REOPEN[platform])
    office.run()
    assert office.recorded()[order_id(1)]["problem"] == ""


def test_fates_that_cannot_be_read_are_noted_with_their_remedy(order_world: MakeOrderWorld) -> None:
    shop = shipping(order_world, "magento2")
    shop.sell(amazon_order(1))
    # A view whose table is gone: an error that is none of a missing table, column or right.
    shop.office.world.shop.write(
        "RENAME TABLE sales_shipment_track TO tracks",
        "CREATE VIEW sales_shipment_track AS SELECT * FROM tracks",
        "DROP TABLE tracks",
    )
    shop.office.place(amazon_order(2))
    for run in (shop.run, shop.office.run):
        with pytest.raises(ShopError, match=r"what became of orders .* cannot be read .*1356"):
            run()
    assert shop.office.states() == ["imported", "imported"]
