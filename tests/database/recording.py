"""What is asked of the server, and how it goes about it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, event

# Sets of rows are inserted, not looked for.
_EXPLAINED = ("SELECT", "UPDATE", "DELETE")


@dataclass(frozen=True)
class Statement:
    """A statement as the driver got it."""

    text: str
    parameters: Any

    @property
    def can_be_explained(self) -> bool:
        """Whether it looks for rows of a table."""
        is_looking = self.text.lstrip().upper().startswith(_EXPLAINED)
        return is_looking and " FROM" in self.text.upper() + " FROM" * self.text.upper().startswith("UPDATE")


@contextmanager
def recorded(engine: Engine) -> Iterator[list[Statement]]:
    """The statements that go through the engine inside."""
    statements: list[Statement] = []

    def keep(_connection: Any, _cursor: Any, text: str, parameters: Any, _context: Any, is_many: bool) -> None:
        statements.append(Statement(text, parameters[0] if is_many else parameters))

    event.listen(engine, "before_cursor_execute", keep)
    try:
        yield statements
    finally:
        event.remove(engine, "before_cursor_execute", keep)


def full_scans(connection: Connection, statement: Statement) -> set[str]:
    """The tables, or their aliases, that the server would read from the first row or index entry to the last."""
    explain = "EXPLAIN" if getattr(connection.dialect, "is_mariadb", False) else "EXPLAIN FORMAT=TRADITIONAL"
    plan = connection.exec_driver_sql(f"{explain} {statement.text}", statement.parameters).mappings()
    return {row["table"] for row in plan if row["type"] in ("ALL", "index") and not str(row["table"]).startswith("<")}
