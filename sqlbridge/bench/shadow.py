"""The baseline of all reading: whatever is read is fetched once more, by the driver alone."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, event


class Shadow:
    """How long the driver alone took for the `statements` that were read, and how many `rows` it fetched."""

    def __init__(self, cursor: Any) -> None:
        self._cursor = cursor
        self.seconds = 0.0
        self.statements = 0
        self.rows = 0

    def before(self, _connection: Any, _cursor: Any, statement: str, parameters: Any, *_others: Any) -> None:
        """Every other statement is fetched before ours, so that neither always meets the warmer caches."""
        if _is_reading(statement):
            self.statements += 1
            if self.statements % 2:
                self._fetch(statement, parameters)

    def after(self, _connection: Any, _cursor: Any, statement: str, parameters: Any, *_others: Any) -> None:
        """And the others behind ours."""
        if _is_reading(statement) and not self.statements % 2:
            self._fetch(statement, parameters)

    def _fetch(self, statement: str, parameters: Any) -> None:
        started = time.perf_counter()
        self._cursor.execute(statement, parameters or None)
        rows = self._cursor.fetchall()
        self.seconds += time.perf_counter() - started
        self.rows += len(rows)


@contextmanager
def shadowed(engine: Engine) -> Iterator[Shadow]:
    """Whatever the engine reads inside is fetched by the driver as well, on a connection of its own."""
    connection = engine.raw_connection()
    shadow = Shadow(connection.cursor())
    listeners = (("before_cursor_execute", shadow.before), ("after_cursor_execute", shadow.after))
    try:
        for name, listener in listeners:
            event.listen(engine, name, listener)
        yield shadow
    finally:
        for name, listener in listeners:
            event.remove(engine, name, listener)
        connection.close()


def _is_reading(statement: str) -> bool:
    return statement.lstrip().upper().startswith("SELECT") and "FOR UPDATE" not in statement
