"""How many pieces are missing of which goods once some are sold: packs share stock with what they contain."""

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import Connection

from sqlbridge.shops.prestashop import pieces, stock
from sqlbridge.shops.prestashop.pieces import Goods
from sqlbridge.shops.prestashop.skus import Skus
from sqlbridge.shops.prestashop.view import View
from sqlbridge.shops.reading import Queries


def spread(queries: Queries, connection: Connection, view: View, sold: Mapping[str, int]) -> dict[str, int]:
    """Sold pieces, by SKU -> by how many each SKU's quantity falls, for all that share stock with what is sold."""
    skus = Skus.open(queries, connection)
    products = _sharing(queries, connection, skus.carriers(connection, sorted({*sold} - {""})))
    rows = queries.rows_of(connection, "goods.sql", "products", products, shop=view.id_shop)
    goods = list(zip(rows, skus.of_goods(connection, rows), strict=True))
    sold_goods: dict[Goods, int] = {
        (row.id_product, row.id_product_attribute): sold[sku] for row, sku in goods if sku in sold
    }
    taken = pieces.of_sold(queries, connection, sold_goods, view.settings, view.id_shop).quantity
    before = stock.read(queries, connection, view, products)
    after = replace(before, quantities={one: there - taken[one] for one, there in before.quantities.items()})
    missing = dict(sold)
    for row, sku in goods:
        if sku:
            fallen = before.quantity(row) - after.quantity(row)
            missing[sku] = max(missing.get(sku, 0), fallen)
    return missing


def _sharing(queries: Queries, connection: Connection, products: list[int]) -> list[int]:
    """These products, what they contain, and the packs that contain any of all these."""
    items = queries.rows_of(connection, "packs.sql", "products", products)
    stocked = sorted({*products, *(row.id_product_item for row in items)})
    packs = queries.rows_of(connection, "packs_with_products.sql", "ids", stocked)
    return sorted({*stocked, *(row.id_pack for row in packs)})
