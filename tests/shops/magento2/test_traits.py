"""What filters see of products of Magento 2 and Adobe Commerce: by the tables and columns of facts/magento.md."""

import pytest

from sqlbridge.errors import ShopError
from sqlbridge.model.changes import Entity, EntityKey
from sqlbridge.model.offers import Scope
from sqlbridge.model.traits import AskedTraits, Traits
from tests.shops.magento2.keeper import BASE, NOW, SECOND, Keeper
from tests.shops.wanted import asked

_PRODUCT_ENTITY = 9
_CODES = {
    "manufacturer": (901, "int", "select", 1),
    "label": (902, "varchar", "text", 0),
    "fixed": (903, "varchar", "text", 1),
    "tags": (904, "text", "multiselect", 1),
}


@pytest.fixture
def catalogue(keeper: Keeper) -> Keeper:
    """Shoes > Boots; a manufacturer and tags to choose from; a label per store view, and one that is for all."""
    entity = {"entity_type_id": 3, "entity_type_code": "catalog_category", "entity_model": "category"}
    keeper.insert("eav_entity_type", entity)
    name = {"attribute_id": 900, "entity_type_id": 3, "attribute_code": "name", "backend_type": "varchar"}
    keeper.insert("eav_attribute", name)
    tree = {"position": 1, "children_count": 0, "attribute_set_id": 3}
    for id_, parent, called in ((12, 2, "Shoes"), (13, 12, "Boots")):
        keeper.insert("catalog_category_entity", {"entity_id": id_, "parent_id": parent, "path": "1/2", **tree})
        value = {"attribute_id": 900, "store_id": 0, "entity_id": id_, "value": called}
        keeper.insert("catalog_category_entity_varchar", value)
    for code, (id_, backend, frontend, scope) in _CODES.items():
        own = {"attribute_id": id_, "entity_type_id": _PRODUCT_ENTITY, "attribute_code": code, "is_user_defined": 1}
        keeper.insert("eav_attribute", {**own, "backend_type": backend, "frontend_input": frontend})
        keeper.insert("catalog_eav_attribute", {"attribute_id": id_, "is_global": scope})
    for option, attribute, label in ((7, 901, "Acme"), (8, 901, "Other"), (9, 904, "new"), (10, 904, "sale")):
        keeper.insert("eav_attribute_option", {"option_id": option, "attribute_id": attribute})
        keeper.insert("eav_attribute_option_value", {"option_id": option, "store_id": 0, "value": label})
    return keeper


def give(keeper: Keeper, link: int, code: str, value: object, store: int = 0, key: str = "entity_id") -> None:
    id_, backend, _, _ = _CODES[code]
    row = {key: link, "attribute_id": id_, "store_id": store, "value": value}
    keeper.insert(f"catalog_product_entity_{backend}", row)


def traits(keeper: Keeper, product: int, wanted: AskedTraits, scope: Scope = BASE) -> Traits:
    key = EntityKey(Entity.PRODUCT, str(product))
    return keeper.adapter.traits(keeper.connection, [key], scope, wanted, NOW)[key]


def words(found: Traits, code: str) -> list[str]:
    return list(map(str, found.values(code)))


def test_values_count_by_the_scope_of_their_attribute(catalogue: Keeper) -> None:
    product = catalogue.product("BOOT", websites=("base", "second"))
    store = catalogue.shop.read("SELECT store_id FROM store WHERE website_id = 2")[0][0]
    for code in ("label", "fixed"):
        give(catalogue, product, code, "for all")
        give(catalogue, product, code, "of the view", store)
    wanted = asked(attributes={"label": {"x"}, "fixed": {"x"}})
    found = [traits(catalogue, product, wanted, scope) for scope in (BASE, SECOND)]
    assert [words(one, "label") for one in found] == [["for all"], ["of the view"]]
    assert [words(one, "fixed") for one in found] == [["for all"], ["for all"]]


def test_a_variant_has_the_categories_of_its_parent_and_what_it_lacks_itself(catalogue: Keeper) -> None:
    parent, child = catalogue.product("P", kind="configurable"), catalogue.product("C", visibility=1)
    catalogue.insert("catalog_product_super_link", {"product_id": child, "parent_id": parent})
    catalogue.insert("catalog_category_product", {"category_id": 13, "product_id": parent})
    give(catalogue, parent, "manufacturer", 7)
    give(catalogue, parent, "tags", "9,10")
    give(catalogue, child, "manufacturer", 8)
    found = traits(catalogue, child, asked({"12"}, {"Other"}, {"tags": {"new"}}))
    assert list(map(str, found.categories)) == ["Boots (13)", "Shoes (12)"]
    assert list(map(str, found.manufacturers)) == ["Other (8)"]
    assert words(found, "tags") == ["new (9)", "sale (10)"]


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        (asked({"Hats"}), r"no category 'Hats'; it has Shoes \(12\), Boots \(13\)"),
        (asked(manufacturers={"Acne"}), r"attribute manufacturer 'Acne'; it has Acme \(7\), Other \(8\)"),
        (asked(attributes={"labels": {"x"}}), "no product attribute 'labels'; it has label, "),
        (asked(attributes={"sku": {"x"}}), "'sku' is of the type static, which filters cannot look at"),
    ],
)
def test_what_the_shop_lacks_is_named_with_what_it_has(catalogue: Keeper, wanted: AskedTraits, message: str) -> None:
    with pytest.raises(ShopError, match=message):
        traits(catalogue, catalogue.product("BOOT"), wanted)


def test_in_commerce_the_versions_of_the_moment_count(catalogue: Keeper) -> None:
    catalogue.run("commerce.sql")
    catalogue.run("commerce_categories.sql")
    product = {"entity_id": 9001, "sku": "STAGED", "type_id": "simple", "attribute_set_id": 4}
    flip = 1795000000  # 18 November 2026, before NOW
    for row, label, since, until in ((1, "old", 1, flip), (2, "present", flip, 2147483647)):
        catalogue.insert(
            "catalog_product_entity", {"row_id": row, **product, "created_in": since, "updated_in": until}
        )
        give(catalogue, row, "label", label, key="row_id")
    catalogue.insert("catalog_category_product", {"category_id": 13, "product_id": 9001})
    found = traits(catalogue, 9001, asked({"Shoes"}, attributes={"label": {"x"}}))
    assert (words(found, "label"), list(map(str, found.categories))) == (["present"], ["Boots (13)", "Shoes (12)"])
    catalogue.write(f"UPDATE catalog_category_entity SET updated_in = {flip} WHERE entity_id = 13")
    assert traits(catalogue, 9001, asked({"Shoes"})).categories == ()
