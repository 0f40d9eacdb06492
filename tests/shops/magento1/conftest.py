"""A demo shop of Magento 1 with a second website, and whoever fills it."""

from collections.abc import Iterator

import pytest

from tests.harness import MakeShop
from tests.shops.magento1.shopkeeper import Shopkeeper


@pytest.fixture
def keeper(shop: MakeShop) -> Iterator[Shopkeeper]:
    """A fresh shop; its second website sells in New York, at prices that are entered with tax."""
    made = shop("magento1")
    with made.engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        keeper = Shopkeeper(connection, made.schema)
        keeper.insert("core_website", website_id=2, code="second", default_group_id=2)
        keeper.insert("core_store_group", group_id=2, website_id=2, name="Second", default_store_id=2)
        keeper.insert("core_store", store_id=2, code="second_en", website_id=2, group_id=2, name="Second")
        keeper.setting("general/locale/timezone", "America/New_York", "websites", 2)
        keeper.setting("tax/calculation/price_includes_tax", "1", "websites", 2)
        yield keeper
