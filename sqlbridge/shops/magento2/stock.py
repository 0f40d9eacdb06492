"""How many pieces of a product a website can sell, with and without multi-source inventory (MSI).

The default stock (id 1) sells what the legacy stock item holds, also with MSI; any other stock sells what its
enabled sources hold. Reservations of open orders count in both.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from typing import Any

from sqlalchemy import Connection

from sqlbridge.model.offers import Step
from sqlbridge.shops.magento2.settings import Settings
from sqlbridge.shops.magento2.shape import Shape
from sqlbridge.shops.magento2.stock_rules import StockRules
from sqlbridge.shops.magento2.storefront import Storefront

_DEFAULT_STOCK = 1


@dataclass(frozen=True, slots=True)
class Stock:
    """The stock that a website sells from, by product id; without MSI there is no `id`."""

    id: int | None
    settings: Settings
    group: int
    items: Mapping[int, Any]
    sources: Mapping[int, Any]
    reserved: Mapping[int, Decimal]

    def holding(self, product: int) -> "Holding | None":
        """What the stock has of a product; None where the shop keeps no stock item of it."""
        item = self.items.get(product)
        if item is None:
            return None
        source = self.sources.get(product)
        own = item if self.id in (None, _DEFAULT_STOCK) else source
        quantity = Decimal() if own is None else Decimal((own.qty if own is item else own.quantity) or 0)
        return Holding(
            rules=StockRules.of(item, self.settings, self.group),
            has_source=self.id is None or source is not None,
            is_in_stock=own is not None and bool(own.is_in_stock),
            # The view that MSI makes of the legacy stock is never below 0.
            quantity=max(quantity, Decimal()) if self.id == _DEFAULT_STOCK else quantity,
            reserved=self.reserved.get(product, Decimal()),
        )

    def is_sellable_parent(self, product: int) -> bool:
        """Whether a product sold by its parts is in stock itself."""
        item = self.items.get(product)
        if item is None:
            return False
        return not StockRules.of(item, self.settings, self.group).is_managed or bool(item.is_in_stock)


@dataclass(frozen=True, slots=True)
class Holding:
    """A product in a stock."""

    rules: StockRules
    has_source: bool
    is_in_stock: bool
    quantity: Decimal
    reserved: Decimal

    @property
    def pieces(self) -> int:
        """What is left to order; may be negative."""
        left = self.quantity + self.reserved - self.rules.min_quantity
        return int(left.to_integral_value(ROUND_FLOOR))

    @property
    def obstacle(self) -> str:
        """Why one piece cannot be ordered; empty if it can."""
        if not self.has_source:
            return "no enabled source of the stock has it"
        if self.rules.obstacle:
            return self.rules.obstacle
        if not self.rules.is_managed:
            return ""
        if not self.is_in_stock:
            return "it is set out of stock"
        return "nothing is left" if self.rules.needs_pieces and self.pieces < 1 else ""

    def steps(self) -> list[Step]:
        """How the pieces come about, for the operator."""
        shown = [Step(str(self.quantity), "quantity in stock")]
        if self.reserved:
            shown.append(Step(str(self.reserved), "reserved by orders that are not shipped yet"))
        if self.rules.min_quantity:
            shown.append(Step(str(-self.rules.min_quantity), "out-of-stock threshold"))
        if self.rules.is_unlimited:
            shown.append(Step(str(self.pieces), self.rules.why_unlimited))
        return shown


def read(connection: Connection, shape: Shape, front: Storefront, ids: Sequence[int]) -> Stock:
    """The stock of the website, for these products."""
    items = {row.product_id: row for row in shape.rows_of(connection, "stock_items.sql", "ids", ids)}
    stock_id = id_of(connection, shape, front.website)
    sources: dict[int, Any] = {}
    reserved: dict[int, Decimal] = {}
    if stock_id is not None:
        of_stock = {"stock": stock_id}
        sources = {
            row.entity_id: row for row in shape.rows_of(connection, "source_items.sql", "ids", ids, **of_stock)
        }
        rows = shape.rows_of(connection, "reservations.sql", "ids", ids, **of_stock)
        reserved = {row.entity_id: row.quantity for row in rows}
    return Stock(stock_id, front.settings, front.group, items, sources, reserved)


def id_of(connection: Connection, shape: Shape, website: str) -> int | None:
    """The stock that a website sells from; None without multi-source inventory."""
    if not shape.has_inventory:
        return None
    found = shape.queries.rows(connection, "inventory_stock.sql", website=website)
    return int(found[0].stock_id) if found else _DEFAULT_STOCK
