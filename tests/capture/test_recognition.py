"""Shops are recognised by their tables and columns, under any prefix, several in one schema."""

from sqlbridge.shops import FoundShop, recognise
from tests.harness import DemoShop, MakeShop


def test_demo_shops_are_recognised(shop: MakeShop) -> None:
    assert found(shop("prestashop")) == [FoundShop("prestashop", "ps_", "8")]
    assert found(shop("magento2")) == [FoundShop("magento2", "", "2 with inventory sources")]


def test_a_test_copy_under_another_prefix_is_found_too(shop: MakeShop) -> None:
    copied = shop("prestashop")
    for (table,) in copied.read("SHOW TABLES"):
        copied.write(f"CREATE TABLE `test_{table.removeprefix('ps_')}` LIKE `{table}`")
    copied.write("ALTER TABLE test_product_attribute ADD quantity INT")
    assert found(copied) == [FoundShop("prestashop", "ps_", "8"), FoundShop("prestashop", "test_", "1.7")]


def test_a_magento_1_without_group_prices_is_said_to_be_unsupported(shop: MakeShop) -> None:
    older = shop("magento1")
    assert found(older) == [FoundShop("magento1", "", "1.7 to 1.9, or OpenMage")]
    older.write("DROP TABLE catalog_product_entity_group_price")
    assert found(older) == [FoundShop("magento1", "", "before 1.7, not supported")]


def test_a_schema_without_a_shop_has_none(shop: MakeShop) -> None:
    empty = shop("prestashop")
    empty.write("DROP TABLE ps_specific_price")
    assert found(empty) == []


def found(shop: DemoShop) -> list[FoundShop]:
    """The shops in the schema of the demo shop."""
    with shop.engine.connect() as connection:
        return recognise(connection, shop.schema)
