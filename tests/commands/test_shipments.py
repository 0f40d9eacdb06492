"""`sqlbridge run send-tracking` and `sqlbridge shipments`, as the program's own process."""

import json
from pathlib import Path

from sqlbridge.settings import TrackingSettings
from sqlbridge.settings.template import template
from tests.commands.conftest import RunProgram
from tests.tasks.conftest import make_world as make_world
from tests.tasks.conftest import sandbox as sandbox
from tests.tasks.orders.conftest import PERSONAL_KEY, MakeOrderWorld
from tests.tasks.orders.conftest import order_world as order_world
from tests.tasks.orders.office import amazon_order
from tests.tasks.orders.shipping import ShippingWorld, order_id


def configure(shop: ShippingWorld, folder: Path) -> None:
    """A configuration file like the world's."""
    settings = shop.office.world.settings
    account = settings.accounts["main"]
    values: dict[str, str | int] = {
        "database.schema": settings.database.schema,
        "database.user": "root",
        "database.orders_user": "root",
        "database.socket": settings.database.socket,
        "bridge.schema": settings.bridge.schema,
        "bridge.definer": "",
        "bridge.personal_key": PERSONAL_KEY,
        "shop.platform": "prestashop",
        "shop.prefix": "ps_",
    }
    text = f"""
[accounts.main]
seller_id = "{account.seller_id}"
region = "eu"
client_id = "{account.client_id}"
client_secret = "{account.client_secret}"
refresh_token = "{account.refresh_token}"
endpoint = "{account.endpoint}"
[accounts.main.channels.de]
marketplace = "DE"
shop = "1"
orders.enabled = true
tracking.enabled = true
"""
    file = folder / "sqlbridge.toml"
    file.write_text(template(values) + text)
    file.chmod(0o600)


def test_an_operator_sees_what_amazon_refuses_and_sends_it_again(
    order_world: MakeOrderWorld, run_program: RunProgram, tmp_path: Path
) -> None:
    shop = ShippingWorld(order_world(tracking=TrackingSettings(enabled=True)))
    shop.office.world.list_skus("DEMO-0001")
    configure(shop, tmp_path)
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
