"""Stock and state of an order move in one statement.

So an order that counts has taken its pieces, and one that does not has not, also where the tables know no
transactions. The statement comes last, since everybody who sells the same goods waits for its locks.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, TableClause, Update, case, or_, update

from sqlbridge.shops.prestashop.desk.tables import Tables
from sqlbridge.shops.prestashop.pieces import Pieces
from sqlbridge.shops.reading import Queries, naming_what_differs

_COUNTS = ("quantity", "reserved_quantity", "physical_quantity")


@dataclass(frozen=True, slots=True)
class StockRoom:
    """Where a shop keeps its stock: `place` is that of `View.stock_place`."""

    queries: Queries
    tables: Tables
    place: Mapping[str, int]

    def take(self, pieces: Pieces, id_order: int, row: Mapping[str, Any]) -> None:
        """Take the pieces out, and write `row` into the order."""
        self._move(pieces, id_order, row, sign=-1)

    def give_back(self, pieces: Pieces, id_order: int, row: Mapping[str, Any]) -> None:
        """Put the pieces back, and write `row` into the order."""
        self._move(pieces, id_order, row, sign=1)

    def _move(self, pieces: Pieces, id_order: int, row: Mapping[str, Any], sign: int) -> None:
        moved = pieces.quantity | pieces.reserved
        products = sorted({id_product for id_product, _ in moved})
        rows = self.queries.rows_of(self.tables.connection, "stock_rows.sql", "products", products, **self.place)
        concerned = [stock for stock in rows if moved[stock.id_product, stock.id_product_attribute]]
        statement = self._statement(concerned, pieces, id_order, row, sign)
        with naming_what_differs("stock_available"):
            self.tables.connection.execute(statement)

    def _statement(
        self, rows: Sequence[Any], pieces: Pieces, id_order: int, row: Mapping[str, Any], sign: int
    ) -> Update:
        orders = self.tables.named("orders", "id_order", "id_shop", *row)
        written: dict[ColumnElement[Any], Any] = {orders.c[name]: value for name, value in row.items()}
        if not rows:
            return update(orders).where(orders.c.id_order == id_order).values(written)
        counts = [column for column in _COUNTS if self.tables.shape.has("stock_available", column)]
        stock = self.tables.named("stock_available", "id_stock_available", "id_shop", *counts)
        is_meant = stock.c.id_stock_available.in_([each.id_stock_available for each in rows])
        is_of_shop = or_(stock.c.id_shop == orders.c.id_shop, stock.c.id_shop == 0)
        moved = _moved(stock, counts, rows, pieces, sign)
        return update(stock).where(orders.c.id_order == id_order, is_meant, is_of_shop).values(written | moved)


def _moved(
    stock: TableClause, counts: Sequence[str], rows: Sequence[Any], pieces: Pieces, sign: int
) -> dict[ColumnElement[Any], Any]:
    """What is there goes down by what is taken; what is reserved is still in the house."""
    goods = {row.id_stock_available: (row.id_product, row.id_product_attribute) for row in rows}
    quantity = {key: sign * pieces.quantity[good] for key, good in goods.items()}
    reserved = {key: -sign * pieces.reserved[good] for key, good in goods.items()}
    changes = {
        "quantity": quantity,
        "reserved_quantity": reserved,
        "physical_quantity": {key: quantity[key] + reserved[key] for key in goods},
    }
    key = stock.c.id_stock_available
    return {stock.c[name]: stock.c[name] + case(changes[name], value=key) for name in counts}
