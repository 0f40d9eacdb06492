"""Shops of Magento 2, and whoever fills them."""

from collections.abc import Iterator

import pytest

from tests.harness import MakeShop
from tests.shops.magento2.keeper import Keeper, keeping


@pytest.fixture
def keeper(shop: MakeShop) -> Iterator[Keeper]:
    """A fresh shop with two websites."""
    with keeping(shop("magento2")) as keeper:
        yield keeper
