"""The product attributes of the Magento demo shop.

Their ids differ from those of a fresh installation: a query has to look them up by their codes.
"""

from dataclasses import dataclass

from sqlalchemy import Connection

from sqlbridge.demo.shops.rows import insert_rows

_PRODUCT_ENTITY = 9


@dataclass(frozen=True, slots=True)
class Attribute:
    """A product attribute; `scope` is 0 for a value per store, 1 for one value, 2 for one per website."""

    id: int
    code: str
    backend_type: str
    scope: int


SKU = Attribute(174, "sku", "static", 1)
NAME = Attribute(231, "name", "varchar", 0)
EAN = Attribute(322, "barcode", "varchar", 1)
PRICE = Attribute(187, "price", "decimal", 2)
SPECIAL_PRICE = Attribute(305, "special_price", "decimal", 2)
SPECIAL_FROM_DATE = Attribute(306, "special_from_date", "datetime", 2)
SPECIAL_TO_DATE = Attribute(299, "special_to_date", "datetime", 2)
STATUS = Attribute(203, "status", "int", 2)
VISIBILITY = Attribute(202, "visibility", "int", 0)
TAX_CLASS = Attribute(251, "tax_class_id", "int", 2)

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
)


def seed_attributes(connection: Connection) -> None:
    """The entity type of products and its attributes."""
    insert_rows(
        connection,
        "eav_entity_type",
        [
            {
                "entity_type_id": _PRODUCT_ENTITY,
                "entity_type_code": "catalog_product",
                "entity_model": "Magento\\Catalog\\Model\\ResourceModel\\Product",
                "entity_table": "catalog_product_entity",
                "additional_attribute_table": "catalog_eav_attribute",
            }
        ],
    )
    insert_rows(
        connection,
        "eav_attribute",
        (
            {
                "attribute_id": attribute.id,
                "entity_type_id": _PRODUCT_ENTITY,
                "attribute_code": attribute.code,
                "backend_type": attribute.backend_type,
                "frontend_input": "price" if attribute.backend_type == "decimal" else None,
            }
            for attribute in _ATTRIBUTES
        ),
    )
    insert_rows(
        connection,
        "catalog_eav_attribute",
        ({"attribute_id": attribute.id, "is_global": attribute.scope} for attribute in _ATTRIBUTES),
    )
