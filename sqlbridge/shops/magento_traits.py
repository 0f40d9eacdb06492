"""What filters look at in both lines of Magento: categories, and attributes, whose values are in tables by type."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection

from sqlbridge.errors import ShopError
from sqlbridge.model.traits import AskedTraits, Trait, Traits
from sqlbridge.shops.known_traits import KnownTraits, Values, unknown
from sqlbridge.shops.reading import Queries

MANUFACTURER = "manufacturer"
_CATEGORY, _PRODUCT = "catalog_category_entity", "catalog_product_entity"
_TYPES = ("varchar", "text", "int", "decimal", "datetime")
_CHOSEN = ("select", "multiselect")

Found = Mapping[int, tuple[Trait, ...]]
"""Traits by the id of a product."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """`ignores_store_view`: it has one value for all of them, whatever rows there are."""

    id: int
    code: str
    type: str
    is_chosen: bool
    ignores_store_view: bool


@dataclass(frozen=True, slots=True)
class MagentoTraits:
    """Reads for one store view. `file` gives the `.sql` file of a name, for the key that a table has here.

    `moment` is the Unix time at which versions count, where the shop `has_versions`.
    """

    queries: Queries
    connection: Connection
    store: int
    moment: int
    has_versions: bool
    file: Callable[[str, str], str]
    ignores_store_view: Callable[[Any], bool]

    def read(self, products: Sequence[int], asked: AskedTraits) -> dict[int, Traits]:
        """What is asked for of the products of these ids. Raises ShopError for what the shop does not have."""
        wanted = _with_manufacturer(asked)
        attributes, known = self._known(wanted)
        parents = self._parents(products)
        everybody = sorted({*products, *(parent for some in parents.values() for parent in some)})
        links = self._links(everybody)
        categories = self._categories_of(everybody, known) if asked.categories else {}
        values = {one.code: self._values(one, links, known.values.get(one.code, {})) for one in attributes}
        found = {}
        for product in products:
            family = (product, *parents.get(product, ()))
            own = {code: _first(some, family) for code, some in values.items()}
            manufacturers = own[MANUFACTURER] if asked.manufacturers else ()
            found[product] = Traits(_all(categories, family), manufacturers, own)
        return found

    def meanings(self, asked: AskedTraits) -> dict[str, list[str]]:
        """The ids of what the filters name. Raises ShopError for what the shop does not have."""
        wanted = _with_manufacturer(asked)
        _, known = self._known(wanted)
        return known.meanings(wanted)

    def _known(self, wanted: AskedTraits) -> tuple[list[Attribute], KnownTraits]:
        attributes = self._attributes(wanted.attributes) if wanted.attributes else []
        values = {one.code: self._options(one) for one in attributes if one.is_chosen}
        rows = self._categories() if wanted.categories else []
        parents = {str(row.id): str(row.parent_id) for row in rows}
        known = KnownTraits(_named(rows), parents, values=values)
        known.require(wanted, closed=[code for code, some in values.items() if some])
        return attributes, known

    def _parents(self, products: Sequence[int]) -> dict[int, list[int]]:
        file = self.file("parents", _PRODUCT)
        parents: dict[int, list[int]] = {}
        for row in self.queries.rows_of(self.connection, file, "ids", products, moment=self.moment):
            parents.setdefault(row.child_id, []).append(row.entity_id)
        return parents

    def _links(self, products: Sequence[int]) -> dict[int, int]:
        """By what the products' values hang on, their ids."""
        if not self.has_versions:
            return {product: product for product in products}
        rows = self.queries.rows_of(self.connection, "versions_staged.sql", "ids", products, moment=self.moment)
        return {row.link_id: row.entity_id for row in rows}

    def _categories_of(self, products: Sequence[int], known: KnownTraits) -> Found:
        found: dict[int, dict[Trait, None]] = {}
        for row in self.queries.rows_of(self.connection, "categories_of_products.sql", "ids", products):
            found.setdefault(row.product_id, {}).update(dict.fromkeys(known.family(str(row.category_id))))
        return {product: tuple(some) for product, some in found.items()}

    def _values(self, attribute: Attribute, links: Mapping[int, int], options: Values) -> Found:
        file = self.file(f"filter_{attribute.type}", f"{_PRODUCT}_{attribute.type}")
        place = {"attribute": attribute.id, "store": self.store}
        found: dict[int, Any] = {}
        # Store 0 comes first: a store view's row counts wherever it exists, even when its value is NULL.
        for row in self.queries.rows_of(self.connection, file, "ids", sorted(links), **place):
            if row.store_id == 0 or not attribute.ignores_store_view:
                found[links[row.link_id]] = row.value
        return {product: tuple(_traits(value, attribute, options)) for product, value in found.items()}

    def _categories(self) -> Sequence[Any]:
        name = next((row.attribute_id for row in self.queries.rows(self.connection, "category_name.sql")), 0)
        file = self.file("categories", _CATEGORY)
        return self.queries.rows(self.connection, file, store=self.store, name=name, moment=self.moment)

    def _attributes(self, wanted: Iterable[str]) -> list[Attribute]:
        rows = {row.attribute_code: row for row in self.queries.rows(self.connection, "filter_attributes.sql")}
        fitting = [code for code, row in rows.items() if row.backend_type in _TYPES]
        for code in wanted:
            if code not in rows:
                raise unknown("product attribute", code, fitting)
            if code not in fitting:
                raise ShopError(
                    f"the product attribute {code!r} is of the type {rows[code].backend_type}, which filters cannot "
                    f"look at; they can at the types {', '.join(_TYPES)}: correct the filters of the channel"
                )
        return [self._attribute(rows[code]) for code in wanted]

    def _attribute(self, row: Any) -> Attribute:
        is_chosen = row.frontend_input in _CHOSEN
        return Attribute(
            row.attribute_id, row.attribute_code, row.backend_type, is_chosen, self.ignores_store_view(row)
        )

    def _options(self, attribute: Attribute) -> Values:
        rows = self.queries.rows(self.connection, "options.sql", attribute=attribute.id, store=self.store)
        return _named(rows)


def _with_manufacturer(asked: AskedTraits) -> AskedTraits:
    """The manufacturer is an attribute like any other."""
    attributes = dict(asked.attributes)
    if asked.manufacturers:
        attributes[MANUFACTURER] = {*asked.manufacturers, *attributes.get(MANUFACTURER, ())}
    return AskedTraits(asked.categories, frozenset(), attributes)


def _first(values: Found, family: Sequence[int]) -> tuple[Trait, ...]:
    """The product's own values, else those of the first parent that has any."""
    return next((values[one] for one in family if values.get(one)), ())


def _all(categories: Found, family: Sequence[int]) -> tuple[Trait, ...]:
    return tuple(dict.fromkeys(trait for one in family for trait in categories.get(one, ())))


def _named(rows: Iterable[Any]) -> dict[str, Trait]:
    """From rows with ids and names, several of one id."""
    names: dict[str, dict[str, None]] = {}
    for row in rows:
        names.setdefault(str(row.id), {}).update({row.name: None} if row.name else {})
    return {id_: Trait(id_, tuple(some)) for id_, some in names.items()}


def _traits(value: Any, attribute: Attribute, options: Values) -> Iterator[Trait]:
    text = _text(value)
    if not attribute.is_chosen:
        yield from [Trait("", (text,))] if text else []
        return
    for id_ in filter(None, text.split(",")):
        yield options.get(id_, Trait(id_, ()))


def _text(value: Any) -> str:
    """A value as an operator writes it: 12.5, 2026-11-22."""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, datetime):
        return str(value.date() if value.time() == time() else value)
    return "" if value is None else str(value)
