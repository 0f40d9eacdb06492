"""How much the server looked at to answer: its own counters, which no plan's guess can embellish."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, text


@contextmanager
def rows_looked_at(connection: Connection) -> Iterator[Callable[[], int]]:
    """Counts the rows that this connection's statements read, from tables and indexes."""
    before, seen = _handlers(connection), list[int]()
    yield lambda: seen[0]
    seen.append(_handlers(connection) - before)


def _handlers(connection: Connection) -> int:
    rows = connection.execute(text("SHOW SESSION STATUS LIKE 'Handler_read%'"))
    return sum(int(row[1]) for row in rows if not str(row[0]).startswith("Handler_read_rnd_deleted"))
