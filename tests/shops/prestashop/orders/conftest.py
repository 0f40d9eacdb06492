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
    """The desk of the shop, which has Swiss francs and yen, too."""
    with engine.connect() as connection:
        keeper = Shopkeeper(connection, str(engine.url.database))
        keeper.insert("currency", id_currency=7, name="Franken", iso_code="CHF", conversion_rate="1.08")
        keeper.insert("currency", id_currency=8, name="Yen", iso_code="JPY", conversion_rate="160", precision=0)
        yield Clerk(keeper)
        connection.rollback()
