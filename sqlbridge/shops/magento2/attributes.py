"""The shop's product attributes: ids, scopes, and which of them a price or a SKU can come from."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from sqlbridge.errors import ShopError
from sqlbridge.shops.magento2.settings import Settings
from sqlbridge.shops.reading import Queries

NEEDED = ("price", "special_price", "special_from_date", "special_to_date", "status", "visibility", "tax_class_id")
_GLOBAL = 1


@dataclass(frozen=True, slots=True)
class Attributes:
    """The attributes that an offer needs: ids by code (`source` among them), codes by id, and the global ones."""

    ids: Mapping[str, int]
    codes: Mapping[int, tuple[str, ...]]
    without_store_value: frozenset[int]


def read(connection: Connection, queries: Queries, settings: Settings, source: str) -> Attributes:
    """Raises ShopError for a source that is no decimal attribute, or where the shop lacks an attribute."""
    rows = {row.attribute_code: row for row in queries.rows(connection, "attributes.sql")}
    missing = [code for code in NEEDED if code not in rows]
    if missing:
        raise ShopError(f"the shop has no product attribute {', '.join(missing)}: is this a whole Magento 2?")
    ids = {code: rows[code].attribute_id for code in NEEDED}
    ids["source"] = _source(rows, source).attribute_id
    wanted = set(ids.values())
    return Attributes(
        ids=ids,
        codes={id_: tuple(code for code, other in ids.items() if other == id_) for id_ in wanted},
        without_store_value=frozenset(row.attribute_id for row in rows.values() if has_one_value(row, settings)),
    )


def sku_attribute(connection: Connection, queries: Queries, code: str) -> int:
    """The id of the attribute that holds the SKUs. Raises ShopError for one that holds no short texts."""
    rows = {row.attribute_code: row for row in queries.rows(connection, "attributes.sql")}
    if code not in rows or rows[code].backend_type != "varchar":
        words = f"is of the type {rows[code].backend_type}" if code in rows else "does not exist"
        texts = ", ".join(code for code, row in rows.items() if row.backend_type == "varchar")
        raise ShopError(
            f"the product attribute {code!r} {words}, so no SKU can be taken from it; of the type varchar are {texts}"
            " (or take 'sku'): correct sku of [shop]"
        )
    return int(rows[code].attribute_id)


def has_one_value(row: Any, settings: Settings) -> bool:
    """Whether the attribute of a row has one value for all store views.

    The scope of prices follows the shop's setting, whatever their own row says.
    """
    return bool(row.is_global == _GLOBAL or (settings.prices_are_global and row.frontend_input == "price"))


def _source(rows: Mapping[str, Any], source: str) -> Any:
    if source in ("final", "base"):
        return rows["price"]
    decimals = ", ".join(code for code, row in rows.items() if row.backend_type == "decimal")
    if source not in rows:
        raise ShopError(f"the shop has no product attribute {source!r} to take prices from; it has {decimals}")
    if rows[source].backend_type != "decimal":
        raise ShopError(
            f"the product attribute {source!r} is of the type {rows[source].backend_type}, so no price can be taken "
            f"from it; of the type decimal are {decimals}"
        )
    return rows[source]
