"""Which SKU a product or combination carries, and which ones a change concerns."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from sqlbridge.model import Entity, EntityKey
from sqlbridge.shops.reading import Queries

_REFERENCES = {Entity.PRODUCT: "references_of_products.sql", Entity.COMBINATION: "references_of_combinations.sql"}
_PACKS = {Entity.PRODUCT: "packs_with_products.sql", Entity.COMBINATION: "packs_with_combinations.sql"}


def sku_of(row: Any) -> str:
    """The combination's own reference, else the product's; blanks alone are none. Decided here and not in SQL, where
    the two columns may have collations that cannot be mixed."""
    own = row.own_reference or ""
    return str(own if own.strip(" ") else row.product_reference or "")


def skus_of(queries: Queries, connection: Connection, keys: Sequence[EntityKey]) -> dict[EntityKey, list[str]]:
    """The SKUs of each key: the product's or combination's own, and those of the packs that contain it."""
    found: dict[EntityKey, dict[str, None]] = {key: {} for key in keys}
    for entity in _REFERENCES:
        ids = [int(key.key) for key in keys if key.entity is entity and key.key.isdecimal()]
        own = _own(queries, connection, entity, ids)
        packs = queries.rows_of(connection, _PACKS[entity], "ids", ids)
        of_packs = _own(queries, connection, Entity.PRODUCT, sorted({row.id_pack for row in packs}))
        for row in packs:
            own[row.entity_id] += of_packs[row.id_pack]
        for entity_id in ids:
            found[EntityKey(entity, str(entity_id))] = dict.fromkeys(own[entity_id])
    return {key: list(skus) for key, skus in found.items()}


def _own(queries: Queries, connection: Connection, entity: Entity, ids: Sequence[int]) -> defaultdict[int, list[str]]:
    skus: defaultdict[int, list[str]] = defaultdict(list)
    for row in queries.rows_of(connection, _REFERENCES[entity], "ids", ids):
        if sku := sku_of(row):
            skus[row.entity_id].append(sku)
    return skus
