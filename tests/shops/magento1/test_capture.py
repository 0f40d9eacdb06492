"""Triggers on a shop with a table prefix: one of them looks a product up in another table of the shop."""

import pytest

from tests.capture.bridge import Bridge
from tests.harness import DemoShop, MakeSettings, MakeShop
from tests.shops.magento1.shopkeeper import Shopkeeper


@pytest.mark.parametrize("capture", ["procedure", "inline"])
def test_a_surcharge_is_logged_under_its_parent_whatever_the_prefix(
    shop: MakeShop, settings: MakeSettings, capture: str
) -> None:
    made = shop("magento1")
    tables = [table for (table,) in made.read("SHOW TABLES")]
    made.write("RENAME TABLE " + ", ".join(f"{table} TO mage_{table}" for table in tables))
    prefixed = DemoShop(made.server, made.platform, made.schema, "mage_")
    bridge = Bridge(prefixed, settings(prefixed)).with_settings(capture=capture)
    bridge.install()
    with prefixed.engine.begin() as connection:
        keeper = Shopkeeper(connection, prefixed.schema, prefixed.prefix)
        parent = keeper.product("SKU-P", "configurable", price=1)
        keeper.choice(parent, [(3, 0, "1", 0)])
    bridge.forget()
    prefixed.write(
        "UPDATE mage_catalog_product_super_attribute_pricing SET pricing_value = 2 WHERE value_index = '3'"
    )
    assert bridge.log() == [["product", str(parent), "U", "catalog_product_super_attribute_pricing"]]
