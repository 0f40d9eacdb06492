"""A demo shop of PrestaShop, and whoever fills it."""

from collections.abc import Iterator

import pytest

from tests.harness import MakeShop
from tests.shops.prestashop.shopkeeper import Shopkeeper


@pytest.fixture
def keeper(shop: MakeShop) -> Iterator[Shopkeeper]:
    """A fresh shop, with Swiss francs."""
    made = shop("prestashop")
    with made.engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        keeper = Shopkeeper(connection, made.schema)
        keeper.insert("currency", id_currency=7, name="Franken", iso_code="CHF", conversion_rate="1.08")
        yield keeper
