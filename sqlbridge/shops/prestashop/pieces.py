"""Which stock the pieces of an order come from: products, combinations and what packs contain."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from sqlbridge.shops.prestashop.settings import Settings
from sqlbridge.shops.reading import Queries

Goods = tuple[int, int]
"""id_product, id_product_attribute (0: none)."""

# pack_stock_type: which stock a sold pack is taken from; anything else is the shop's choice.
_PACK, _ITEMS, _BOTH = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Pieces:
    """What an order takes: `quantity` by stock row, and `reserved`, the rows of the goods as they were ordered."""

    quantity: Counter[Goods] = field(default_factory=Counter)
    reserved: Counter[Goods] = field(default_factory=Counter)

    def take(self, goods: Goods, pieces: int) -> None:
        """Pieces of a product or combination; the product's own row holds the sum of its combinations."""
        self.quantity[goods] += pieces
        id_product, id_combination = goods
        if id_combination:
            self.quantity[id_product, 0] += pieces


def of_sold(
    shop: Queries, connection: Connection, sold: Mapping[Goods, int], in_force: Settings, id_shop: int
) -> Pieces:
    """The pieces of all that was sold."""
    products = sorted({id_product for id_product, _ in sold})
    packs: dict[int, list[Any]] = {}
    if in_force.is_on("PS_PACK_FEATURE_ACTIVE", default=True):
        for item in shop.rows_of(connection, "packs.sql", "products", products):
            packs.setdefault(item.id_product_pack, []).append(item)
    kinds = shop.rows_of(connection, "pack_types.sql", "products", sorted(packs), shop=id_shop)
    kind_of = {row.id_product: row.pack_stock_type for row in kinds}
    pieces = Pieces()
    for goods, number in sold.items():
        pieces.reserved[goods] += number
        kind = kind_of.get(goods[0], _PACK)
        if kind not in (_PACK, _ITEMS, _BOTH):
            kind = in_force.number("PS_PACK_STOCK_TYPE")
        for taken, each in _taken(goods, packs.get(goods[0], []), kind):
            pieces.take(taken, each * number)
    return pieces


def _taken(goods: Goods, items: list[Any], kind: int) -> Iterator[tuple[Goods, int]]:
    """What one of the goods takes."""
    if not items or kind != _ITEMS:
        yield goods, 1
    if kind in (_ITEMS, _BOTH):
        for item in items:
            yield (item.id_product_item, item.id_product_attribute_item), item.quantity
