"""SKUs that are an attribute's values of all store views: an EAN is a text attribute here (facts: Magento, EAN)."""

from dataclasses import replace

import pytest

from sqlbridge.errors import ShopError
from sqlbridge.model.changes import Entity, EntityKey
from tests.shops.magento2.keeper import Keeper
from tests.shops.magento2.test_commerce import AFTER, BEFORE, commerce  # noqa: F401 - a fixture

EAN = 931


@pytest.fixture
def by_ean(keeper: Keeper) -> Keeper:
    """A shop whose SKUs are in the attribute ean."""
    add_ean(keeper)
    return replace(keeper, sku="ean")


def add_ean(keeper: Keeper) -> None:
    attribute = {"attribute_id": EAN, "entity_type_id": 9, "attribute_code": "ean", "backend_type": "varchar"}
    keeper.insert("eav_attribute", attribute)
    keeper.insert("catalog_eav_attribute", {"attribute_id": EAN, "is_global": 0})


def give(keeper: Keeper, link: int, value: str | None, store: int = 0, key: str = "entity_id") -> None:
    row = {key: link, "attribute_id": EAN, "store_id": store, "value": value}
    keeper.insert("catalog_product_entity_varchar", row)


def key_of(product: int) -> EntityKey:
    return EntityKey(Entity.PRODUCT, str(product))


def carriers(keeper: Keeper, *skus: str) -> list[list[str]]:
    found = keeper.offers(skus)
    return [[offer.key.key for offer in found[sku]] for sku in skus]


def test_the_value_of_all_store_views_is_the_sku(by_ean: Keeper) -> None:
    one, two, three, twin, none, long = (by_ean.sold(f"SKU-{number}") for number in range(6))
    for product, value in ((one, "4a"), (two, "4A"), (three, "4a "), (twin, "4a "), (none, None), (long, "x" * 65)):
        give(by_ean, product, value)
    give(by_ean, one, "7", store=1)
    assert carriers(by_ean, "4a", "4A", "4a ", "7", "SKU-0", "x" * 65) == [
        [f"{one}"],
        [f"{two}"],
        [f"{three}", f"{twin}"],
        [],
        [],
        [],
    ]
    assert by_ean.offer("4a").quantity == 10
    assert by_ean.skus(*map(key_of, (one, none, long))) == [["4a"], [], []]
    assert by_ean.adapter.every_sku(by_ean.connection, "", 2) == ["4A", "4a"]
    assert by_ean.adapter.every_sku(by_ean.connection, "4a", 2) == ["4a "]


def test_parents_and_rows_of_the_inventory_lead_to_the_value_and_what_is_gone_to_nobody_knows_which(
    by_ean: Keeper,
) -> None:
    child, parent = by_ean.sold("CHILD"), by_ean.product("PARENT", kind="configurable")
    give(by_ean, child, "4")
    by_ean.insert("catalog_product_super_link", {"product_id": child, "parent_id": parent})
    keys = [key_of(parent), EntityKey(Entity.SKU, "child"), key_of(1)]
    assert by_ean.skus(*keys) == [["4"], ["4", "child"], []]
    assert by_ean.adapter.lost(by_ean.connection, keys) == {key_of(1)}
    assert replace(by_ean, sku="sku").adapter.lost(by_ean.connection, keys) == set()


def test_a_code_of_no_text_attribute_is_named_with_those_there_are(by_ean: Keeper) -> None:
    for code, words in (("gtin", "does not exist"), ("price", "is of the type decimal")):
        with pytest.raises(ShopError, match=f"'{code}' {words}.* of the type varchar are barcode, ean, name"):
            replace(by_ean, sku=code).offers(["4"])


def test_a_version_has_a_value_of_its_own(commerce: Keeper) -> None:
    add_ean(commerce)
    give(commerce, 1, "4", key="row_id")
    give(commerce, 2, "5", key="row_id")
    keeper = replace(commerce, sku="ean")
    found = {at: keeper.offers(["4", "5"], at=at) for at in (BEFORE, AFTER)}
    assert [[sku for sku, offers in found[at].items() if offers] for at in (BEFORE, AFTER)] == [["4"], ["5"]]
    keys = [key_of(9001), EntityKey(Entity.ROW, "2"), EntityKey(Entity.ROW, "77")]
    assert keeper.skus(*keys) == [["4", "5"], ["4", "5"], []]
    assert keeper.adapter.lost(keeper.connection, keys) == {keys[2]}
    assert keeper.adapter.every_sku(keeper.connection, "", 9) == ["4", "5"]
