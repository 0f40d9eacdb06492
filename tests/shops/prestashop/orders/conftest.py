"""A demo shop for each module; what a test writes is rolled back after it."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from sqlalchemy import Engine, NullPool, create_engine

from sqlbridge.demo.server import PrivateServer
from sqlbridge.demo.shops import create_shop
from tests.conftest import drop_schema
from tests.shops.prestashop.orders.clerk import Clerk
from tests.shops.prestashop.shopkeeper import Shopkeeper


@pytest.fixture(scope="module")
def engine(server: PrivateServer) -> Iterator[Engine]:
    """The shop's server, with sessions as the bridge's are."""
    schema = f"shop_{uuid4().hex[:12]}"
    create_shop(server.url, "prestashop", schema, 0)
    yield create_engine(
        server.url.set(database=schema),
        poolclass=NullPool,
        isolation_level="READ COMMITTED",
        connect_args={"init_command": "SET sql_mode = '', time_zone = '+00:00'"},
    )
    drop_schema(server, schema)


@pytest.fixture
def clerk(engine: Engine) -> Iterator[Clerk]:
    """The desk of the shop, which has Swiss francs and yen, too."""
    with engine.connect() as connection:
        keeper = Shopkeeper(connection, str(engine.url.database))
        keeper.insert("currency", id_currency=7, name="Franken", iso_code="CHF", conversion_rate="1.08")
        keeper.insert("currency", id_currency=8, name="Yen", iso_code="JPY", conversion_rate="160", precision=0)
        yield Clerk(keeper)
        connection.rollback()
