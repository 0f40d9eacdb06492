"""EAN, UPC and ISBN stand in an attribute of the shopkeeper's own (facts: EAV, values by type, store 0 for all)."""

import pytest

from sqlbridge.errors import ShopError
from sqlbridge.model.changes import Entity, EntityKey
from tests.shops.magento2.keeper import NOW, Keeper
from tests.shops.magento2.test_commerce import AFTER, BEFORE
from tests.shops.magento2.test_commerce import commerce as commerce

PRODUCT = 9


def test_codes_are_read_from_an_attribute_of_any_type(keeper: Keeper) -> None:
    simple, parent, blank = keeper.product("A"), keeper.product("B", kind="configurable"), keeper.product("C")
    for id_, kind in enumerate(("varchar", "text", "int"), start=901):
        _attribute(keeper, kind + "_gtin", kind, id_)
        rows = ((simple, 0, 73513537), (simple, 1, 1), (parent, 0, 73513537), (blank, 0, None))
        keeper.insert(
            f"catalog_product_entity_{kind}",
            *(
                {"entity_id": product, "attribute_id": id_, "store_id": store, "value": value}
                for product, store, value in rows
            ),
        )
        found = keeper.adapter.codes(keeper.connection, kind + "_gtin", NOW)
        assert found == {EntityKey(Entity.PRODUCT, str(simple)): "73513537"}


def test_an_unknown_attribute_is_told_with_those_there_are(keeper: Keeper) -> None:
    with pytest.raises(ShopError, match=r"no product attribute 'ean13' to take codes from.*name"):
        keeper.adapter.codes(keeper.connection, "ean13", NOW)


def test_the_code_of_the_version_of_the_moment_counts(commerce: Keeper) -> None:
    _attribute(commerce, "gtin", "varchar", 901)
    commerce.insert(
        "catalog_product_entity_varchar",
        {"row_id": 1, "attribute_id": 901, "store_id": 0, "value": "4006381333931"},
        {"row_id": 2, "attribute_id": 901, "store_id": 0, "value": "5901234123457"},
    )
    key = commerce.offer("STAGED").key
    found = [commerce.adapter.codes(commerce.connection, "gtin", at) for at in (BEFORE, AFTER)]
    assert found == [{key: "4006381333931"}, {key: "5901234123457"}]


def _attribute(keeper: Keeper, code: str, kind: str, id_: int) -> None:
    attribute = {"attribute_id": id_, "entity_type_id": PRODUCT, "attribute_code": code, "backend_type": kind}
    keeper.insert("eav_attribute", attribute)
    keeper.insert("catalog_eav_attribute", {"attribute_id": id_})
