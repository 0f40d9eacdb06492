"""Products as their tables hold them: values, websites, parents, read for many at once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection

from sqlbridge.shops.magento2.attributes import Attributes
from sqlbridge.shops.magento2.shape import ENTITY, Shape
from sqlbridge.shops.magento2.storefront import Storefront

Values = Mapping[str, Any]

_ENABLED = 1
_HIDDEN = 1


@dataclass(frozen=True, slots=True)
class Product:
    """A row of catalog_product_entity; its values hang on `link`, which is entity_id or Adobe Commerce's row_id."""

    link: int
    id: int
    sku: str
    type: str
    is_version: bool = False


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What was read: the products asked for, those they are sold through (by child's id), and what both have.

    `everything` is the products and all their parents.
    """

    products: Sequence[Product]
    parents: Mapping[int, Sequence[Product]]
    everything: Sequence[Product]
    values: Mapping[int, Values]
    on_website: frozenset[int]

    def is_enabled(self, product: Product) -> bool:
        """Whether its status is "enabled"."""
        return bool(self.value(product, "status") == _ENABLED)

    def is_visible(self, product: Product) -> bool:
        """Whether it has a page of its own."""
        return self.value(product, "visibility") not in (None, _HIDDEN)

    def is_assigned(self, product: Product) -> bool:
        """Whether it is on the website."""
        return product.id in self.on_website

    def value(self, product: Product, code: str) -> Any:
        """An attribute's value at the store view; None where it has none."""
        return self.values[product.link].get(code)


def read(connection: Connection, shape: Shape, front: Storefront, skus: Sequence[str], at: datetime) -> Catalogue:
    """The products that carry exactly one of the SKUs; the table's collation takes more for equal."""
    moment, wanted = unix_time(at), set(skus)
    place = {"moment": moment, "sku_attribute": shape.sku_attribute}
    found = shape.rows_of(connection, shape.file(shape.by_sku("products")), "skus", skus, **place)
    # SKUs that the collation holds to be equal may be found once for each.
    products = list({row.link_id: _product(row, shape) for row in found if row.sku in wanted}.values())
    parents = _parents(connection, shape, [product.id for product in products], moment)
    everything = [*products, *(parent for some in parents.values() for parent in some)]
    ids = sorted({product.id for product in everything})
    assigned = shape.rows_of(connection, "on_website.sql", "ids", ids, website=front.website_id)
    return Catalogue(
        products=products,
        parents=parents,
        everything=everything,
        values=_values(connection, shape, front, sorted({product.link for product in everything})),
        on_website=frozenset(row.product_id for row in assigned),
    )


def unix_time(at: datetime) -> int:
    """Seconds since 1970 of a moment in UTC, as versions of products are kept."""
    return int(at.replace(tzinfo=UTC).timestamp())


def _parents(connection: Connection, shape: Shape, ids: list[int], moment: int) -> dict[int, list[Product]]:
    parents: defaultdict[int, list[Product]] = defaultdict(list)
    for row in shape.rows_of(connection, shape.file("parents"), "ids", ids, moment=moment):
        parents[row.child_id].append(_product(row, shape))
    return dict(parents)


def _values(connection: Connection, shape: Shape, front: Storefront, links: list[int]) -> dict[int, dict[str, Any]]:
    values: defaultdict[int, dict[str, Any]] = defaultdict(dict)
    for kind in ("decimal", "int", "datetime"):
        file = shape.file(f"{kind}_values", f"{ENTITY}_{kind}")
        rows = shape.rows_of(connection, file, "links", links, store=front.store_id, **front.attributes.ids)
        for link, code, value in _effective(rows, front.attributes):
            values[link][code] = value
    return {link: values[link] for link in links}


def _effective(rows: Iterable[Any], attributes: Attributes) -> Iterable[tuple[int, str, Any]]:
    """A store view's row counts where there is one, even with NULL in it, unless the attribute is a global one."""
    for row in rows:
        if row.store_id == 0 or row.attribute_id not in attributes.without_store_value:
            for code in attributes.codes[row.attribute_id]:
                yield row.link_id, code, row.value


def _product(row: Any, shape: Shape) -> Product:
    return Product(row.link_id, row.entity_id, row.sku, row.type_id, is_version=shape.has_versions)
