"""Which SKUs a change concerns, and the walk over all of them."""

import pytest

from sqlbridge.model.changes import Entity, EntityKey
from tests.shops.magento1.shopkeeper import Shopkeeper, key


def test_a_parents_change_concerns_its_variants(keeper: Shopkeeper) -> None:
    parent = keeper.product("SKU-P", "configurable", price=1)
    variants = [keeper.product(sku, price=1, visibility=1) for sku in ("SKU-1", "SKU-2")]
    for variant in variants:
        keeper.insert("catalog_product_super_link", product_id=variant, parent_id=parent)
    found = keeper.adapter.skus(keeper.connection, [key(parent), key(variants[0])])
    assert sorted(found[key(parent)]) == ["SKU-1", "SKU-2", "SKU-P"]
    assert found[key(variants[0])] == ["SKU-1"]


def test_keys_that_are_gone_or_have_no_sku_concern_nothing(keeper: Shopkeeper) -> None:
    keys = [key(keeper.product(None)), key(keeper.product("")), key(1), EntityKey(Entity.PRODUCT, "x")]
    assert keeper.adapter.skus(keeper.connection, keys) == {one: [] for one in keys}


@pytest.mark.parametrize("limit", [1, 2, 100])
def test_every_sku_is_met_once_in_the_order_of_bytes(keeper: Shopkeeper, limit: int) -> None:
    keeper.write("DELETE FROM PREFIX_catalog_product_entity")
    for sku in ("b", "B", "B ", "ä", "a", "a", "Z", "", None):
        keeper.product(sku, price=1)
    met: list[str] = []
    while chunk := keeper.adapter.every_sku(keeper.connection, met[-1] if met else "", limit):
        assert len(chunk) <= limit
        met += chunk
    assert met == ["B", "B ", "Z", "a", "b", "ä"]
