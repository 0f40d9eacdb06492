"""The shop's statistics of what was sold."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from sqlbridge.shops.prestashop.desk.tables import Tables
from sqlbridge.shops.prestashop.pieces import Goods
from sqlbridge.shops.reading import Queries


def count(queries: Queries, tables: Tables, sold: Mapping[Goods, int], now: datetime) -> None:
    """The products were sold."""
    _write(queries, tables, "sale.sql", sold, now)


def take_back(queries: Queries, tables: Tables, sold: Mapping[Goods, int], now: datetime) -> None:
    """The products were not sold after all."""
    _write(queries, tables, "sale_undone.sql", sold, now)


def _write(queries: Queries, tables: Tables, file: str, sold: Mapping[Goods, int], now: datetime) -> None:
    pieces: Counter[int] = Counter()
    for (id_product, _), number in sold.items():
        pieces[id_product] += number
    rows = [
        {"id_product": id_product, "pieces": number, "orders": 1, "today": now.date()}
        for id_product, number in sorted(pieces.items())
    ]
    queries.write_all(tables.connection, file, rows)
