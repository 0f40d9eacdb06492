"""The product attributes of the Magento 1 demo shop.

Their ids differ from those of a fresh installation: a query has to look them up by their codes.
"""

from dataclasses import dataclass

from sqlalchemy import Connection

from sqlbridge.demo.shops.rows import insert_rows

PRODUCT_ENTITY = 8
ATTRIBUTE_SET = 4


@dataclass(frozen=True, slots=True)
class Attribute:
    """A product attribute; `scope` is 0 for a value per store, 1 for one value, 2 for one per website."""

    id: int
    code: str
    backend_type: str
    scope: int


SKU = Attribute(164, "sku", "static", 1)
NAME = Attribute(221, "name", "varchar", 0)
EAN = Attribute(322, "barcode", "varchar", 1)
PRICE = Attribute(191, "price", "decimal", 2)
SPECIAL_PRICE = Attribute(301, "special_price", "decimal", 2)
SPECIAL_FROM_DATE = Attribute(299, "special_from_date", "datetime", 2)
SPECIAL_TO_DATE = Attribute(296, "special_to_date", "datetime", 2)
STATUS = Attribute(213, "status", "int", 2)
VISIBILITY = Attribute(212, "visibility", "int", 0)
TAX_CLASS = Attribute(241, "tax_class_id", "int", 2)
COLOUR = Attribute(248, "color", "int", 1)
COST = Attribute(190, "cost", "decimal", 2)

_ATTRIBUTES = (
    SKU,
    NAME,
    EAN,
    PRICE,
    SPECIAL_PRICE,
    SPECIAL_FROM_DATE,
    SPECIAL_TO_DATE,
    STATUS,
    VISIBILITY,
    TAX_CLASS,
    COLOUR,
    COST,
)


def seed_attributes(connection: Connection) -> None:
    """The entity type of products, its set of attributes and these."""
    entity = {
        "entity_type_id": PRODUCT_ENTITY,
        "entity_type_code": "catalog_product",
        "entity_model": "catalog/product",
        "entity_table": "catalog/product",
        "additional_attribute_table": "catalog/eav_attribute",
    }
    insert_rows(connection, "eav_entity_type", [entity])
    attribute_set = {"attribute_set_id": ATTRIBUTE_SET, "entity_type_id": PRODUCT_ENTITY}
    insert_rows(connection, "eav_attribute_set", [attribute_set | {"attribute_set_name": "Default"}])
    insert_rows(connection, "eav_attribute", map(_row, _ATTRIBUTES))
    insert_rows(
        connection,
        "catalog_eav_attribute",
        ({"attribute_id": attribute.id, "is_global": attribute.scope} for attribute in _ATTRIBUTES),
    )


def _row(attribute: Attribute) -> dict[str, object]:
    return {
        "attribute_id": attribute.id,
        "entity_type_id": PRODUCT_ENTITY,
        "attribute_code": attribute.code,
        "backend_type": attribute.backend_type,
    }
