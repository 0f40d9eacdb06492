"""Magento 1's price of one piece as it is entered in the shop: the lowest of all that count, before tax handling."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection

from sqlbridge.model.offers import Step
from sqlbridge.shops.magento1.place import Place
from sqlbridge.shops.magento1.products import Product
from sqlbridge.shops.magento1.variants import Option, Surcharge, Variant
from sqlbridge.shops.reading import Queries

LAST_DAY = timedelta(days=1)
"""A special price counts until the end of its last day, which is stored as its first moment."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A price that counts where it is lower than the others."""

    value: Decimal
    words: str


class Trail:
    """A price on its way, step by step."""

    def __init__(self, value: Decimal, words: str) -> None:
        self.value = value
        self.steps = [Step(_shown(value), words)]

    def become(self, value: Decimal, words: str) -> None:
        """The next step."""
        self.value = value
        self.steps.append(Step(_shown(value), words))


@dataclass(frozen=True, slots=True)
class Prices:
    """`candidates` are the prices beside a product's own, by product id; `now` is local time."""

    source: str
    now: datetime
    candidates: Mapping[int, Sequence[Candidate]]
    surcharges: Mapping[Option, Surcharge]

    def of_product(self, product: Product) -> Trail | None:
        """What a product is sold at by itself; None where its price attribute has no value."""
        if self.source in ("final", "base"):
            return self._of_shop(product)
        if product.source is None:
            return None
        return Trail(product.source, f"attribute {self.source} of product {product.id}")

    def of_variant(self, product: Product, parent: Product, variant: Variant) -> Trail | None:
        """What a variant is sold at through its parent; an attribute that the operator chose is the variant's own."""
        if self.source not in ("final", "base"):
            return self.of_product(product)
        trail = self._of_shop(parent)
        price = trail.value
        for surcharge in (self.surcharges[option] for option in variant.options if option in self.surcharges):
            trail.become(trail.value + surcharge.on(price), f"surcharge of the variant: {surcharge}")
        if trail.value < 0:
            trail.become(Decimal(), "no price is below 0")
        return trail

    def _of_shop(self, product: Product) -> Trail:
        trail = Trail(product.price, f"price of product {product.id}")
        lower = (*self.candidates.get(product.id, ()), *self._special(product)) if self.source == "final" else ()
        for candidate in lower:
            if candidate.value < trail.value:
                trail.become(candidate.value, candidate.words)
        if trail.value < 0:
            trail.become(Decimal(), "no price is below 0")
        return trail

    def _special(self, product: Product) -> list[Candidate]:
        begin, end = product.special_from, product.special_to
        if product.special_price is None or (begin and self.now < begin) or (end and self.now > end + LAST_DAY):
            return []
        words = f"special price{f' from {begin}' if begin else ''}{f' until {end:%Y-%m-%d}' if end else ''}"
        return [Candidate(product.special_price, words)]


def read_candidates(
    connection: Connection, queries: Queries, place: Place, ids: Sequence[int], now: datetime
) -> Mapping[int, list[Candidate]]:
    """Group prices, tier prices from one piece on, and prices by catalogue rules, by product id."""
    candidates: defaultdict[int, list[Candidate]] = defaultdict(list)
    scope = {"group": place.group, "price_website": place.price_website}
    # Rows of the website come after those of all websites (0) and replace them.
    groups = queries.rows_of(connection, "group_prices.sql", "ids", ids, **scope)
    for row in {row.entity_id: row for row in groups}.values():
        candidates[row.entity_id].append(Candidate(_amount(row, place), f"price of customer group {place.group}"))
    tiers = queries.rows_of(connection, "tier_prices.sql", "ids", ids, **scope)
    for row in {(row.entity_id, row.all_groups): row for row in tiers}.values():
        whose = "all customer groups" if row.all_groups else f"customer group {place.group}"
        candidates[row.entity_id].append(Candidate(_amount(row, place), f"tier price of 1 piece for {whose}"))
    day = {"day": now.date(), "website": place.website, "group": place.group}
    for row in queries.rows_of(connection, "rule_prices.sql", "ids", ids, **day):
        candidates[row.entity_id].append(Candidate(row.value, f"catalogue rules of {now:%Y-%m-%d}"))
    return candidates


def _shown(value: Decimal) -> str:
    """With two digits, or as many as it has."""
    return f"{value:.2f}" if value == round(value, 2) else f"{value.normalize():f}"


def _amount(row: Any, place: Place) -> Decimal:
    """A price of all websites is in the shop's base currency."""
    value: Decimal = row.value
    return value if row.website_id else value * place.currency_rate
