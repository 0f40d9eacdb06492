"""Fills the Magento 1 demo shop."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Connection

from sqlbridge.demo.shops.assortment import Article, Product, products
from sqlbridge.demo.shops.magento1.attributes import (
    ATTRIBUTE_SET,
    COLOUR,
    EAN,
    NAME,
    PRICE,
    PRODUCT_ENTITY,
    STATUS,
    TAX_CLASS,
    VISIBILITY,
    seed_attributes,
)
from sqlbridge.demo.shops.magento1.configuration import PRODUCT_TAX_CLASSES, STOCK, WEBSITE, seed_configuration
from sqlbridge.demo.shops.magento1.orders import seed_orders
from sqlbridge.demo.shops.rows import OPENING_DAY, Row, insert_rows

# Ids that differ from the numbers in the SKUs, so that a mistaken join finds nothing.
_FIRST_ARTICLE = 5000
_FIRST_CONFIGURABLE = 70000
_FIRST_CHOICE = 400
_FIRST_OPTION = 60
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
    def price(self) -> Decimal:
        """A configurable's is that of its first variant; the others are told apart by surcharges."""
        return _cents(self.article or self.product.articles[0])

    @property
    def is_variant(self) -> bool:
        return self.article is not None and self.product.has_variants

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
    insert_rows(connection, "catalog_product_entity", map(_entity, entities))
    insert_rows(
        connection,
        "catalog_product_website",
        ({"product_id": entity.id, "website_id": WEBSITE} for entity in entities),
    )
    _seed_values(connection, entities)
    _seed_variants(connection, [entity for entity in entities if entity.is_variant])
    insert_rows(connection, "cataloginventory_stock_item", map(_stock_item, entities))
    insert_rows(connection, "cataloginventory_stock_status", map(_stock_status, entities))


def _entities(product: Product) -> Iterator[_Entity]:
    for article in product.articles:
        yield _Entity(_FIRST_ARTICLE + article.number, product, article)
    if product.has_variants:
        yield _Entity(_FIRST_CONFIGURABLE + product.number, product, None)


def _cents(article: Article) -> Decimal:
    """Magento 1 keeps four decimals."""
    return article.net.quantize(Decimal("0.0001"))


def _seed_values(connection: Connection, entities: tuple[_Entity, ...]) -> None:
    insert_rows(
        connection, "catalog_product_entity_decimal", (_value(entity, PRICE.id, entity.price) for entity in entities)
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
    numbers = {
        STATUS.id: _ENABLED if entity.product.is_active else _DISABLED,
        VISIBILITY.id: _HIDDEN if entity.is_variant else _CATALOGUE_AND_SEARCH,
        TAX_CLASS.id: PRODUCT_TAX_CLASSES[entity.product.tax_rate],
    }
    return numbers | ({COLOUR.id: _option(entity)} if entity.is_variant else {})


def _option(variant: _Entity) -> int:
    """The colour of a variant: the first, second, ... of its product's."""
    return _FIRST_OPTION + [article.sku for article in variant.product.articles].index(variant.sku)


def _seed_variants(connection: Connection, variants: list[_Entity]) -> None:
    pairs = [(_FIRST_CONFIGURABLE + variant.product.number, variant.id) for variant in variants]
    for table, child in (("catalog_product_super_link", "product_id"), ("catalog_product_relation", "child_id")):
        insert_rows(connection, table, ({"parent_id": parent, child: id_} for parent, id_ in pairs))
    parents = {variant.product.number: variant for variant in variants}
    insert_rows(connection, "catalog_product_super_attribute", map(_choice, parents.values()))
    insert_rows(connection, "catalog_product_super_attribute_pricing", map(_surcharge, variants))


def _choice(variant: _Entity) -> Row:
    """A configurable product's choice of colours."""
    return {
        "product_super_attribute_id": _FIRST_CHOICE + variant.product.number,
        "product_id": _FIRST_CONFIGURABLE + variant.product.number,
        "attribute_id": COLOUR.id,
    }


def _surcharge(variant: _Entity) -> Row:
    return {
        "product_super_attribute_id": _FIRST_CHOICE + variant.product.number,
        "value_index": _option(variant),
        "is_percent": 0,
        "pricing_value": variant.price - _cents(variant.product.articles[0]),
        "website_id": 0,
    }


def _entity(entity: _Entity) -> Row:
    return {
        "entity_id": entity.id,
        "entity_type_id": PRODUCT_ENTITY,
        "attribute_set_id": ATTRIBUTE_SET,
        "type_id": "simple" if entity.article else "configurable",
        "sku": entity.sku,
        "created_at": OPENING_DAY,
        "updated_at": OPENING_DAY,
    }


def _value(entity: _Entity, attribute: int, value: object) -> Row:
    ids = {"entity_type_id": PRODUCT_ENTITY, "attribute_id": attribute, "store_id": 0, "entity_id": entity.id}
    return {**ids, "value": value}


def _stock_item(entity: _Entity) -> Row:
    return {
        "product_id": entity.id,
        "stock_id": STOCK,
        "qty": entity.quantity,
        "is_in_stock": _is_in_stock(entity),
        "manage_stock": 1,
    }


def _stock_status(entity: _Entity) -> Row:
    return {
        "product_id": entity.id,
        "website_id": WEBSITE,
        "stock_id": STOCK,
        "qty": entity.quantity,
        "stock_status": _is_in_stock(entity),
    }


def _is_in_stock(entity: _Entity) -> bool:
    return any(article.quantity for article in ((entity.article,) if entity.article else entity.product.articles))
