"""Fills the PrestaShop demo shop."""

from collections.abc import Iterator

from sqlalchemy import Connection

from sqlbridge.demo.shops.assortment import Article, Product, ean_of, products
from sqlbridge.demo.shops.prestashop.configuration import SHOP, TAX_RULES_GROUPS, seed_configuration
from sqlbridge.demo.shops.prestashop.orders import seed_order_tables
from sqlbridge.demo.shops.rows import OPENING_DAY, Row, insert_rows

# Ids that differ from the numbers in the SKUs and from each other, so that a mistaken join finds nothing.
_FIRST_PRODUCT = 5000
_FIRST_COMBINATION = 20000
_DENY_WHEN_OUT_OF_STOCK = 0
_SHOP_DECIDES_WHEN_OUT_OF_STOCK = 2


def seed(connection: Connection, skus: int = 2000) -> None:
    """Fill the empty tables with a shop that sells `skus` SKUs."""
    seed_configuration(connection)
    seed_order_tables(connection, SHOP)
    goods = tuple(products(skus))
    with_variants = [product for product in goods if product.has_variants]
    insert_rows(connection, "ps_product", map(_product, goods))
    insert_rows(connection, "ps_product_shop", map(_product_in_shop, goods))
    for table, row in (("ps_product_attribute", _combination), ("ps_product_attribute_shop", _combination_in_shop)):
        insert_rows(
            connection, table, (row(product, article) for product in with_variants for article in product.articles)
        )
    insert_rows(connection, "ps_stock_available", (row for product in goods for row in _stock(product)))


def _product(product: Product) -> Row:
    return {
        "id_product": _FIRST_PRODUCT + product.number,
        "reference": product.sku,
        "ean13": product.articles[0].ean if not product.has_variants else ean_of(20_000_000 + product.number),
        "product_type": "combinations" if product.has_variants else "standard",
        **_sale(product),
    }


def _product_in_shop(product: Product) -> Row:
    return {"id_product": _FIRST_PRODUCT + product.number, "id_shop": SHOP, **_sale(product)}


def _sale(product: Product) -> Row:
    """What PrestaShop keeps twice: for the product, and for the product in each shop."""
    return {
        "id_tax_rules_group": TAX_RULES_GROUPS[product.tax_rate],
        "price": product.articles[0].net,
        "active": product.is_active,
        "date_add": OPENING_DAY,
        "date_upd": OPENING_DAY,
    }


def _combination(product: Product, article: Article) -> Row:
    return {
        **_impact(product, article),
        "reference": article.sku,
        "ean13": article.ean,
    }


def _combination_in_shop(product: Product, article: Article) -> Row:
    return {**_impact(product, article), "id_shop": SHOP}


def _impact(product: Product, article: Article) -> Row:
    """A combination's price is the difference to its product's."""
    return {
        "id_product_attribute": _FIRST_COMBINATION + article.number,
        "id_product": _FIRST_PRODUCT + product.number,
        "price": article.net - product.articles[0].net,
        "default_on": 1 if article is product.articles[0] else None,
    }


def _stock(product: Product) -> Iterator[Row]:
    """One row for the product, holding the sum, and one for each combination."""
    total = sum(article.quantity for article in product.articles)
    yield _stock_row(product, 0, total, _SHOP_DECIDES_WHEN_OUT_OF_STOCK)
    if product.has_variants:
        for article in product.articles:
            combination = _FIRST_COMBINATION + article.number
            yield _stock_row(product, combination, article.quantity, _DENY_WHEN_OUT_OF_STOCK)


def _stock_row(product: Product, combination: int, quantity: int, out_of_stock: int) -> Row:
    return {
        "id_product": _FIRST_PRODUCT + product.number,
        "id_product_attribute": combination,
        "id_shop": SHOP,
        "id_shop_group": 0,
        "quantity": quantity,
        "physical_quantity": quantity,
        "out_of_stock": out_of_stock,
    }
