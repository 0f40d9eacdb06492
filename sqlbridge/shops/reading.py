"""Running an adapter's `.sql` files, long lists of values in batches."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from sqlbridge.database.naming import Names
from sqlbridge.database.statements import statement

_BATCH = 1000


@dataclass(frozen=True, slots=True)
class Queries:
    """The `.sql` files of one folder, for the tables of one shop."""

    folder: Path
    names: Names

    def rows(self, connection: Connection, file: str, **parameters: Any) -> Sequence[Any]:
        """All rows of the file's statement."""
        return connection.execute(statement(self.folder / file, self.names), parameters).all()

    def rows_of(
        self, connection: Connection, file: str, name: str, values: Sequence[Any], **parameters: Any
    ) -> list[Any]:
        """All rows of the statement, whose parameter `name` takes the values a batch at a time."""
        query = statement(self.folder / file, self.names, name)
        rows: list[Any] = []
        for start in range(0, len(values), _BATCH):
            rows += connection.execute(query, {name: list(values[start : start + _BATCH]), **parameters}).all()
        return rows
