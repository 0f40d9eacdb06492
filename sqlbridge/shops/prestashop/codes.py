"""EAN, UPC and ISBN of products and combinations."""

from sqlalchemy import Connection

from sqlbridge.errors import ShopError
from sqlbridge.model.changes import EntityKey
from sqlbridge.shops.prestashop.offering import key_of
from sqlbridge.shops.reading import Queries

# PrestaShop 1.6 has no ISBN, so each column has a file of its own.
_COLUMNS = ("ean13", "isbn", "upc")


def codes(queries: Queries, connection: Connection, column: str) -> dict[EntityKey, str]:
    """What stands in the column: the combination's own code before the product's. Raises ShopError."""
    table_name = queries.names.shop_prefix + "product"
    rows = queries.rows(connection, "columns.sql", schema=queries.names.shop_schema, table_name=table_name)
    known = [one for one in _COLUMNS if one in {row.name for row in rows}]
    if column not in known:
        raise ShopError(f"the shop's products have no {column!r} to take codes from; they have {', '.join(known)}")
    return {
        key_of(row.id_product, row.id_product_attribute): code
        for row in queries.rows(connection, f"codes_{column}.sql")
        if (code := (row.own_code or "").strip() or (row.product_code or "").strip())
    }
