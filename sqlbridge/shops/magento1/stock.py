"""How many pieces of a product Magento 1 lets a customer order."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from typing import Any

from sqlalchemy import Connection

from sqlbridge.model.offers import Step
from sqlbridge.shops.magento1.place import Place
from sqlbridge.shops.reading import Queries

# Per customer group, the setting is a serialised array of PHP: a:1:{i:32000;s:1:"3";}.
_PER_GROUP = re.compile(r'i:(\d+);(?:s:\d+:"([\d.]+)"|[id]:([\d.]+))')
_ALL_GROUPS = "32000"


@dataclass(frozen=True, slots=True)
class Stock:
    """The stock item of a product. `is_free` (not managed, or backorders): more than `quantity` can be ordered.

    `is_available`: not taken out of stock; `is_orderable`: a customer can put one piece into the cart.
    """

    quantity: int
    is_free: bool
    is_available: bool
    is_orderable: bool
    steps: tuple[Step, ...]


NO_STOCK = Stock(0, False, False, False, (Step("0", "no stock item"),))


def read_stock(connection: Connection, queries: Queries, place: Place, ids: Sequence[int]) -> dict[int, Stock]:
    """The stock of those products that have a stock item."""
    rows = queries.rows_of(connection, "stock_items.sql", "ids", ids)
    return {row.product_id: _stock(_Rules(row, place)) for row in rows}


@dataclass(frozen=True, slots=True)
class _Rules:
    """A row of stock_items.sql, its void columns replaced by the settings."""

    row: Any
    place: Place

    def number(self, name: str) -> Decimal:
        is_void = getattr(self.row, f"use_config_{name}") == 1
        value = self.place.settings.stock(name) if is_void else getattr(self.row, name)
        return _of_group(value, self.place.group) if isinstance(value, str) else Decimal(value)

    @property
    def sells_one(self) -> bool:
        increment = self.number("qty_increments") if self.number("enable_qty_increments") else Decimal()
        return self.number("min_sale_qty") <= 1 and (increment <= 0 or 1 % increment == 0)


def _stock(rules: _Rules) -> Stock:
    is_managed, takes_backorders = rules.number("manage_stock") != 0, rules.number("backorders") != 0
    is_free = not is_managed or takes_backorders
    left = rules.row.qty - (0 if is_free else rules.number("min_qty"))
    is_available = not is_managed or rules.row.is_in_stock == 1
    return Stock(
        quantity=int(left.to_integral_value(ROUND_FLOOR)),
        is_free=is_free,
        is_available=is_available,
        is_orderable=is_available and rules.sells_one and (is_free or left >= 1),
        steps=tuple(_steps(rules, is_managed, takes_backorders)),
    )


def _steps(rules: _Rules, is_managed: bool, takes_backorders: bool) -> list[Step]:
    steps = [Step(_shown(rules.row.qty), "quantity of the stock item")]
    if not is_managed:
        return [*steps, Step("unlimited", "stock is not managed")]
    if takes_backorders:
        steps.append(Step("unlimited", "backorders are allowed"))
    elif rules.number("min_qty"):
        steps.append(Step(_shown(-rules.number("min_qty")), "is kept back (minimum quantity)"))
    if rules.row.is_in_stock != 1:
        steps.append(Step("0", "marked out of stock"))
    if not rules.sells_one:
        steps.append(Step("0", "one piece is less than what can be ordered"))
    return steps


def _shown(quantity: Decimal) -> str:
    return f"{quantity.normalize():f}"


def _of_group(value: str, group: int) -> Decimal:
    """A setting as a number; one per customer group is that of the group, else that of all groups."""
    per_group = {key: text or number for key, text, number in _PER_GROUP.findall(value)}
    if per_group:
        value = per_group.get(str(group)) or per_group.get(_ALL_GROUPS) or "0"
    return Decimal(value) if re.fullmatch(r"-?\d*\.?\d+", value.strip()) else Decimal()
