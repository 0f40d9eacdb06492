"""The demo shops that the demo and the tests read and write."""

from decimal import Decimal

import pytest
from sqlalchemy import Connection

from sqlbridge.demo.server import PrivateServer
from sqlbridge.demo.shops import PLATFORMS, create_shop
from sqlbridge.demo.shops.assortment import products
from sqlbridge.errors import InputError
from tests.harness import DemoShop, MakeShop

_SIMPLE = "SELECT sku FROM catalog_product_entity WHERE type_id = 'simple' ORDER BY sku"
SKUS = {
    "prestashop": """
        SELECT COALESCE(a.reference, p.reference)
        FROM ps_product p LEFT JOIN ps_product_attribute a USING (id_product) ORDER BY 1""",
    "magento1": _SIMPLE,
    "magento2": _SIMPLE,
}
CLOCK_COLUMNS = {"updated_at"}


def contents(shop: DemoShop) -> dict[str, list[str]]:
    """All rows of all tables, without what the server's clock put in."""
    with shop.engine.connect() as connection:
        tables = [row[0] for row in connection.exec_driver_sql("SHOW TABLES")]
        return {table: rows_without_clock(connection, table) for table in tables}


def rows_without_clock(connection: Connection, table: str) -> list[str]:
    columns = [row[0] for row in connection.exec_driver_sql(f"SHOW COLUMNS FROM `{table}`")]
    listed = ", ".join(f"`{name}`" for name in columns if name not in CLOCK_COLUMNS)
    return sorted(repr(tuple(row)) for row in connection.exec_driver_sql(f"SELECT {listed} FROM `{table}`"))


@pytest.mark.parametrize("platform", PLATFORMS)
def test_a_shop_sells_each_sku_once(shop: MakeShop, platform: str) -> None:
    made = shop(platform, skus=300)
    assert made.read(SKUS[platform]) == [(f"DEMO-{number:04}",) for number in range(1, 301)]


@pytest.mark.parametrize("platform", PLATFORMS)
def test_every_run_makes_the_same_shop(shop: MakeShop, platform: str) -> None:
    assert contents(shop(platform, skus=60)) == contents(shop(platform, skus=60))


def test_the_assortment_has_every_case_of_interest() -> None:
    goods = list(products(2000))
    articles = [article for product in goods for article in product.articles]
    assert len(articles) == 2000
    assert {product.tax_rate for product in goods} == {7, 19}
    assert {(product.has_variants, product.is_active) for product in goods} == {
        (variants, active) for variants in (True, False) for active in (True, False)
    }
    assert min(article.quantity for article in articles) == 0
    assert max(article.quantity for article in articles) > 10_000
    assert min(article.net for article in articles) > 1


def test_gross_prices_have_whole_cents() -> None:
    for product in products(500):
        for article in product.articles:
            gross = article.net * (100 + product.tax_rate) / 100
            assert abs(gross - round(gross, 2)) < Decimal("0.00001")


def test_prestashop_keeps_the_sum_of_the_combinations_at_the_product(shop: MakeShop) -> None:
    made = shop("prestashop", skus=60)
    assert made.read("SELECT COUNT(*) FROM ps_product_attribute")[0][0] > 0
    differing = made.read("""
        SELECT total.id_product FROM ps_stock_available total
        JOIN ps_stock_available part ON part.id_product = total.id_product AND part.id_product_attribute > 0
        WHERE total.id_product_attribute = 0
        GROUP BY total.id_product, total.quantity HAVING total.quantity <> SUM(part.quantity)""")
    assert differing == []


def test_magento_has_its_admin_store_with_id_0(shop: MakeShop) -> None:
    made = shop("magento2")
    assert made.read("SELECT store_id, code FROM store ORDER BY store_id") == [(0, "admin"), (1, "default")]


def test_magento_takes_a_products_values_along_when_it_is_deleted(shop: MakeShop) -> None:
    made = shop("magento2")
    made.write("DELETE FROM catalog_product_entity")
    assert made.read("SELECT COUNT(*) FROM catalog_product_entity_decimal") == [(0,)]
    assert made.read("SELECT COUNT(*) FROM cataloginventory_stock_item") == [(0,)]
    assert made.read("SELECT COUNT(*) > 0 FROM inventory_source_item") == [(1,)]


def test_magento_attribute_ids_are_none_that_a_query_could_know(shop: MakeShop) -> None:
    usual = {"name": 73, "sku": 74, "price": 77, "special_price": 78, "status": 97, "visibility": 99}
    seeded = dict(shop("magento2").read("SELECT attribute_code, attribute_id FROM eav_attribute"))
    assert usual.keys() <= seeded.keys()
    assert not set(usual.values()) & set(seeded.values())


def test_a_platform_without_demo_shop_is_refused_before_anything_is_created(server: PrivateServer) -> None:
    with pytest.raises(InputError, match="prestashop, magento1, magento2"):
        create_shop(server.url, "oxid", "never_made")
