"""What filters see of products of Magento 1: by the tables and columns of facts/magento.md."""

import pytest

from sqlbridge.demo.shops.magento1 import attributes
from sqlbridge.errors import ShopError
from sqlbridge.model.traits import AskedTraits, Traits
from tests.shops.magento1.shopkeeper import BASE, NOW, SECOND, Shopkeeper, key
from tests.shops.wanted import asked

_CATEGORY_ENTITY = 3
_CODES = {
    "manufacturer": (901, "int", "select"),
    "label": (902, "varchar", "text"),
    "tags": (903, "text", "multiselect"),
}


@pytest.fixture
def catalogue(keeper: Shopkeeper) -> Shopkeeper:
    """Shoes > Boots; a manufacturer, a label and tags to choose from."""
    entity = {"entity_type_id": _CATEGORY_ENTITY, "entity_type_code": "catalog_category"}
    keeper.insert("eav_entity_type", **entity, entity_model="catalog/category")
    keeper.insert("eav_attribute", attribute_id=900, entity_type_id=3, attribute_code="name", backend_type="varchar")
    for id_, parent, name in ((12, 2, "Shoes"), (13, 12, "Boots")):
        tree = {"parent_id": parent, "path": f"1/2/{id_}", "position": 1, "children_count": 0}
        keeper.insert("catalog_category_entity", entity_id=id_, entity_type_id=3, **tree)
        values = {"entity_type_id": 3, "attribute_id": 900, "entity_id": id_}
        keeper.insert("catalog_category_entity_varchar", **values, store_id=0, value=name)
    keeper.insert(
        "catalog_category_entity_varchar",
        entity_type_id=3,
        attribute_id=900,
        entity_id=12,
        store_id=2,
        value="Chaussures",
    )
    for code, (id_, backend, frontend) in _CODES.items():
        columns = {"attribute_code": code, "backend_type": backend, "frontend_input": frontend, "is_user_defined": 1}
        keeper.insert("eav_attribute", attribute_id=id_, entity_type_id=attributes.PRODUCT_ENTITY, **columns)
    for option, attribute, label in ((7, 901, "Acme"), (8, 901, "Other"), (9, 903, "new"), (10, 903, "sale")):
        keeper.insert("eav_attribute_option", option_id=option, attribute_id=attribute)
        keeper.insert("eav_attribute_option_value", option_id=option, store_id=0, value=label)
    return keeper


def give(keeper: Shopkeeper, product: int, code: str, value: object, store: int = 0) -> None:
    id_, backend, _ = _CODES[code]
    row = {"entity_type_id": attributes.PRODUCT_ENTITY, "attribute_id": id_, "store_id": store, "entity_id": product}
    keeper.insert(f"catalog_product_entity_{backend}", **row, value=value)


def traits(keeper: Shopkeeper, product: int, wanted: AskedTraits, scope: object = BASE) -> Traits:
    return keeper.adapter.traits(keeper.connection, [key(product)], scope, wanted, NOW)[key(product)]  # type: ignore[arg-type]


def test_values_of_every_type_are_read_as_an_operator_writes_them(catalogue: Shopkeeper) -> None:
    product = catalogue.product("BOOT", cost="12.5000", special_from_date="2026-11-22 00:00:00")
    catalogue.insert("catalog_category_product", category_id=13, product_id=product)
    for code, value in (("manufacturer", 7), ("label", "vegan"), ("tags", "9,10")):
        give(catalogue, product, code, value)
    wanted = {"label": {"x"}, "tags": {"new"}, "cost": {"1"}, "special_from_date": {"1"}, "status": {"1"}}
    found = traits(catalogue, product, asked({"Shoes"}, {"acme"}, wanted))
    assert list(map(str, found.categories)) == ["Boots (13)", "Shoes (12)"]
    assert list(map(str, found.manufacturers)) == ["Acme (7)"]
    assert {code: list(map(str, found.values(code))) for code in wanted} == {
        "label": ["vegan"],
        "tags": ["new (9)", "sale (10)"],
        "cost": ["12.5"],
        "special_from_date": ["2026-11-22"],
        "status": ["1"],
    }


def test_the_row_of_a_store_view_counts_and_both_names_of_a_category_are_known(catalogue: Shopkeeper) -> None:
    product = catalogue.product("BOOT", websites=[1, 2])
    catalogue.insert("catalog_category_product", category_id=12, product_id=product)
    give(catalogue, product, "label", "vegan")
    give(catalogue, product, "label", "végétalien", store=2)
    for scope, label in ((BASE, "vegan"), (SECOND, "végétalien")):
        assert [
            str(one) for one in traits(catalogue, product, asked(attributes={"label": {"x"}}), scope).values("label")
        ] == [label]
    assert traits(catalogue, product, asked({"chaussures"}), SECOND).categories[0].names == ("Shoes", "Chaussures")


def test_a_variant_has_the_categories_of_its_parent_and_what_it_lacks_itself(catalogue: Shopkeeper) -> None:
    parent, child = catalogue.product("P", "configurable"), catalogue.product("C", visibility=1)
    catalogue.insert("catalog_product_super_link", product_id=child, parent_id=parent)
    catalogue.insert("catalog_category_product", category_id=13, product_id=parent)
    for code, value in (("manufacturer", 7), ("label", "of the parent")):
        give(catalogue, parent, code, value)
    give(catalogue, child, "manufacturer", 8)
    found = traits(catalogue, child, asked({"Boots"}, {"Acme"}, {"label": {"x"}}))
    assert list(map(str, found.categories)) == ["Boots (13)", "Shoes (12)"]
    assert (str(found.manufacturers[0]), str(found.values("label")[0])) == ("Other (8)", "of the parent")


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (asked({"Hats"}), r"no category 'Hats'; it has Shoes \(12\), Boots \(13\)"),
        (
            asked(manufacturers={"Acne"}),
            r"no value of the attribute manufacturer 'Acne'; it has Acme \(7\), Other \(8\)",
        ),
        (asked(attributes={"labels": {"x"}}), "no product attribute 'labels'; it has label, "),
        (asked(attributes={"sku": {"x"}}), "'sku' is of the type static, which filters cannot look at"),
        (asked(attributes={"tags": {"old"}}), r"no value of the attribute tags 'old'; it has new \(9\), sale \(10\)"),
    ],
)
def test_what_the_shop_lacks_is_named_with_what_it_has(
    catalogue: Shopkeeper, wanted: AskedTraits, words: str
) -> None:
    with pytest.raises(ShopError, match=words):
        traits(catalogue, catalogue.product("BOOT"), wanted)


def test_names_mean_ids_which_change_when_something_is_moved(catalogue: Shopkeeper) -> None:
    wanted = asked({"Shoes"}, {"Acme"}, {"tags": {"new"}})
    before = catalogue.adapter.meanings(catalogue.connection, BASE, wanted, NOW)
    assert before == {
        "category Shoes": ["12", "13"],
        "attribute manufacturer Acme": ["7"],
        "attribute tags new": ["9"],
    }
    catalogue.write("UPDATE PREFIX_catalog_category_entity SET parent_id = 2 WHERE entity_id = 13")
    assert catalogue.adapter.meanings(catalogue.connection, BASE, wanted, NOW)["category Shoes"] == ["12"]
