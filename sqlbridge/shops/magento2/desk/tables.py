"""Writing rows into the shop's tables, within what their columns can hold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, column, insert, table

from sqlbridge.database.naming import Names
from sqlbridge.shops.reading import Queries, naming_what_differs

Row = Mapping[str, Any]

_OUTSIDE_THE_PLANE = 0xFFFF
_BYTES_OF_EMOJI = 4


@dataclass(frozen=True, slots=True)
class Limit:
    """What a text column takes: so many characters, of so many bytes at most."""

    characters: int
    bytes: int

    def fit(self, text: str) -> str:
        """The text as far as it fits; a question mark stands for what the column's character set does not have."""
        if self.bytes < _BYTES_OF_EMOJI:
            text = "".join("?" if ord(letter) > _OUTSIDE_THE_PLANE else letter for letter in text)
        return text[: self.characters]


@dataclass(frozen=True, slots=True)
class Tables:
    """Tables of the shop with the limits of their text columns, by table (without prefix) and column."""

    names: Names
    limits: Mapping[str, Mapping[str, Limit]]

    def insert(self, connection: Connection, name: str, *rows: Row) -> int:
        """Insert rows that all name the same columns, in one statement; the id of the first."""
        fitting = [self._fitting(name, row) for row in rows]
        into = table(self.names.shop_prefix + name, *map(column, fitting[0]), schema=self.names.shop_schema)
        with naming_what_differs(f"the order's row in {name}"):
            return int(connection.execute(insert(into), fitting).lastrowid)

    def _fitting(self, name: str, row: Row) -> dict[str, Any]:
        limits = self.limits.get(name, {})
        return {
            key: limits[key].fit(value) if isinstance(value, str) and key in limits else value
            for key, value in row.items()
        }


def read(connection: Connection, queries: Queries, names: Sequence[str]) -> Tables:
    """The tables with these names (without prefix)."""
    prefix = queries.names.shop_prefix
    full = {prefix + name: name for name in names}
    limits: dict[str, dict[str, Limit]] = {name: {} for name in names}
    rows = queries.rows_of(connection, "columns.sql", "tables", list(full), schema=queries.names.shop_schema)
    for row in rows:
        limits[full[row.table_name]][row.column_name] = Limit(int(row.characters), row.bytes)
    return Tables(queries.names, limits)


def next_value(connection: Connection, names: Names, sequence: str) -> int:
    """The next value of one of the shop's sequences; `sequence` is the table's full name."""
    into = insert(table(sequence, schema=names.shop_schema))
    with naming_what_differs("the order's number"):
        return int(connection.execute(into).lastrowid)
