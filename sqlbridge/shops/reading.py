"""Running the `.sql` files of adapters and desks, long lists of values in batches."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, TextClause
from sqlalchemy.exc import DBAPIError

from sqlbridge.database.naming import Names
from sqlbridge.database.statements import statement
from sqlbridge.errors import ShopError

_BATCH = 1000
# A column or table that is not there, or that the account may not read or write.
_UNLIKE_THE_SHOP = {1054, 1142, 1143, 1146}


@dataclass(frozen=True, slots=True)
class Queries:
    """The `.sql` files of one folder, for the tables of one shop, whose SKUs `sku_column` holds, if a file asks."""

    folder: Path
    names: Names
    sku_column: str = ""

    def rows(self, connection: Connection, file: str, **parameters: Any) -> Sequence[Any]:
        """All rows of the file's statement."""
        return _run(connection, file, self._statement(file), parameters)

    def rows_of(
        self, connection: Connection, file: str, name: str, values: Sequence[Any], **parameters: Any
    ) -> list[Any]:
        """All rows of the statement, whose parameter `name` takes the values a batch at a time."""
        query = self._statement(file)
        rows: list[Any] = []
        for start in range(0, len(values), _BATCH):
            batch = {name: tuple(values[start : start + _BATCH]), **parameters}
            rows += _run(connection, file, query, batch)
        return rows

    def write(self, connection: Connection, file: str, **parameters: Any) -> None:
        """Execute the file's statement, which writes."""
        self.write_all(connection, file, [parameters])

    def write_all(self, connection: Connection, file: str, rows: Sequence[Mapping[str, Any]]) -> None:
        """Execute the file's statement, which writes, for each of the rows; without rows, not at all."""
        if rows:
            with naming_what_differs(file):
                connection.execute(self._statement(file), list(rows))

    def _statement(self, file: str) -> TextClause:
        return statement(self.folder / file, self.names, sku_column=self.sku_column)


@contextmanager
def naming_what_differs(what: str) -> Iterator[None]:
    """ShopError, naming the file or table, where a statement meets tables that are not there or not granted."""
    try:
        yield
    except DBAPIError as exc:
        number, words = (*getattr(exc.orig, "args", ()), 0, "")[:2]
        if number not in _UNLIKE_THE_SHOP:
            raise
        raise ShopError(
            f"the shop's tables are not what {what} needs: {words}. After an upgrade of the shop, check that [shop] "
            "names its platform and prefix, run `sqlbridge grants` for the accounts' rights, and update SQLBridge"
        ) from exc


def _run(connection: Connection, file: str, query: TextClause, parameters: dict[str, Any]) -> Sequence[Any]:
    with naming_what_differs(file):
        return connection.execute(query, parameters).all()
