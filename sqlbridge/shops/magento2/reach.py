"""Which SKUs a changed row can alter the offers of."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from sqlbridge.model.changes import Entity, EntityKey
from sqlbridge.shops.magento2.shape import Shape


def skus(connection: Connection, shape: Shape, keys: Sequence[EntityKey]) -> dict[EntityKey, list[str]]:
    """The SKUs of a product and of those sold through it, or all spellings of a SKU; keys that are gone have none."""
    products = {key: int(key.key) for key in keys if key.entity is Entity.PRODUCT and key.key.isdecimal()}
    products |= _products_of_rows(connection, shape, keys)
    by_product = _of_products(connection, shape, sorted(set(products.values())))
    by_spelling = _spellings(connection, shape, [key.key for key in keys if key.entity is Entity.SKU])
    found = {key: by_product[products[key]] if key in products else set() for key in keys}
    for key in keys:
        if key.entity is Entity.SKU:
            found[key] = by_spelling[_folded(key.key)] | {key.key}
    return {key: sorted(some) for key, some in found.items()}


def lost(connection: Connection, shape: Shape, keys: Sequence[EntityKey]) -> set[EntityKey]:
    """The products, and the versions of products, that are gone together with the values that were their SKUs."""
    if shape.sku_attribute is None:
        return set()
    products = {int(key.key): key for key in keys if key.entity is Entity.PRODUCT and key.key.isdecimal()}
    rows = shape.rows_of(connection, "present_products.sql", "ids", list(products))
    versions = {key for key in keys if key.entity is Entity.ROW}
    here = {products[row.entity_id] for row in rows} | _products_of_rows(connection, shape, keys).keys()
    return (set(products.values()) | versions) - here


def _products_of_rows(connection: Connection, shape: Shape, keys: Iterable[EntityKey]) -> dict[EntityKey, int]:
    rows = {int(key.key): key for key in keys if key.entity is Entity.ROW and key.key.isdecimal()}
    if not rows or not shape.has_versions:
        return {}
    found = shape.rows_of(connection, "products_of_rows_staged.sql", "ids", list(rows))
    return {rows[row.row_id]: row.entity_id for row in found}


def _of_products(connection: Connection, shape: Shape, ids: list[int]) -> defaultdict[int, set[str]]:
    found: defaultdict[int, set[str]] = defaultdict(set)
    place = {"sku_attribute": shape.sku_attribute}
    for row in shape.rows_of(connection, shape.file(shape.by_sku("skus_of_products")), "ids", ids, **place):
        if row.sku:
            found[row.entity_id].add(row.sku)
    return found


def _spellings(connection: Connection, shape: Shape, wanted: list[str]) -> defaultdict[str, set[str]]:
    """The inventory's tables know products by SKU, whatever its case: a row for `abc` is also that of `ABC`.

    That SKU is the product's own, also where an attribute holds those that are offered.
    """
    found: defaultdict[str, set[str]] = defaultdict(set)
    rows = shape.rows_of(connection, "spellings.sql", "skus", wanted)
    values = {} if shape.sku_attribute is None else _of_products(connection, shape, [row.entity_id for row in rows])
    for row in rows:
        found[_folded(row.sku)] |= {row.sku} if shape.sku_attribute is None else values[row.entity_id]
    return found


def _folded(sku: str) -> str:
    """Without case, accents and trailing blanks, as the tables' collation compares."""
    letters = unicodedata.normalize("NFKD", sku.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).rstrip(" ")
