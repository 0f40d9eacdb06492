"""The products that were sold, as an order's items name them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Connection

from sqlbridge.shops.reading import Queries


@dataclass(frozen=True, slots=True)
class SoldProduct:
    """`kind` is Magento's product type. A variant is sold as what it is, so its own tax class counts."""

    kind: str
    name: str
    weight: Decimal | None
    cost: Decimal | None
    tax_class: int

    @property
    def is_virtual(self) -> bool:
        """Whether there is nothing to ship."""
        return self.kind in ("virtual", "downloadable")


GONE = SoldProduct("simple", "", None, None, 0)
"""A product that was deleted since it was sold: its order is written all the same."""


def read_products(
    connection: Connection, queries: Queries, store: int, ids: Sequence[int]
) -> Mapping[int, SoldProduct]:
    """The products by id, in the words of the store view."""
    values: defaultdict[int, dict[str, str | None]] = defaultdict(dict)
    # Store 0 comes first: a store view's row counts wherever it exists.
    for row in queries.rows_of(connection, "product_values.sql", "ids", ids, store=store):
        values[row.entity_id][row.code] = row.value
    rows = queries.rows_of(connection, "products.sql", "ids", ids)
    return {row.entity_id: _product(row.type_id, values[row.entity_id]) for row in rows}


def _product(kind: str, values: Mapping[str, str | None]) -> SoldProduct:
    return SoldProduct(
        kind=kind,
        name=values.get("name") or "",
        weight=_number(values.get("weight")),
        cost=_number(values.get("cost")),
        tax_class=int(values.get("tax_class_id") or 0),
    )


def _number(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)
