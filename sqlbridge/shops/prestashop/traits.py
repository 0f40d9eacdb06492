"""What filters look at of products and combinations: categories, manufacturer, features and attributes."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from sqlbridge.model.changes import Entity, EntityKey
from sqlbridge.model.traits import AskedTraits, Trait, Traits
from sqlbridge.shops.prestashop.naming import Naming, trait
from sqlbridge.shops.prestashop.view import View
from sqlbridge.shops.reading import Queries

Found = Mapping[int, tuple[Trait, ...]]
"""Traits by the id of a product or combination."""


@dataclass(frozen=True, slots=True)
class _Reader:
    queries: Queries
    connection: Connection
    naming: Naming

    def products(self, keys: Sequence[EntityKey]) -> dict[EntityKey, int]:
        """The id of each product, or of the product that the combination belongs to; 0 where that is gone."""
        ids = [int(key.key) for key in keys if key.entity is Entity.COMBINATION]
        rows = self._rows("products_of_combinations.sql", "combinations", ids)
        of = {str(row.id_product_attribute): row.id_product for row in rows}
        return {key: int(key.key) if key.entity is Entity.PRODUCT else of.get(key.key, 0) for key in keys}

    def categories(self, products: Sequence[int]) -> Found:
        """The categories of each product, with those that they lie in."""
        known = self.naming.known
        found: defaultdict[int, dict[Trait, None]] = defaultdict(dict)
        for row in self._rows("categories_of_products.sql", "products", products):
            found[row.id_product].update(dict.fromkeys(known.family(str(row.id_category))))
        return {product: tuple(some) for product, some in found.items()}

    def manufacturers(self, products: Sequence[int]) -> Found:
        """The manufacturer of each product that has one."""
        known = self.naming.known.manufacturers
        rows = self._rows("manufacturers_of_products.sql", "products", products)
        one = ((row.id_product, known.get(str(row.id_manufacturer))) for row in rows)
        return {product: (manufacturer,) for product, manufacturer in one if manufacturer}

    def features(self, name: str, products: Sequence[int]) -> Found:
        """The values of each product in the features of this name, of which a shop can have several."""
        found: defaultdict[int, tuple[Trait, ...]] = defaultdict(tuple)
        for feature in self.naming.features[name]:
            place = {"feature": feature, "language": self.naming.language}
            for row in self._rows("features_of_products.sql", "products", products, **place):
                found[row.id_product] += (trait(row),)
        return found

    def attributes(self, name: str, combinations: Sequence[int]) -> Found:
        """The values of each combination in the attribute groups of this name."""
        found: defaultdict[int, tuple[Trait, ...]] = defaultdict(tuple)
        for group in self.naming.groups[name]:
            place = {"attribute_group": group, "language": self.naming.language}
            for row in self._rows("attributes_of_combinations.sql", "combinations", combinations, **place):
                found[row.id_product_attribute] += (trait(row),)
        return found

    def _rows(self, file: str, name: str, ids: Sequence[int], **parameters: int) -> list[Any]:
        return self.queries.rows_of(self.connection, file, name, ids, **parameters)


def read(
    queries: Queries, connection: Connection, view: View, keys: Sequence[EntityKey], asked: AskedTraits
) -> dict[EntityKey, Traits]:
    """What the filters ask for; a combination has all that its product has."""
    reader = _Reader(queries, connection, Naming.read(queries, connection, view, asked))
    product_of = reader.products(keys)
    products = sorted(set(product_of.values()))
    combinations = [int(key.key) for key in keys if key.entity is Entity.COMBINATION]
    categories = reader.categories(products) if asked.categories else {}
    manufacturers = reader.manufacturers(products) if asked.manufacturers else {}
    features = {name: reader.features(name, products) for name in asked.attributes}
    attributes = {name: reader.attributes(name, combinations) for name in asked.attributes}
    return {
        key: Traits(
            categories.get(product, ()),
            manufacturers.get(product, ()),
            {name: _own(attributes[name], key) + features[name].get(product, ()) for name in asked.attributes},
        )
        for key, product in product_of.items()
    }


def _own(attributes: Found, key: EntityKey) -> tuple[Trait, ...]:
    return attributes.get(int(key.key), ()) if key.entity is Entity.COMBINATION else ()


def meanings(queries: Queries, connection: Connection, view: View, asked: AskedTraits) -> dict[str, list[str]]:
    """The ids of what the filters name."""
    naming = Naming.read(queries, connection, view, asked)
    found = naming.known.meanings(asked)
    for name, wanted in asked.attributes.items():
        rows = [
            *_values(queries, connection, "feature_values.sql", "feature", naming.features[name], naming.language),
            *_values(
                queries, connection, "attribute_values.sql", "attribute_group", naming.groups[name], naming.language
            ),
        ]
        for value in wanted:
            found[f"attribute {name} {value}"] = sorted(str(row.id) for row in rows if trait(row).is_called(value))
    return found


def _values(
    queries: Queries, connection: Connection, file: str, parameter: str, ids: Sequence[int], language: int
) -> list[Any]:
    return [row for id_ in ids for row in queries.rows(connection, file, language=language, **{parameter: id_})]
