"""The configuration file of a shop that imports orders, for the program's own process."""

from pathlib import Path

from sqlbridge.settings.template import template
from tests.tasks.orders.conftest import PERSONAL_KEY
from tests.tasks.orders.office import OrderWorld


def configure(office: OrderWorld, folder: Path) -> None:
    """A configuration file like the world's."""
    settings = office.world.settings
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
orders.since = "2020-01-01"
tracking.enabled = true
"""
    file = folder / "sqlbridge.toml"
    file.write_text(template(values) + text)
    file.chmod(0o600)
