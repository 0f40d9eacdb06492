"""Fills the Magento demo shop."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from sqlbridge.demo.shops.assortment import Article, Product, products
from sqlbridge.demo.shops.magento2.attributes import EAN, NAME, PRICE, STATUS, TAX_CLASS, VISIBILITY, seed_attributes
from sqlbridge.demo.shops.magento2.configuration import (
    PRODUCT_TAX_CLASSES,
    SOURCE,
    STOCK,
    WEBSITE,
    seed_configuration,
)
from sqlbridge.demo.shops.magento2.orders import seed_orders
from sqlbridge.demo.shops.rows import OPENING_DAY, Row, insert_rows

# Ids that differ from the numbers in the SKUs, so that a mistaken join finds nothing.
_FIRST_ARTICLE = 3000
_FIRST_CONFIGURABLE = 90000
_ENABLED, _DISABLED = 1, 2
_HIDDEN, _CATALOGUE_AND_SEARCH = 1, 4


@dataclass(frozen=True, slots=True)
class _Entity:
    """A row of catalog_product_entity; a configurable has no article."""

    id: int
    product: Product
    article: Article | None

    @property
    def sku(self) -> str:
        return self.article.sku if self.article else self.product.sku

    @property
    def quantity(self) -> int:
        return self.article.quantity if self.article else 0


def seed(connection: Connection, skus: int = 2000) -> None:
    """Fill the empty tables with a shop that sells `skus` SKUs.

    The session's sql_mode must contain NO_AUTO_VALUE_ON_ZERO, because the admin store's id is 0.
    """
    seed_configuration(connection)
    seed_attributes(connection)
    seed_orders(connection)
    entities = tuple(entity for product in products(skus) for entity in _entities(product))
    sold = [entity for entity in entities if entity.article]
    insert_rows(connection, "catalog_product_entity", map(_entity, entities))
    insert_rows(
        connection,
        "catalog_product_website",
        ({"product_id": entity.id, "website_id": WEBSITE} for entity in entities),
    )
    _seed_values(connection, entities)
    _seed_variants(connection, entities)
    insert_rows(connection, "cataloginventory_stock_item", map(_stock_item, entities))
    insert_rows(connection, "cataloginventory_stock_status", map(_stock_status, entities))
    insert_rows(connection, "inventory_source_item", map(_source_item, sold))


def _entities(product: Product) -> Iterator[_Entity]:
    for article in product.articles:
        yield _Entity(_FIRST_ARTICLE + article.number, product, article)
    if product.has_variants:
        yield _Entity(_FIRST_CONFIGURABLE + product.number, product, None)


def _seed_values(connection: Connection, entities: tuple[_Entity, ...]) -> None:
    insert_rows(
        connection,
        "catalog_product_entity_decimal",
        (_value(entity, PRICE.id, entity.article.net) for entity in entities if entity.article),
    )
    insert_rows(
        connection,
        "catalog_product_entity_varchar",
        (_value(entity, NAME.id, f"Article {entity.sku}") for entity in entities),
    )
    insert_rows(
        connection,
        "catalog_product_entity_varchar",
        (_value(entity, EAN.id, entity.article.ean) for entity in entities if entity.article),
    )
    insert_rows(
        connection,
        "catalog_product_entity_int",
        (_value(entity, attribute, number) for entity in entities for attribute, number in _numbers(entity).items()),
    )


def _numbers(entity: _Entity) -> dict[int, int]:
    """The attributes with integer values, by attribute id."""
    is_variant = entity.article is not None and entity.product.has_variants
    return {
        STATUS.id: _ENABLED if entity.product.is_active else _DISABLED,
        VISIBILITY.id: _HIDDEN if is_variant else _CATALOGUE_AND_SEARCH,
        TAX_CLASS.id: PRODUCT_TAX_CLASSES[entity.product.tax_rate],
    }


def _seed_variants(connection: Connection, entities: tuple[_Entity, ...]) -> None:
    insert_rows(connection, "catalog_product_link_type", [{"link_type_id": 3, "code": "super"}])
    pairs = [
        (_FIRST_CONFIGURABLE + entity.product.number, entity.id)
        for entity in entities
        if entity.article and entity.product.has_variants
    ]
    for table, child_column in (
        ("catalog_product_super_link", "product_id"),
        ("catalog_product_relation", "child_id"),
    ):
        insert_rows(connection, table, ({"parent_id": parent, child_column: child} for parent, child in pairs))


def _entity(entity: _Entity) -> Row:
    return {
        "entity_id": entity.id,
        "attribute_set_id": 4,
        "type_id": "simple" if entity.article else "configurable",
        "sku": entity.sku,
        "created_at": OPENING_DAY,
        "updated_at": OPENING_DAY,
    }


def _value(entity: _Entity, attribute: int, value: object) -> Row:
    return {"attribute_id": attribute, "store_id": 0, "entity_id": entity.id, "value": value}


def _stock_item(entity: _Entity) -> Row:
    return {
        "product_id": entity.id,
        "stock_id": STOCK,
        "qty": entity.quantity,
        "is_in_stock": _is_in_stock(entity),
        "manage_stock": 1,
        "website_id": 0,
    }


def _stock_status(entity: _Entity) -> Row:
    return {
        "product_id": entity.id,
        "website_id": 0,
        "stock_id": STOCK,
        "qty": entity.quantity,
        "stock_status": _is_in_stock(entity),
    }


def _is_in_stock(entity: _Entity) -> bool:
    return any(article.quantity for article in ((entity.article,) if entity.article else entity.product.articles))


def _source_item(entity: _Entity) -> Row:
    return {"source_code": SOURCE, "sku": entity.sku, "quantity": entity.quantity, "status": _is_in_stock(entity)}
