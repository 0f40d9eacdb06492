"""The account that writes orders, with its grants and nothing more, in a shop with a table prefix and triggers."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import uuid4

import msgspec
import pytest

from sqlbridge.capture.definition import quoted_account
from sqlbridge.database.engine import Database, open_database
from sqlbridge.database.naming import quoted
from sqlbridge.model.orders import WrittenOrder
from sqlbridge.settings import Settings
from sqlbridge.shops.magento1.desk import GRANTS
from tests.capture.bridge import Bridge
from tests.harness import DemoShop, MakeSettings, MakeShop
from tests.shops.magento1.orders.office import ADDRESS, Office, amount, line, order, purchase
from tests.shops.magento1.shopkeeper import Shopkeeper


@pytest.fixture
def prefixed(shop: MakeShop) -> DemoShop:
    """A shop whose tables all begin with mage_."""
    made = shop("magento1", 0)
    tables = [table for (table,) in made.read("SHOW TABLES")]
    made.write("RENAME TABLE " + ", ".join(f"{table} TO mage_{table}" for table in tables))
    return DemoShop(made.server, made.platform, made.schema, "mage_")


@pytest.fixture
def account(prefixed: DemoShop) -> Iterator[str]:
    """The name of an account with the desk's grants."""
    user = f"desk_{uuid4().hex[:8]}"
    quoted_user = quoted_account(f"{user}@localhost")
    prefixed.write(f"CREATE USER {quoted_user}")
    for table, privileges in GRANTS.items():
        where = f"{quoted(prefixed.schema)}.{quoted('mage_' + table)}"
        prefixed.write(f"GRANT {', '.join(privileges)} ON {where} TO {quoted_user}")
    yield user
    prefixed.write(f"DROP USER {quoted_user}")


def test_the_grants_are_enough_and_the_triggers_tell_what_was_sold(
    prefixed: DemoShop, settings: MakeSettings, account: str
) -> None:
    installed: Settings = settings(prefixed)
    bridge = Bridge(prefixed, installed)
    bridge.install()
    least = msgspec.structs.replace(installed, database=msgspec.structs.replace(installed.database, user=account))
    database = open_database(least)
    with prefixed.engine.execution_options(isolation_level="AUTOCOMMIT").connect() as owner:
        keeper = Shopkeeper(owner, prefixed.schema, prefixed.prefix)
        product = keeper.product("SKU-1", price=1)
        keeper.tax("19", {"rates": ["8.25"], "country": "US"})
        bridge.forget()
        written = sell(keeper, database, product)
        sold = ["product", str(product), "U", "cataloginventory_stock_item"]
        assert bridge.log() == [sold]
        with database.begin() as connection:
            office = Office(keeper, connection)
            assert office.find() == written
            assert office.fates(written, shipped=["processing"])[written.id].parcels[0].id == "order"
            assert office.cancel(written)
            assert office.fates(written)[written.id].is_cancelled
        assert bridge.log() == [sold, sold]
    database.engine.dispose()


def sell(keeper: Shopkeeper, database: Database, product: int) -> WrittenOrder:
    """Write an order that needs every table."""
    bought = order(line(1, amount("11.90"), shipping=amount("4.90"), discount=amount("1.19")))
    california = replace(ADDRESS, state="CA", country="US")
    with database.begin() as connection:
        return Office(keeper, connection).write(purchase(bought, [product], address=california))
