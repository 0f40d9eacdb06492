"""Running an adapter's `.sql` files, long lists of values in batches."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, CursorResult, Executable
from sqlalchemy.exc import DBAPIError

from sqlbridge.database.naming import Names
from sqlbridge.database.statements import statement
from sqlbridge.errors import ShopError

_BATCH = 1000
# A column or table that is not there, or that the worker may not read.
_UNLIKE_THE_SHOP = {1054, 1142, 1143, 1146}


@dataclass(frozen=True, slots=True)
class Queries:
    """The `.sql` files of one folder, for the tables of one shop."""

    folder: Path
    names: Names

    def rows(self, connection: Connection, file: str, **parameters: Any) -> Sequence[Any]:
        """All rows of the file's statement."""
        return run(connection, file, statement(self.folder / file, self.names), parameters).all()

    def rows_of(
        self, connection: Connection, file: str, name: str, values: Sequence[Any], **parameters: Any
    ) -> list[Any]:
        """All rows of the statement, whose parameter `name` takes the values a batch at a time."""
        query = statement(self.folder / file, self.names, name)
        rows: list[Any] = []
        for start in range(0, len(values), _BATCH):
            batch = {name: list(values[start : start + _BATCH]), **parameters}
            rows += run(connection, file, query, batch).all()
        return rows

    def execute(self, connection: Connection, file: str, *lists: str, **parameters: Any) -> None:
        """Execute the file's statement, which finds no rows; `lists` names the parameters with several values."""
        run(connection, file, statement(self.folder / file, self.names, *lists), parameters)

    def write(self, connection: Connection, file: str, **parameters: Any) -> None:
        """Execute the file's statement, which writes."""
        self.write_all(connection, file, [parameters])

    def write_all(self, connection: Connection, file: str, rows: Sequence[Mapping[str, Any]]) -> None:
        """Execute the file's statement, which writes, for each of the rows; without rows, not at all."""
        if rows:
            with as_shop_error(file):
                connection.execute(statement(self.folder / file, self.names), list(rows))


@contextmanager
def as_shop_error(what: str) -> Iterator[None]:
    """ShopError, naming what needs them, where a statement meets what is missing or not granted."""
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


naming_what_differs = as_shop_error


def run(connection: Connection, what: str, query: Executable, parameters: Any = None) -> CursorResult[Any]:
    """Execute a statement; ShopError, with `what` it is, where the shop lacks a table or column or a right to it."""
    with as_shop_error(what):
        return connection.execute(query, parameters)
