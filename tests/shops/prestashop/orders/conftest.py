"""One demo shop; what a test writes is rolled back after it."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from sqlbridge.demo.server import PrivateServer
from tests.shops.prestashop.orders.clerk import Clerk
from tests.shops.prestashop.orders.premises import made_shop
from tests.shops.prestashop.shopkeeper import Shopkeeper


@pytest.fixture(scope="package")
def engine(server: PrivateServer) -> Iterator[Engine]:
    """The shop; a module that needs another one has its own."""
    with made_shop(server) as engine:
        yield engine


@pytest.fixture
def clerk(engine: Engine) -> Iterator[Clerk]:
    """The desk of the shop."""
    with engine.connect() as connection:
        yield Clerk(Shopkeeper(connection, str(engine.url.database)))
        connection.rollback()
