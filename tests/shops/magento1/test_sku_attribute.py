"""SKUs that are an attribute's values of all store views: an EAN is a text attribute here (facts: Magento, EAN)."""

import pytest

from sqlbridge.errors import ShopError
from sqlbridge.model.changes import Entity, EntityKey
from tests.shops.magento1.shopkeeper import Shopkeeper, key

EAN = 931


@pytest.fixture
def by_ean(keeper: Shopkeeper) -> Shopkeeper:
    """A shop whose SKUs are in the attribute ean."""
    keeper.insert("eav_attribute", attribute_id=EAN, entity_type_id=8, attribute_code="ean", backend_type="varchar")
    keeper.sku = "ean"
    return keeper


def give(keeper: Shopkeeper, product: int, value: str | None, store: int = 0) -> None:
    row = {"entity_type_id": 8, "attribute_id": EAN, "store_id": store, "entity_id": product, "value": value}
    keeper.insert("catalog_product_entity_varchar", **row)


def carriers(keeper: Shopkeeper, *skus: str) -> list[list[str]]:
    found = keeper.offers(skus)
    return [[offer.key.key for offer in found[sku]] for sku in skus]


def test_the_value_of_all_store_views_is_the_sku(by_ean: Shopkeeper) -> None:
    one, two, twin, none, long = (by_ean.product(f"SKU-{number}", price=1) for number in range(5))
    for product, value in ((one, "4a"), (two, "4A"), (twin, "4A"), (none, None), (long, "x" * 65)):
        give(by_ean, product, value)
    give(by_ean, one, "7", store=1)
    assert carriers(by_ean, "4a", "4A", "7", "SKU-0", "x" * 65) == [[f"{one}"], [f"{two}", f"{twin}"], [], [], []]
    found = by_ean.adapter.skus(by_ean.connection, [key(one), key(none), key(long)])
    assert found == {key(one): ["4a"], key(none): [], key(long): []}
    assert by_ean.adapter.every_sku(by_ean.connection, "", 1) == ["4A"]
    assert by_ean.adapter.every_sku(by_ean.connection, "4A", 2) == ["4a"]


def test_a_parent_leads_to_the_values_of_its_variants_and_one_that_is_gone_to_nobody_knows_which(
    by_ean: Shopkeeper,
) -> None:
    parent, child = by_ean.product("SKU-P", "configurable", price=1), by_ean.product("SKU-1", price=1)
    give(by_ean, child, "4")
    by_ean.insert("catalog_product_super_link", product_id=child, parent_id=parent)
    keys = [key(parent), key(1), EntityKey(Entity.SKU, "4")]
    assert by_ean.adapter.skus(by_ean.connection, keys) == {keys[0]: ["4"], keys[1]: [], keys[2]: []}
    assert by_ean.adapter.lost(by_ean.connection, keys) == {key(1)}
    by_ean.sku = "sku"
    assert by_ean.adapter.lost(by_ean.connection, keys) == set()


def test_a_code_of_no_text_attribute_is_named_with_those_there_are(by_ean: Shopkeeper) -> None:
    for by_ean.sku, words in (("gtin", "does not exist"), ("color", "is of type int")):
        with pytest.raises(
            ShopError, match=f"'{by_ean.sku}'.* {words}; attributes with short texts: barcode, ean, name"
        ):
            by_ean.offers(["4"])
