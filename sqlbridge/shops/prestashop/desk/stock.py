"""Stock and state of an order move in one statement.

So an order that counts has taken its pieces, and one that does not has not, also where the tables know no
transactions. The statement comes last, since everybody who sells the same goods waits for its locks.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, TableClause, case, or_, text, update

from sqlbridge.shops.prestashop.desk.pieces import Pieces
from sqlbridge.shops.prestashop.desk.tables import Tables
from sqlbridge.shops.reading import Queries, naming_what_differs

_TAKE, _GIVE_BACK = -1, 1


def take(
    queries: Queries, tables: Tables, pieces: Pieces, place: Mapping[str, int], id_order: int, row: Mapping[str, Any]
) -> None:
    """Take the pieces from the stock of the place, and write `row` into the order."""
    _move(queries, tables, pieces, place, id_order, row, _TAKE)


def give_back(
    queries: Queries, tables: Tables, pieces: Pieces, place: Mapping[str, int], id_order: int, row: Mapping[str, Any]
) -> None:
    """Put the pieces back into the stock of the place, and write `row` into the order."""
    _move(queries, tables, pieces, place, id_order, row, _GIVE_BACK)


def _move(
    queries: Queries,
    tables: Tables,
    pieces: Pieces,
    place: Mapping[str, int],
    id_order: int,
    row: Mapping[str, Any],
    sign: int,
) -> None:
    products = sorted({id_product for id_product, _ in pieces.quantity | pieces.reserved})
    rows = queries.rows_of(tables.connection, "stock_rows.sql", "products", products, **place)
    orders = tables.named("orders", "id_order", "id_shop", *row)
    values: dict[ColumnElement[Any], Any] = {orders.c[name]: value for name, value in row.items()}
    is_meant: list[ColumnElement[bool]] = [orders.c.id_order == id_order]
    stock = tables.named("stock_available", "id_stock_available", "id_shop", *_counts(tables))
    if rows:
        values |= _moved(tables, stock, rows, pieces, sign)
        is_meant.append(stock.c.id_stock_available.in_([stock_row.id_stock_available for stock_row in rows]))
        is_meant.append(or_(stock.c.id_shop == orders.c.id_shop, stock.c.id_shop == 0))
    with naming_what_differs("stock_available"):
        tables.connection.execute(text("SET @sqlbridge_origin = 'amazon_order'"))
        tables.connection.execute(update(stock if rows else orders).where(*is_meant).values(values))
        tables.connection.execute(text("SET @sqlbridge_origin = NULL"))


def _counts(tables: Tables) -> list[str]:
    counts = ("quantity", "reserved_quantity", "physical_quantity")
    return [column for column in counts if tables.shape.has("stock_available", column)]


def _moved(
    tables: Tables, stock: TableClause, rows: Sequence[Any], pieces: Pieces, sign: int
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
    return {stock.c[name]: stock.c[name] + case(changes[name], value=key) for name in _counts(tables)}
