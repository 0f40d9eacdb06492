"""Products of Magento 1 with the attribute values that decide an offer, as one store view sees them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection

from sqlbridge.errors import ShopError
from sqlbridge.shops.magento1.place import Place
from sqlbridge.shops.reading import Queries

_ENABLED, _HIDDEN = 1, 1
_NEEDED = ("price", "special_price", "special_from_date", "special_to_date", "status", "visibility", "tax_class_id")


@dataclass(frozen=True, slots=True)
class Product:
    """`source` is the value of the scope's price attribute; dates are local. `is_here`: assigned to the website."""

    id: int
    is_here: bool
    is_enabled: bool
    is_visible: bool
    tax_class: int
    price: Decimal
    special_price: Decimal | None
    special_from: datetime | None
    special_to: datetime | None
    source: Decimal | None


def attribute_ids(connection: Connection, queries: Queries, source: str = "price") -> dict[str, int]:
    """The ids of the attributes that are read, by code, that of the price attribute under `source`.

    Raises ShopError where one is missing, or where `source` holds no amounts.
    """
    rows = {row.attribute_code: row for row in queries.rows(connection, "attributes.sql")}
    missing = [code for code in _NEEDED if code not in rows]
    if missing:
        raise ShopError(f"the shop's products have no attribute {', '.join(missing)}: is it complete?")
    if source not in rows or rows[source].backend_type != "decimal":
        amounts = ", ".join(code for code, row in rows.items() if row.backend_type == "decimal")
        words = f"is of type {rows[source].backend_type}" if source in rows else "does not exist"
        raise ShopError(
            f"the price attribute {source!r} {words}; attributes with amounts: {amounts} (or take 'final' or 'base')"
        )
    return {code: rows[code].attribute_id for code in _NEEDED} | {"source": rows[source].attribute_id}


def read_products(connection: Connection, queries: Queries, place: Place, ids: Sequence[int]) -> dict[int, Product]:
    """The products by id."""
    source = place.scope.source
    attributes = attribute_ids(connection, queries, "price" if source in ("final", "base") else source)
    values: dict[tuple[int, int], Any] = {}
    for file in ("integers.sql", "decimals.sql", "dates.sql"):
        # Store 0 comes first: a store view's row counts wherever it exists, even when its value is NULL.
        for row in queries.rows_of(connection, file, "ids", ids, store=place.store, **attributes):
            values[row.entity_id, row.attribute_id] = row.value
    assigned = queries.rows_of(connection, "on_website.sql", "ids", ids, website=place.website)
    here = {row.product_id for row in assigned}
    return {one: _product(one, one in here, attributes, values) for one in ids}


def _product(product: int, is_here: bool, attributes: dict[str, int], values: dict[tuple[int, int], Any]) -> Product:
    value = {code: values.get((product, attribute)) for code, attribute in attributes.items()}
    return Product(
        id=product,
        is_here=is_here,
        is_enabled=value["status"] == _ENABLED,
        is_visible=value["visibility"] != _HIDDEN,
        tax_class=value["tax_class_id"] or 0,
        price=value["price"] or Decimal(),
        special_price=value["special_price"],
        special_from=_date(value["special_from_date"]),
        special_to=_date(value["special_to_date"]),
        source=value["source"],
    )


def _date(value: object) -> datetime | None:
    """None also for MySQL's zero date, which the driver hands over as text."""
    return value if isinstance(value, datetime) else None
