"""What the tests of this folder write to a shop."""

from collections.abc import Iterable

from sqlalchemy import Connection

from tests.harness import DemoShop


def simple_products(shop: DemoShop) -> dict[str, int]:
    """SKU -> product id of what is sold without variants."""
    query = "SELECT reference, id_product FROM ps_product WHERE product_type = 'standard' AND active = 1"
    return {str(sku): int(id_) for sku, id_ in shop.read(query)}


def sell_at(shop: Connection, products: Iterable[int], price: float, quantity: int) -> None:
    """Give the products a stock and a price, row by row, in a transaction that stays open."""
    for product in products:
        shop.exec_driver_sql(f"UPDATE ps_stock_available SET quantity = {quantity} WHERE id_product = {product}")
        shop.exec_driver_sql(f"UPDATE ps_product_shop SET price = {price} WHERE id_product = {product}")
