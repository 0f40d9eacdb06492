"""PrestaShop 8 and 9, and shops whose tables differ in name, engine and collation."""

import pytest

from tests.shops.prestashop.shopkeeper import Shopkeeper

WITHOUT_TYPES = "ALTER TABLE PREFIX_product DROP COLUMN product_type"


def test_a_combination_has_its_own_ecotax_since_1_7_8(keeper: Shopkeeper) -> None:
    """The goods KC-eco of the real shop, which is older, in the algorithm of the later versions."""
    keeper.setting("PS_USE_ECOTAX", 1)
    keeper.setting("PS_ECOTAX_TAX_RULES_GROUP_ID", keeper.tax_groups["7"])
    product = keeper.product("KC-eco", "20", ecotax="0.7")
    keeper.combination(product, "KC-eco-rot", ecotax="2.1")
    keeper.combination(product, "KC-eco-blau", price=1)
    assert keeper.prices("KC-eco-rot") == ("26.05", "22.10")  # 20 * 1.19 + 2.1 * 1.07
    assert keeper.prices("KC-eco-blau") == ("25.74", "21.70")
    keeper.write(WITHOUT_TYPES)
    assert keeper.prices("KC-eco-rot") == ("24.55", "20.70")


def test_a_pack_takes_the_combination_that_it_contains_since_1_7_8(keeper: Shopkeeper) -> None:
    item = keeper.product("item")
    combination = keeper.combination(item, "item-red")
    keeper.stock(item, 20)
    keeper.stock(item, 7, combination)
    pack = keeper.product("pack", pack_stock_type=1)
    keeper.insert(
        "pack", id_product_pack=pack, id_product_item=item, id_product_attribute_item=combination, quantity=2
    )
    assert keeper.offer("pack").quantity == 3
    keeper.write(WITHOUT_TYPES)
    assert keeper.offer("pack").quantity == 10


def test_an_item_sold_without_stock_is_never_short_in_1_6(keeper: Shopkeeper) -> None:
    item, pack = keeper.product("item"), keeper.product("pack")
    keeper.stock(item, 1, out_of_stock=1)
    keeper.stock(pack, 20)
    keeper.insert("pack", id_product_pack=pack, id_product_item=item, quantity=2)
    keeper.write(WITHOUT_TYPES, "ALTER TABLE PREFIX_product DROP COLUMN state")
    assert keeper.offer("pack").quantity == 20
    keeper.write("UPDATE PREFIX_stock_available SET out_of_stock = 0")
    assert keeper.offer("pack").quantity == 0


@pytest.mark.parametrize("prefix", ["", "shop1_", "PS_"])
def test_the_prefix_may_be_any(keeper: Shopkeeper, prefix: str) -> None:
    tables = [row[0] for row in keeper.connection.exec_driver_sql("SHOW TABLES")]
    keeper.write(*(f"RENAME TABLE `{table}` TO `{prefix}{table.removeprefix('ps_')}`" for table in tables))
    keeper.prefix = prefix
    keeper.product("goods", "20")
    assert keeper.prices("goods") == ("23.80", "20.00")


def test_engines_and_collations_may_be_mixed(keeper: Shopkeeper) -> None:
    tables = [row[0] for row in keeper.connection.exec_driver_sql("SHOW TABLES")]
    tables.remove("ps_customer")  # its keys are too long for MyISAM
    keeper.write(*(f"ALTER TABLE `{table}` ENGINE = MyISAM" for table in tables))
    for table, characters in (
        ("product", "utf8mb3 COLLATE utf8mb3_unicode_ci"),
        ("product_attribute", "utf8mb4 COLLATE utf8mb4_bin"),
        ("configuration", "latin1"),
        ("currency", "utf8mb4 COLLATE utf8mb4_unicode_ci"),
        ("tax_rule", "utf8mb3"),
    ):
        keeper.write(f"ALTER TABLE PREFIX_{table} CONVERT TO CHARACTER SET {characters}")
    product = keeper.product("Größe", "20")
    keeper.combination(product, "Größe XL", price=1)
    keeper.combination(product, "")
    assert keeper.prices("Größe") == ("23.80", "20.00")
    assert keeper.prices("Größe XL") == ("24.99", "21.00")
    assert keeper.adapter.every_sku(keeper.connection, "E", 2) == ["Größe", "Größe XL"]
