"""Which columns this version of the shop has, and what fits into each."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from sqlbridge.shops.prestashop.desk.grants import GRANTS
from sqlbridge.shops.reading import Queries

_BYTES_PER_CHARACTER = 4
_LAST_OF_THREE_BYTES = "\uffff"


@dataclass(frozen=True, slots=True)
class Column:
    """`length` in characters, None where the column holds no text; `is_basic`: none above U+FFFF, as emoji are."""

    length: int | None
    is_basic: bool

    def fitted(self, value: Any) -> Any:
        """The value; of a text, as much as the column holds."""
        if not isinstance(value, str) or self.length is None:
            return value
        if self.is_basic:
            value = "".join(character for character in value if character <= _LAST_OF_THREE_BYTES)
        return value[: self.length].strip()


@dataclass(frozen=True, slots=True)
class Shape:
    """Table without prefix -> column -> what it holds."""

    columns: Mapping[str, Mapping[str, Column]]

    def has(self, table: str, column: str) -> bool:
        """Whether this version has the column."""
        return column in self.columns.get(table, {})

    def text(self, table: str, column: str, value: str) -> str:
        """As much of the value as the column holds."""
        fitted: str = self.columns[table][column].fitted(value)
        return fitted

    def fitted(self, table: str, row: Mapping[str, Any]) -> dict[str, Any]:
        """Of the row, the columns that this version has, with texts as they fit."""
        columns = self.columns.get(table, {})
        return {name: columns[name].fitted(value) for name, value in row.items() if name in columns}


def read(queries: Queries, connection: Connection) -> Shape:
    """The shape of all tables that the desk works with."""
    names = queries.names
    by_name = {names.shop_prefix + table: table for table in GRANTS}
    rows = queries.rows_of(connection, "columns.sql", "tables", list(by_name), schema=names.shop_schema)
    columns: defaultdict[str, dict[str, Column]] = defaultdict(dict)
    for row in rows:
        if row.table_name in by_name:
            columns[by_name[row.table_name]][row.name] = _column(row)
    return Shape(columns)


def _column(row: Any) -> Column:
    if row.length is None or not row.characters:
        return Column(None, is_basic=False)
    is_counted_in_bytes = "text" in row.type.lower()
    length = row.length // _BYTES_PER_CHARACTER if is_counted_in_bytes else row.length
    return Column(int(length), is_basic=row.characters != "utf8mb4")
