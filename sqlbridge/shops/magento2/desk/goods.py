"""The products of an order's lines, as the shop describes, weighs and taxes them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlalchemy import Connection

from sqlbridge.errors import ShopError
from sqlbridge.model.orders import OrderedGoods, Purchase
from sqlbridge.shops.magento2.catalogue import unix_time
from sqlbridge.shops.magento2.shape import Shape
from sqlbridge.shops.reading import Queries


@dataclass(frozen=True, slots=True)
class Goods:
    """A product; `name` is empty where the shop has none, `weight` and `tax_class` are 0."""

    id: int
    sku: str
    type: str
    name: str
    weight: Decimal
    tax_class: int


def read(
    connection: Connection, shape: Shape, desk: Queries, purchase: Purchase, store: int, at: datetime
) -> dict[str, Goods]:
    """The product of every line, by Amazon's item id; ShopError for one that is gone from the shop."""
    ids = sorted({int(one.key.key) for one in purchase.goods.values()})
    found = desk.rows_of(connection, shape.file("products"), "ids", ids, moment=unix_time(at))
    links = [row.link_id for row in found]
    names = desk.rows_of(connection, shape.file("names"), "links", links, store=store)
    numbers = desk.rows_of(connection, shape.file("numbers"), "links", links, store=store)
    name_of = {row.link_id: row.value for row in names if row.value}
    number_of = {(row.link_id, row.code): row.value for row in numbers}
    products = {
        row.entity_id: Goods(
            id=row.entity_id,
            sku=row.sku,
            type=row.type_id,
            name=name_of.get(row.link_id, ""),
            weight=number_of.get((row.link_id, "weight")) or Decimal(),
            tax_class=int(number_of.get((row.link_id, "tax_class_id")) or 0),
        )
        for row in found
    }
    _require_all(purchase.goods.values(), products)
    return {item: products[int(one.key.key)] for item, one in purchase.goods.items()}


def _require_all(wanted: Iterable[OrderedGoods], products: dict[int, Goods]) -> None:
    gone = [f"{one.key.key} (SKU {one.sku})" for one in wanted if int(one.key.key) not in products]
    if gone:
        raise ShopError(f"the shop has no product {', '.join(gone)} any more: create it again, or the order by hand")
