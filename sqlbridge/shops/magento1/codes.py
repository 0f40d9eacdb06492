"""EAN, UPC and ISBN of products: the values of one attribute."""

from sqlalchemy import Connection

from sqlbridge.errors import ShopError
from sqlbridge.model.changes import Entity, EntityKey
from sqlbridge.shops.reading import Queries

_TYPES = ("varchar", "text", "int")


def codes(queries: Queries, connection: Connection, attribute: str) -> dict[EntityKey, str]:
    """The attribute's values by product. Raises ShopError for an attribute that holds no codes."""
    id_ = _attribute_id(queries, connection, attribute)
    rows = queries.rows(connection, "codes.sql", attribute=id_)
    return {EntityKey(Entity.PRODUCT, str(row.entity_id)): code for row in rows if (code := row.code.strip())}


def _attribute_id(queries: Queries, connection: Connection, code: str) -> int:
    """Raises ShopError, naming those there are."""
    rows = queries.rows(connection, "attributes.sql")
    known = {row.attribute_code: row.attribute_id for row in rows if row.backend_type in _TYPES}
    if code not in known:
        raise ShopError(
            f"the shop has no product attribute {code!r} to take codes from; of the types {', '.join(_TYPES)} are "
            f"{', '.join(sorted(known))}"
        )
    return int(known[code])
