"""EAN, UPC and ISBN stand in an attribute of the shopkeeper's own (facts: EAV, values by type, store 0 for all)."""

import pytest

from sqlbridge.errors import ShopError
from tests.shops.magento1.shopkeeper import NOW, Shopkeeper, key


def test_codes_are_read_from_an_attribute_of_any_type(keeper: Shopkeeper) -> None:
    simple, parent, blank = keeper.product("A"), keeper.product("B", "configurable"), keeper.product("C")
    for id_, kind in enumerate(("varchar", "text", "int"), start=901):
        _attribute(keeper, kind + "_gtin", kind, id_)
        for product, store, value in ((simple, 0, 73513537), (simple, 1, 1), (parent, 0, 73513537), (blank, 0, None)):
            row = {"entity_id": product, "store_id": store, "value": value}
            keeper.insert(f"catalog_product_entity_{kind}", entity_type_id=8, attribute_id=id_, **row)
        assert keeper.adapter.codes(keeper.connection, kind + "_gtin", NOW) == {key(simple): "73513537"}


def test_an_unknown_attribute_is_told_with_those_there_are(keeper: Shopkeeper) -> None:
    with pytest.raises(ShopError, match=r"no product attribute 'ean13' to take codes from.*name"):
        keeper.adapter.codes(keeper.connection, "ean13", NOW)


def _attribute(keeper: Shopkeeper, code: str, kind: str, id_: int) -> None:
    keeper.insert("eav_attribute", attribute_id=id_, entity_type_id=8, attribute_code=code, backend_type=kind)
    keeper.insert("catalog_eav_attribute", attribute_id=id_)
