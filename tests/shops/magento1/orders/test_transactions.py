"""One order, one transaction."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from sqlbridge.database.engine import Database, open_database
from sqlbridge.errors import ShopError
from sqlbridge.model import Purchase, WrittenOrder
from sqlbridge.settings import OrderSettings
from sqlbridge.shops.magento1.desk import Magento1Desk
from tests.harness import MakeSettings, MakeShop
from tests.shops.magento1.orders.office import amount, line, order, purchase
from tests.shops.magento1.shopkeeper import NOW, Shopkeeper


def test_two_writers_of_one_order_write_it_once_and_only_where_it_can_be_undone(
    shop: MakeShop, settings: MakeSettings
) -> None:
    made = shop("magento1", 0)
    database = open_database(settings(made))
    with made.engine.begin() as connection:
        product = Shopkeeper(connection, made.schema).product("SKU-1", price=1)
    begun, bought, refused = (purchase(order(line(1, amount("11.90")), id=one), [product]) for one in "123")
    write(database, begun)
    with ThreadPoolExecutor(1) as second, database.engine.connect() as connection:
        first = Magento1Desk(database.names).write(connection, bought, OrderSettings(), NOW)
        waiting = second.submit(write, database, bought)
        with pytest.raises(TimeoutError):
            waiting.result(0.3)
        connection.commit()
        assert waiting.result(5) == first
    assert made.read(f"SELECT qty FROM cataloginventory_stock_item WHERE product_id = {product}") == [(8,)]
    made.write("DROP TABLE sales_order_tax_item", "CREATE TABLE sales_order_tax_item (tax_id INT) ENGINE = MyISAM")
    with pytest.raises(ShopError, match="ALTER TABLE sales_order_tax_item ENGINE=InnoDB"):
        write(database, refused)
    database.engine.dispose()


def write(database: Database, bought: Purchase) -> WrittenOrder:
    """Write the order in a transaction of its own."""
    with database.begin() as connection:
        return Magento1Desk(database.names).write(connection, bought, OrderSettings(), NOW)
