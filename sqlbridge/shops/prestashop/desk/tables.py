"""Writing rows into the shop's tables, whatever its version."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, TableClause, column, delete, insert, table

from sqlbridge.database.naming import Names
from sqlbridge.shops.prestashop.desk.shape import Shape
from sqlbridge.shops.reading import naming_what_differs

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Tables:
    """The shop's tables: rows are written with the columns that there are, and texts cut to what these hold."""

    connection: Connection
    names: Names
    shape: Shape

    def named(self, name: str, *columns: str) -> TableClause:
        """A table (given without prefix) with some of its columns, for a statement."""
        full_name = self.names.shop_prefix + name
        return table(full_name, *map(column, columns), schema=self.names.shop_schema)

    def insert(self, name: str, row: Row) -> int:
        """Insert a row; its id, where the table counts."""
        fitted = self.shape.fitted(name, row)
        with naming_what_differs(name):
            return int(self.connection.execute(insert(self.named(name, *fitted)), fitted).lastrowid or 0)

    def insert_all(self, name: str, rows: Sequence[Row]) -> None:
        """Insert rows that all name the same columns; no rows, no statement."""
        fitted = [self.shape.fitted(name, row) for row in rows]
        if fitted:
            with naming_what_differs(name):
                self.connection.execute(insert(self.named(name, *fitted[0])), fitted)

    def delete(self, name: str, key: str, values: Sequence[object]) -> None:
        """Delete the rows whose `key` is one of the values."""
        named = self.named(name, key)
        is_meant: ColumnElement[bool] = named.c[key].in_(values)
        with naming_what_differs(name):
            self.connection.execute(delete(named).where(is_meant))
