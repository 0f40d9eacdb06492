"""One order, one transaction."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from sqlbridge.database.engine import Database, open_database
from sqlbridge.errors import ShopError
from sqlbridge.model.orders import Purchase, WrittenOrder
from sqlbridge.settings import OrderSettings
from sqlbridge.shops.magento1.desk import Magento1Desk
from tests.harness import DemoShop, MakeSettings, MakeShop
from tests.shops.magento1.orders.office import amount, line, order, purchase
from tests.shops.magento1.shopkeeper import NOW


@pytest.fixture
def made(shop: MakeShop) -> DemoShop:
    """A shop with goods."""
    return shop("magento1")


@pytest.fixture
def database(made: DemoShop, settings: MakeSettings) -> Iterator[Database]:
    """The shop's server as the desk's account sees it; it waits five seconds for a lock."""
    database = open_database(settings(made))
    yield database
    database.engine.dispose()


def test_an_order_is_written_once_waiting_for_nobody_elses_goods(made: DemoShop, database: Database) -> None:
    others = "SELECT qty FROM cataloginventory_stock_item WHERE product_id <> 5002 FOR UPDATE"
    begun, bought = (purchase(order(line(1, amount("11.90")), id=one), [5002]) for one in ("begun", "bought"))
    with made.engine.execution_options(isolation_level="READ COMMITTED").connect() as checkout:
        checkout.exec_driver_sql(others)
        write(database, begun)
        with ThreadPoolExecutor(1) as second, database.engine.connect() as connection:
            first = Magento1Desk(database.names).write(connection, bought, OrderSettings(), NOW)
            waiting = second.submit(write, database, bought)
            with pytest.raises(TimeoutError):
                waiting.result(0.3)
            connection.commit()
            assert waiting.result(5) == first
        with database.begin() as connection:
            assert Magento1Desk(database.names).cancel(connection, first.id, NOW)
    taken = made.read("SELECT qty_ordered - qty_canceled FROM sales_flat_order_item")
    assert taken == [(1,), (0,)]


def test_tables_without_transactions_are_refused(made: DemoShop, database: Database) -> None:
    made.write("DROP TABLE sales_order_tax_item", "CREATE TABLE sales_order_tax_item (tax_id INT) ENGINE = MyISAM")
    with pytest.raises(ShopError, match="ALTER TABLE sales_order_tax_item ENGINE=InnoDB"):
        write(database, purchase(order(line(1, amount("11.90"))), [5002]))


def write(database: Database, bought: Purchase) -> WrittenOrder:
    """Write the order in a transaction of its own."""
    with database.begin() as connection:
        return Magento1Desk(database.names).write(connection, bought, OrderSettings(), NOW)
