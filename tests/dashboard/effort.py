"""What a question costs the server, counted by the server itself, and tables that are large enough to tell."""

from collections.abc import Callable

from sqlalchemy import Connection

from sqlbridge.database.engine import Database

MANY = 20_000
_DIGIT = "(SELECT 0 AS n" + "".join(f" UNION ALL SELECT {digit}" for digit in range(1, 10)) + ")"
NUMBERS = (
    "(SELECT a.n + 10 * b.n + 100 * c.n + 1000 * d.n + 10000 * e.n + 1 AS n FROM "
    + ", ".join(f"{_DIGIT} AS {name}" for name in "abcd")
    + ", (SELECT 0 AS n UNION ALL SELECT 1) AS e) AS numbers"
)
"""A table of the numbers from 1 to `MANY`, for INSERT ... SELECT."""


def rows_read(database: Database, question: Callable[[Connection], object]) -> int:
    """How many rows and index entries the server has looked at to answer."""
    with database.read() as connection:
        unasked = -_counted(connection) + _counted(connection)
        before = _counted(connection)
        question(connection)
        return _counted(connection) - before - unasked


def _counted(connection: Connection) -> int:
    # What a condition on the index itself leaves out, MariaDB counts by itself.
    of_interest = "Variable_name LIKE 'Handler_read%%' OR Variable_name = 'Handler_icp_attempts'"
    rows = connection.exec_driver_sql(f"SHOW SESSION STATUS WHERE {of_interest}")
    return sum(int(row[1]) for row in rows)
