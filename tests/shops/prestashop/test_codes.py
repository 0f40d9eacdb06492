"""EAN, UPC and ISBN stand in columns of products and combinations (facts: the same in 1.6 to 9, ISBN since 1.7)."""

import pytest

from sqlbridge.errors import ShopError
from sqlbridge.model.changes import Entity, EntityKey
from tests.shops.prestashop.shopkeeper import NOW, Shopkeeper


def test_a_combinations_own_code_counts_before_its_products(keeper: Shopkeeper) -> None:
    keeper.write("UPDATE PREFIX_product SET ean13 = ''", "UPDATE PREFIX_product_attribute SET ean13 = NULL")
    simple, parent = keeper.product("SIMPLE"), keeper.product("PARENT")
    own, without = keeper.combination(parent, "OWN"), keeper.combination(parent, "WITHOUT")
    keeper.product("NONE")
    keeper.write(
        f"UPDATE PREFIX_product SET ean13 = '4006381333931', upc = '73513537 ' WHERE id_product = {simple}",
        f"UPDATE PREFIX_product SET ean13 = '5901234123457' WHERE id_product = {parent}",
        f"UPDATE PREFIX_product_attribute SET ean13 = '8711253001202' WHERE id_product_attribute = {own}",
    )
    assert keeper.adapter.codes(keeper.connection, "ean13", NOW) == {
        EntityKey(Entity.PRODUCT, str(simple)): "4006381333931",
        EntityKey(Entity.COMBINATION, str(own)): "8711253001202",
        EntityKey(Entity.COMBINATION, str(without)): "5901234123457",
    }
    assert keeper.adapter.codes(keeper.connection, "upc", NOW) == {EntityKey(Entity.PRODUCT, str(simple)): "73513537"}


def test_a_column_that_this_version_lacks_is_told_with_those_it_has(keeper: Shopkeeper) -> None:
    assert keeper.adapter.codes(keeper.connection, "isbn", NOW) == {}
    keeper.write(
        "ALTER TABLE PREFIX_product DROP COLUMN isbn", "ALTER TABLE PREFIX_product_attribute DROP COLUMN isbn"
    )
    for column in ("isbn", "reference"):
        with pytest.raises(ShopError, match=f"'{column}' to take codes from; they have ean13, upc"):
            keeper.adapter.codes(keeper.connection, column, NOW)
