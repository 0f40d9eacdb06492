"""The products and combinations that an order's lines mean."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from sqlbridge.errors import ShopError
from sqlbridge.model.changes import Entity, EntityKey
from sqlbridge.model.orders import Purchase
from sqlbridge.shops.prestashop.offering import key_of
from sqlbridge.shops.reading import Queries


def read(queries: Queries, connection: Connection, purchase: Purchase, id_shop: int) -> Mapping[str, Any]:
    """Amazon's item id -> the row of the product or combination. ShopError for one that is gone."""
    keys = {goods.key for goods in purchase.goods.values()}
    found = _rows(queries, connection, keys, id_shop)
    for item, goods in purchase.goods.items():
        if goods.key not in found:
            raise ShopError(
                f"item {item} of order {purchase.order.id} is {goods.sku!r}, {goods.key.entity} {goods.key.key} of "
                "the shop, which is no longer there: give another product this SKU, then run import-orders again"
            )
    return {item: found[goods.key] for item, goods in purchase.goods.items()}


def _rows(queries: Queries, connection: Connection, keys: set[EntityKey], id_shop: int) -> dict[EntityKey, Any]:
    products = sorted(int(key.key) for key in keys if key.entity is Entity.PRODUCT)
    combinations = sorted(int(key.key) for key in keys if key.entity is Entity.COMBINATION)
    rows = queries.rows_of(connection, "ordered_products.sql", "products", products, shop=id_shop)
    rows += queries.rows_of(connection, "ordered_combinations.sql", "combinations", combinations, shop=id_shop)
    return {key_of(row.id_product, row.id_product_attribute): row for row in rows}
