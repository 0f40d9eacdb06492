"""A Magento 1 without goods, and its desk."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from sqlalchemy import Engine

from sqlbridge.database.engine import open_database
from sqlbridge.demo.server import PrivateServer
from sqlbridge.demo.shops import create_shop
from sqlbridge.settings import DatabaseSettings, Settings, ShopSettings
from tests.conftest import drop_schema
from tests.shops.magento1.orders.office import Office
from tests.shops.magento1.shopkeeper import Shopkeeper


@pytest.fixture(scope="session")
def engine(server: PrivateServer) -> Iterator[Engine]:
    """One shop for all tests that take back what they did."""
    schema = f"shop_{uuid4().hex[:12]}"
    create_shop(server.url, "magento1", schema, 0)
    database = DatabaseSettings(schema=schema, user="root", socket=str(server.socket))
    engine = open_database(Settings(database=database, shop=ShopSettings(platform="magento1"))).engine
    yield engine
    engine.dispose()
    drop_schema(server, schema)


@pytest.fixture
def office(engine: Engine) -> Iterator[Office]:
    """The shop without goods; its second website, "second", sells from store view 2."""
    with engine.connect() as connection:
        keeper = Shopkeeper(connection, str(engine.url.database))
        keeper.insert("core_website", website_id=2, code="second", name="Second Website", default_group_id=2)
        keeper.insert("core_store_group", group_id=2, website_id=2, name="Second Group", default_store_id=2)
        keeper.insert("core_store", store_id=2, code="second_en", website_id=2, group_id=2, name="Second View")
        yield Office(keeper, connection)
        connection.rollback()
