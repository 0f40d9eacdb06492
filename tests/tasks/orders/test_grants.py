"""The account that writes orders is printed where orders are imported, and only there."""

from sqlbridge.capture.grants import grants_script
from sqlbridge.capture.installer import Installer
from tests.tasks.orders.conftest import MakeOrderWorld


def test_no_account_is_printed_where_nothing_is_imported(order_world: MakeOrderWorld) -> None:
    office = order_world(enabled=False)
    assert "-- Orders" not in grants_script(Installer(office.world.settings))
