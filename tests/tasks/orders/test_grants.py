"""The account that writes orders needs what `sqlbridge grants` prints for it, and has no more."""

from collections.abc import Iterator
from uuid import uuid4

import msgspec
import pytest
from sqlalchemy.exc import DBAPIError

from sqlbridge.capture.grants import grants_script
from sqlbridge.capture.installer import Installer
from sqlbridge.database.engine import Role, open_database
from tests.tasks.orders.conftest import MakeOrderWorld
from tests.tasks.orders.office import OrderWorld, amazon_order

PASSWORD = "sesame"


@pytest.fixture(params=["prestashop", "magento1", "magento2"])
def limited(order_world: MakeOrderWorld, request: pytest.FixtureRequest) -> Iterator[OrderWorld]:
    office = order_world(request.param, cancel_in_shop=True)
    user = f"orders_{uuid4().hex[:8]}"
    settings = office.world.settings
    database = msgspec.structs.replace(settings.database, orders_user=user, orders_password=PASSWORD)
    script = grants_script(Installer(msgspec.structs.replace(settings, database=database)))
    orders = (
        script.partition("-- Orders:")[2].replace("-- CREATE USER", "CREATE USER").replace("(choose one)", PASSWORD)
    )
    statements = [line for line in orders.splitlines() if line.startswith(("CREATE", "GRANT", "REVOKE"))]
    assert len(statements) > 20
    for statement in statements:
        office.world.shop.write(statement)
    office.world.use(msgspec.structs.replace(settings, database=database))
    yield office
    office.world.shop.write(f"DROP USER `{user}`@`localhost`")


def test_orders_are_imported_and_cancelled_with_the_printed_grants(limited: OrderWorld) -> None:
    limited.world.list_skus("DEMO-0001")
    limited.place(amazon_order(1))
    limited.run()
    assert limited.states() == ["imported"]
    limited.world.sandbox.request_cancel("305-1234567-0000001", reason="ordered twice")
    limited.world.sandbox.advance(180)
    limited.run()
    assert [one["is_cancelled_in_shop"] for one in limited.recorded().values()] == [1]


def test_the_account_can_neither_remove_listings_nor_read_the_configuration_of_users(limited: OrderWorld) -> None:
    database = open_database(limited.world.settings, Role.ORDERS)
    for statement in ("DELETE FROM {bridge}.listings", "SELECT * FROM mysql.user", "DROP TABLE {bridge}.orders"):
        words = statement.format(bridge=limited.world.settings.bridge.schema)
        with pytest.raises(DBAPIError), database.begin() as connection:
            connection.exec_driver_sql(words)


def test_no_account_is_printed_where_nothing_is_imported(order_world: MakeOrderWorld) -> None:
    office = order_world(enabled=False)
    assert "-- Orders" not in grants_script(Installer(office.world.settings))
