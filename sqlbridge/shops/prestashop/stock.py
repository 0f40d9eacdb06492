"""How many pieces can be ordered."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from sqlbridge.model.offers import Step
from sqlbridge.shops.prestashop.view import View
from sqlbridge.shops.reading import Queries

# stock_available.out_of_stock: anything but these two refuses.
_ALLOW, _AS_THE_SHOP = 1, 2
# pack_stock_type: what a pack's stock is; the rest is the pack's own, or the shop's choice.
_ITEMS, _BOTH = 1, 2


@dataclass(frozen=True, slots=True)
class Stock:
    """The stock of some products and of what they contain, where they are packs."""

    view: View
    quantities: dict[tuple[int, int], int]
    out_of_stock: dict[int, int]
    packs: dict[int, list[Any]]

    def allows_without(self, id_product: int) -> bool:
        """Whether the product is sold when nothing is left. The product's row decides for its combinations, too."""
        settings = self.view.settings
        if not settings.is_on("PS_STOCK_MANAGEMENT"):
            return True
        allows = self.out_of_stock.get(id_product, 0)
        return allows == _ALLOW or (allows == _AS_THE_SHOP and settings.is_on("PS_ORDER_OUT_OF_STOCK"))

    def quantity(self, good: Any) -> int:
        """The pieces there are of a product, combination or pack."""
        own, items = self._own(good), self.packs.get(good.id_product)
        return self._of_pack(good, own, items)[0] if items else own

    def steps(self, good: Any) -> tuple[Step, ...]:
        """Where the pieces are counted."""
        own, items = self._own(good), self.packs.get(good.id_product)
        own_step = Step(str(own), f"stock of product {good.id_product}, combination {good.id_product_attribute}")
        if not items:
            return (own_step,)
        quantity, words = self._of_pack(good, own, items)
        return own_step, Step(str(quantity), f"{words} {', '.join(map(_described, items))}")

    def _own(self, good: Any) -> int:
        return self.quantities.get((good.id_product, good.id_product_attribute), 0)

    def _of_pack(self, good: Any, own: int, items: list[Any]) -> tuple[int, str]:
        """The packs there are, in words that the items follow."""
        if not self.view.version.has_pack_types:
            return (0, "a pack that lacks some of") if any(map(self._is_short, items)) else (own, "a pack with")
        kind = good.pack_stock_type
        if kind not in (_ITEMS, _BOTH):
            kind = self.view.settings.number("PS_PACK_STOCK_TYPE")
        can_be_made = min(self._of_item(item) // item.quantity for item in items)
        if kind == _ITEMS:
            return can_be_made, "packs that can be made of"
        if kind == _BOTH:
            return min(own, can_be_made), "no more packs than can be made of"
        return own, "packs kept ready, with"

    def _is_short(self, item: Any) -> bool:
        return self._of_item(item) < item.quantity and not self.allows_without(item.id_product_item)

    def _of_item(self, item: Any) -> int:
        combination = item.id_product_attribute_item if self.view.version.reads_combinations else 0
        return self.quantities.get((item.id_product_item, combination), 0)


def read(queries: Queries, connection: Connection, view: View, products: Sequence[int]) -> Stock:
    """The stock of the products in the view's shop."""
    packs: defaultdict[int, list[Any]] = defaultdict(list)
    if view.settings.is_on("PS_PACK_FEATURE_ACTIVE", default=True):
        for row in queries.rows_of(connection, "packs.sql", "products", products):
            packs[row.id_product_pack].append(row)
    items = {item.id_product_item for of_pack in packs.values() for item in of_pack}
    concerned = sorted(items.union(products))
    rows = queries.rows_of(connection, "stock.sql", "products", concerned, **view.stock_place)
    return Stock(
        view,
        {(row.id_product, row.id_product_attribute): int(row.quantity) for row in rows},
        {row.id_product: row.out_of_stock for row in rows if row.id_product_attribute == 0},
        packs,
    )


def refusal(good: Any) -> str:
    """Why not a single piece can be ordered, whatever the stock; empty if nothing forbids it."""
    if not good.active:
        return "the product is inactive"
    if not good.available_for_order:
        return "not available for order"
    if good.minimal_quantity > 1:
        return f"sold from {good.minimal_quantity} pieces only"
    return ""


def _described(item: Any) -> str:
    combination = f" combination {item.id_product_attribute_item}" if item.id_product_attribute_item else ""
    return f"{item.quantity} x product {item.id_product_item}{combination}"
