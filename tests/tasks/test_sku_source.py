"""A SKU that the configuration takes from elsewhere: renamed, taken away, or of another source altogether."""

import msgspec
import pytest

from sqlbridge.errors import ShopError
from sqlbridge.tasks.deciding.explanation import explain
from tests.tasks.conftest import MakeWorld
from tests.tasks.world import World

EAN, NEXT_EAN = "4000200000011", "4000200000028"
ATTRIBUTE = 931
_OF_MAGENTO = "DELETE FROM catalog_product_entity WHERE entity_id = {DEMO-0001}"
DELETE = {
    "prestashop": "DELETE FROM ps_product WHERE id_product = {DEMO-0001}",
    "magento1": _OF_MAGENTO,
    "magento2": _OF_MAGENTO,
}


def take_skus_from(world: World, source: str) -> None:
    world.use(msgspec.structs.replace(world.settings, shop=msgspec.structs.replace(world.settings.shop, sku=source)))


def add_ean(world: World, value: str) -> None:
    """The attribute ean, and its value for DEMO-0001."""
    of_products, of_value = ("8", "entity_type_id, ") if world.shop.platform == "magento1" else ("9", "")
    world.write(
        "INSERT INTO eav_attribute (attribute_id, entity_type_id, attribute_code, backend_type)"
        f" VALUES ({ATTRIBUTE}, {of_products}, 'ean', 'varchar')",
        f"INSERT INTO catalog_eav_attribute (attribute_id, is_global) VALUES ({ATTRIBUTE}, 1)",
        f"INSERT INTO catalog_product_entity_varchar ({of_value}attribute_id, store_id, entity_id, value)"
        f" VALUES ({'8, ' if of_value else ''}{ATTRIBUTE}, 0, {{DEMO-0001}}, '{value}')",
    )


def rename(world: World, value: str) -> str:
    if world.shop.platform == "prestashop":
        return f"UPDATE ps_product SET ean13 = '{value}' WHERE id_product = {{DEMO-0001}}"
    return f"UPDATE catalog_product_entity_varchar SET value = '{value}' WHERE attribute_id = {ATTRIBUTE}"


@pytest.mark.parametrize(("platform", "source"), [("prestashop", "ean13"), ("magento1", "ean"), ("magento2", "ean")])
def test_a_renamed_sku_is_retired_and_the_new_one_offered_until_it_is_deleted(
    make_world: MakeWorld, platform: str, source: str
) -> None:
    world = make_world(platform)
    offer = world.in_shop("DEMO-0001")["DEMO-0001"]
    if platform == "prestashop":
        world.write(rename(world, EAN))
    else:
        add_ean(world, EAN)
    take_skus_from(world, source)
    world.list_skus(EAN, NEXT_EAN, price=str(offer[0]))
    world.run_until_quiet()
    assert world.at_amazon(EAN, NEXT_EAN) == {EAN: offer, NEXT_EAN: (offer[0], 0)}
    world.write(rename(world, NEXT_EAN))
    world.run_until_quiet()
    assert world.at_amazon(EAN, NEXT_EAN) == {EAN: (offer[0], 0), NEXT_EAN: offer}
    assert {len(offers) for offers in explain(world.bridge, NEXT_EAN).offers.values()} == {1}
    # In Magento, the server deletes the values along with it, and no trigger sees them.
    world.write(DELETE[platform])
    world.run_until_quiet()
    assert world.at_amazon(NEXT_EAN) == {NEXT_EAN: (offer[0], 0)}


def test_another_source_is_looked_at_for_every_listing_and_one_that_is_unknown_loses_nothing(
    make_world: MakeWorld,
) -> None:
    world = make_world()
    world.list_skus("DEMO-0001", EAN, price="80.00")
    world.run_until_quiet()
    assert world.at_amazon(EAN)[EAN][1] == 0
    offer = world.in_shop("DEMO-0001")["DEMO-0001"]
    world.write(rename(world, EAN))
    world.run_until_quiet()
    take_skus_from(world, "gtin")
    with pytest.raises(ShopError, match="no SKU 'gtin'; they have reference, supplier_reference, ean13"):
        world.update()
    take_skus_from(world, "ean13")
    world.run_until_quiet()
    assert world.at_amazon("DEMO-0001", EAN) == {"DEMO-0001": (offer[0], 0), EAN: offer}
