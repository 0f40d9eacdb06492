"""Bulk inserts into a demo shop."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, column, insert, table

Row = Mapping[str, Any]

OPENING_DAY = datetime(2024, 3, 1, 9, 0, 0)


def insert_rows(connection: Connection, table_name: str, rows: Iterable[Row]) -> None:
    """Insert the rows, which all name the same columns; no rows, no statement."""
    values = [dict(row) for row in rows]
    if values:
        connection.execute(insert(table(table_name, *map(column, values[0]))), values)
