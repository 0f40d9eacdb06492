"""What filters see of products of PrestaShop: by the tables and columns of facts/prestashop.md."""

import pytest

from sqlbridge.errors import ShopError
from sqlbridge.model.changes import Entity, EntityKey
from sqlbridge.model.traits import AskedTraits, Traits
from tests.shops.prestashop.shopkeeper import GUEST, NOW, Shopkeeper
from tests.shops.wanted import asked

_DAY = "2026-01-01 00:00:00"


@pytest.fixture
def catalogue(keeper: Shopkeeper) -> Shopkeeper:
    """Home > Shoes > Boots, two manufacturers, a feature and a group of attributes, each in German and in French."""
    for id_, parent, name in ((2, 1, "Home"), (12, 2, "Schuhe"), (13, 12, "Stiefel")):
        keeper.insert("category", id_category=id_, id_parent=parent, date_add=_DAY, date_upd=_DAY)
        for language, called in ((2, name), (3, f"fr {name}")):
            keeper.insert("category_lang", id_category=id_, id_lang=language, name=called, link_rewrite="")
    for id_, name in ((3, "Acme"), (4, "Other")):
        keeper.insert("manufacturer", id_manufacturer=id_, name=name, date_add=_DAY, date_upd=_DAY)
    keeper.setting("PS_LANG_DEFAULT", 2)
    for language, feature, value, group, colour in (
        (2, "Material", "Leder", "Farbe", "rot"),
        (3, "M", "L", "F", "r"),
    ):
        keeper.insert("feature_lang", id_feature=5, id_lang=language, name=feature)
        keeper.insert("feature_value_lang", id_feature_value=50, id_lang=language, value=value)
        keeper.insert("attribute_group_lang", id_attribute_group=6, id_lang=language, name=group, public_name="")
        keeper.insert("attribute_lang", id_attribute=60, id_lang=language, name=colour)
    keeper.insert("attribute", id_attribute=60, id_attribute_group=6, color="", position=0)
    return keeper


def boot(keeper: Shopkeeper) -> EntityKey:
    """A red combination of a leather boot by Acme."""
    product = keeper.product("BOOT")
    keeper.write(f"UPDATE PREFIX_product SET id_manufacturer = 3 WHERE id_product = {product}")
    keeper.insert("category_product", id_category=13, id_product=product)
    keeper.insert("feature_product", id_feature=5, id_product=product, id_feature_value=50)
    combination = keeper.combination(product, "BOOT-RED")
    keeper.insert("product_attribute_combination", id_attribute=60, id_product_attribute=combination)
    return EntityKey(Entity.COMBINATION, str(combination))


def traits(keeper: Shopkeeper, key: EntityKey, wanted: AskedTraits) -> Traits:
    return keeper.adapter.traits(keeper.connection, [key], GUEST, wanted, NOW)[key]


def test_a_combination_has_what_its_product_has_and_its_own_attributes(catalogue: Shopkeeper) -> None:
    key = boot(catalogue)
    found = traits(catalogue, key, asked({"Schuhe"}, {"acme"}, {"material": {"Leder"}, "Farbe": {"rot"}}))
    assert list(map(str, found.categories)) == ["Stiefel (13)", "Schuhe (12)", "Home (2)"]
    assert list(map(str, found.manufacturers)) == ["Acme (3)"]
    assert [str(found.values(name)[0]) for name in ("material", "Farbe")] == ["Leder (50)", "rot (60)"]


def test_a_product_with_nothing_has_no_traits(catalogue: Shopkeeper) -> None:
    key = EntityKey(Entity.PRODUCT, str(catalogue.product("BARE")))
    found = traits(catalogue, key, asked({"12"}, {"3"}, {"Material": {"Leder"}}))
    assert (found.categories, found.manufacturers, found.values("Material")) == ((), (), ())


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (
            asked({"Hüte"}),
            r"no category 'Hüte'; it has Home \(2\), Schuhe \(12\), Stiefel \(13\): correct the filters",
        ),
        (asked(manufacturers={"Acmee"}), r"no manufacturer 'Acmee'; it has Acme \(3\), Other \(4\)"),
        (asked(attributes={"Colour": {"rot"}}), "no feature or attribute 'Colour'; it has material, farbe"),
    ],
)
def test_what_the_shop_lacks_is_named_with_what_it_has(
    catalogue: Shopkeeper, wanted: AskedTraits, words: str
) -> None:
    for ask in (lambda: traits(catalogue, boot(catalogue), wanted), lambda: meanings(catalogue, wanted)):
        with pytest.raises(ShopError, match=words):
            ask()


def meanings(keeper: Shopkeeper, wanted: AskedTraits) -> dict[str, list[str]]:
    return keeper.adapter.meanings(keeper.connection, GUEST, wanted, NOW)


def test_names_mean_ids_which_change_when_something_is_moved_or_renamed(catalogue: Shopkeeper) -> None:
    boot(catalogue)
    wanted = asked({"Schuhe"}, {"Acme"}, {"Material": {"Leder"}, "Farbe": {"rot", "blau"}})
    assert meanings(catalogue, wanted) == {
        "category Schuhe": ["12", "13"],
        "manufacturer Acme": ["3"],
        "attribute Material Leder": ["50"],
        "attribute Farbe rot": ["60"],
        "attribute Farbe blau": [],
    }
    catalogue.write(
        "UPDATE PREFIX_category SET id_parent = 2 WHERE id_category = 13",
        "UPDATE PREFIX_attribute_lang SET name = 'blau' WHERE id_lang = 2",
    )
    found = meanings(catalogue, wanted)
    assert (found["category Schuhe"], found["attribute Farbe rot"]) == (["12"], [])
