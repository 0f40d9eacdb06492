"""Inserts rows into the shop's order tables, their texts cut to what the columns hold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Insert, column, insert, table

from sqlbridge.database.naming import Names
from sqlbridge.errors import ShopError
from sqlbridge.shops.magento1.desk.grants import GRANTS
from sqlbridge.shops.reading import Queries, naming_what_differs

Row = Mapping[str, Any]

_THREE_BYTES = {"utf8", "utf8mb3"}
_LAST_OF_THREE_BYTES = "\uffff"
_REPLACEMENT = "\ufffd"


@dataclass(frozen=True, slots=True)
class Limit:
    """How many characters a column holds; `is_short`: none that UTF-8 writes with four bytes, such as emoji."""

    length: int
    is_short: bool

    def fitted(self, text: str) -> str:
        """The text as the column can hold it."""
        if self.is_short:
            text = "".join(_REPLACEMENT if one > _LAST_OF_THREE_BYTES else one for one in text)
        return text[: self.length]


@dataclass(frozen=True, slots=True)
class OrderTables:
    """The tables that an order's rows go into. `limits` is by table without prefix, and column."""

    names: Names
    limits: Mapping[tuple[str, str], Limit]

    def add(self, connection: Connection, name: str, row: Row) -> int:
        """Insert one row; its new id."""
        with naming_what_differs(f"the row of {name}"):
            return connection.execute(self._insertion(name, row), self._fitted(name, row)).lastrowid

    def add_all(self, connection: Connection, name: str, rows: Sequence[Row]) -> None:
        """Insert rows, which all name the same columns, in one statement."""
        if rows:
            with naming_what_differs(f"the row of {name}"):
                connection.execute(self._insertion(name, rows[0]), [self._fitted(name, row) for row in rows])

    def _insertion(self, name: str, row: Row) -> Insert:
        return insert(table(self.names.shop_prefix + name, *map(column, row), schema=self.names.shop_schema))

    def _fitted(self, name: str, row: Row) -> dict[str, Any]:
        return {key: self._value(name, key, value) for key, value in row.items()}

    def _value(self, name: str, key: str, value: Any) -> Any:
        limit = self.limits.get((name, key))
        return limit.fitted(value) if limit and isinstance(value, str) else value


def read_tables(connection: Connection, queries: Queries) -> OrderTables:
    """The order tables of the shop; ShopError where one of them knows no transactions."""
    names = queries.names
    written = {names.shop_prefix + name: name for name, privileges in GRANTS.items() if privileges != ("SELECT",)}
    slack = queries.rows_of(connection, "engines.sql", "tables", list(written), schema=names.shop_schema)
    if slack:
        raise ShopError(
            f"{slack[0].table_name} is a {slack[0].engine} table, so an order could be written by halves: "
            f"ALTER TABLE {slack[0].table_name} ENGINE=InnoDB, as Magento ships it"
        )
    rows = queries.rows_of(connection, "columns.sql", "tables", list(written), schema=names.shop_schema)
    limits = {
        (written[row.table_name], row.column_name): Limit(row.length, row.charset in _THREE_BYTES) for row in rows
    }
    return OrderTables(names, limits)
