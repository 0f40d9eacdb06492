"""Variants of configurable products: who is not visible by itself is sold through a parent, at the parent's price."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection

from sqlbridge.shops.magento1.place import Place
from sqlbridge.shops.reading import Queries

Option = tuple[int, str]
"""A choice of a parent (its colour) and the option taken (red); surcharges name it as text."""


@dataclass(frozen=True, slots=True)
class Variant:
    """How a product is chosen at one of its parents."""

    parent: int
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Surcharge:
    """What an option adds to its parent's price: an amount, or a percentage of it."""

    value: Decimal
    is_percent: bool

    def on(self, price: Decimal) -> Decimal:
        """The amount added to that price."""
        return price * self.value / 100 if self.is_percent else self.value

    def __str__(self) -> str:
        return f"{self.value.normalize():+f}{' %' if self.is_percent else ''}"


def read_variants(connection: Connection, queries: Queries, ids: Sequence[int]) -> Mapping[int, list[Variant]]:
    """The ways in which each product can be chosen, by product id, the oldest parent first."""
    choices: defaultdict[tuple[int, int], list[Any]] = defaultdict(list)
    for row in queries.rows_of(connection, "variants.sql", "ids", ids):
        choices[row.product_id, row.parent_id].append(row)
    variants: defaultdict[int, list[Variant]] = defaultdict(list)
    for (product, parent), rows in choices.items():
        if all(row.option_id is not None for row in rows):
            variants[product].append(Variant(parent, tuple((row.choice_id, str(row.option_id)) for row in rows)))
    return variants


def read_surcharges(
    connection: Connection, queries: Queries, place: Place, parents: Iterable[int]
) -> dict[Option, Surcharge]:
    """The surcharges of the parents' options; the website's own replace those of all websites."""
    rows = queries.rows_of(
        connection, "surcharges.sql", "ids", sorted(set(parents)), price_website=place.price_website
    )
    return {(row.choice_id, row.option_id): Surcharge(row.value or Decimal(), bool(row.is_percent)) for row in rows}
