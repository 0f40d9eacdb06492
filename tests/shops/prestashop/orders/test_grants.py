"""An account that has the desk's grants and nothing more can do all that the desk does."""

from collections.abc import Iterable, Iterator, Mapping

import pytest
from sqlalchemy import Engine, NullPool, create_engine

from sqlbridge.database.naming import quoted
from sqlbridge.demo.server import PrivateServer
from sqlbridge.errors import ShopError
from sqlbridge.shops.prestashop.desk import GRANTS, READER_GRANTS
from tests.shops.prestashop.orders.clerk import AT, LONG_AGO, Clerk, amount
from tests.shops.prestashop.orders.premises import made_shop
from tests.shops.prestashop.shopkeeper import Shopkeeper

ACCOUNT = "desk_of_prestashop"


@pytest.fixture(scope="module")
def engine(server: PrivateServer) -> Iterator[Engine]:
    with made_shop(server) as engine:
        yield engine


@pytest.fixture(scope="module")
def clerk_of_the_shop(engine: Engine) -> Iterator[Clerk]:
    """Goods by root, and the account without any grants."""
    with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        connection.exec_driver_sql(f"CREATE USER IF NOT EXISTS {ACCOUNT}@localhost")
        clerk = Clerk(Shopkeeper(connection, str(engine.url.database)))
        clerk.keeper.setting("PS_INVOICE_START_NUMBER", 500)
        clerk.product("mug")
        yield clerk
        connection.exec_driver_sql(f"DROP USER {ACCOUNT}@localhost")


def grant(clerk: Clerk, grants: Mapping[str, tuple[str, ...]] = GRANTS, without: Iterable[str] = ()) -> Engine:
    """Grant what the list says, but for some tables; the account's engine."""
    schema = clerk.keeper.schema
    there = {row[0].removeprefix("ps_") for row in clerk.connection.exec_driver_sql("SHOW TABLES")}
    clerk.connection.exec_driver_sql(f"REVOKE ALL PRIVILEGES, GRANT OPTION FROM {ACCOUNT}@localhost")
    for table in there.intersection(grants).difference(without):
        name = f"{quoted(schema)}.{quoted('ps_' + table)}"
        clerk.connection.exec_driver_sql(f"GRANT {', '.join(grants[table])} ON {name} TO {ACCOUNT}@localhost")
    url = clerk.connection.engine.url.set(username=ACCOUNT)
    arguments = {"init_command": "SET sql_mode = ''"}
    return create_engine(url, poolclass=NullPool, isolation_level="READ COMMITTED", connect_args=arguments)


def test_the_grants_are_enough(clerk_of_the_shop: Clerk) -> None:
    clerk = clerk_of_the_shop
    line = clerk.line("mug", amount("10.00", "1.60"), shipping=amount("3", "0.48"), discount=amount("2", "0.32"))
    purchase, broken = clerk.purchase(line), clerk.purchase(line)
    clerk.keeper.insert("orders", module="sqlbridge", payment=broken.order.id, reference="BROKENONE", id_cart=9)
    with grant(clerk).begin() as connection:
        account = Clerk(Shopkeeper(connection, clerk.keeper.schema), clerk.goods)
        order = account.write(purchase, state="3")
        assert account.desk.find(connection, purchase.order.id, LONG_AGO) == order
        assert account.fate(order).parcels == ()
        assert account.desk.cancel(connection, order.id, AT)
        assert account.desk.clean_up(connection, broken.order.id)
    assert clerk.row("orders", order)["invoice_number"] == 500
    (mug,) = clerk.rows("stock_available")
    assert mug["quantity"] == 10


def test_orders_are_found_and_followed_with_the_grants_of_a_reader(clerk_of_the_shop: Clerk) -> None:
    clerk = clerk_of_the_shop
    purchase = clerk.purchase(clerk.line("mug", amount("10.00")))
    order = clerk.write(purchase, state="4")
    with grant(clerk, READER_GRANTS).connect() as connection:
        account = Clerk(Shopkeeper(connection, clerk.keeper.schema))
        assert account.desk.find(connection, purchase.order.id, LONG_AGO) == order
        assert len(account.fate(order).parcels) == 1


def test_a_missing_grant_is_named_with_its_remedy(clerk_of_the_shop: Clerk) -> None:
    clerk = clerk_of_the_shop
    purchase = clerk.purchase(clerk.line("mug", amount("10.00")))
    with (
        grant(clerk, without=("message",)).connect() as connection,
        pytest.raises(ShopError, match=r"not what message needs: INSERT command denied .* run `sqlbridge grants`"),
    ):
        Clerk(Shopkeeper(connection, clerk.keeper.schema), clerk.goods).write(purchase)
