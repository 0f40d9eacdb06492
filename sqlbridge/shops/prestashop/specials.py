"""Which of a product's specific prices wins."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from sqlbridge.shops.prestashop.view import View
from sqlbridge.shops.reading import Queries

_EVERY_PRODUCT = 0
_ZERO_DATE = "0000-00-00 00:00:00"


@dataclass(frozen=True, slots=True)
class Specials:
    """The specific prices in force, by product, and what weighs more: the shop's order, or a product's own."""

    view: View
    by_product: dict[int, list[Any]]
    priorities: dict[int, str]

    def best(self, id_product: int, id_combination: int) -> Any | None:
        """The one that the shop applies, or None."""
        found = [
            special
            for product in (id_product, _EVERY_PRODUCT)
            for special in self.by_product.get(product, ())
            if special.id_product_attribute in (0, id_combination)
        ]
        if not found:
            return None
        priority = self.priorities.get(id_product) or self.view.settings.priorities
        return max(found, key=lambda special: self._rank(special, priority))

    def _rank(self, special: Any, priority: str) -> tuple[Any, ...]:
        """Greater wins: made for the combination, by hand, for exactly this buyer, ending and beginning later."""
        return (
            special.id_product_attribute,
            special.from_quantity,
            -special.id_specific_price_rule,
            self._score(special, priority),
            special.ends,
            special.starts,
        )

    def _score(self, special: Any, priority: str) -> int:
        view = self.view
        matches = {
            "id_shop": special.id_shop == view.id_shop,
            "id_currency": special.id_currency == view.id_currency,
            "id_country": special.id_country == view.id_country,
            "id_group": special.id_group == view.id_group,
        }
        fields = reversed(priority.split(";"))
        return sum(2**place for place, field in enumerate(fields) if matches.get(field.strip()))


def read(queries: Queries, connection: Connection, view: View, products: Sequence[int], now: datetime) -> Specials:
    """The specific prices of the products that hold at a moment of the shop's clock."""
    if not view.is_final or not view.settings.is_on("PS_SPECIFIC_PRICE_FEATURE_ACTIVE"):
        return Specials(view, {}, {})
    by_product: defaultdict[int, list[Any]] = defaultdict(list)
    with_general = (_EVERY_PRODUCT, *products)
    for row in queries.rows_of(connection, "specific_prices.sql", "products", with_general, now=now, **view.buyer):
        by_product[row.id_product].append(row)
    priorities = queries.rows_of(connection, "priorities.sql", "products", products)
    return Specials(view, by_product, {row.id_product: row.priority for row in priorities})


def described(special: Any) -> str:
    """How an operator finds the specific price again."""
    parts = [f"specific price {special.id_specific_price}"]
    if special.id_specific_price_rule:
        parts.append(f"of catalogue rule {special.id_specific_price_rule}")
    if special.id_product == _EVERY_PRODUCT:
        parts.append("for every product")
    if special.starts != _ZERO_DATE:
        parts.append(f"from {special.starts}")
    if special.ends != _ZERO_DATE:
        parts.append(f"to {special.ends}")
    return " ".join(parts)
