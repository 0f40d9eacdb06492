"""A table of numbers on the server, from which it makes rows by itself: PREFIX_bench_numbers holds 1, 2, 3, ..."""

from collections.abc import Iterator

_TABLE = "CREATE TABLE IF NOT EXISTS PREFIX_bench_numbers (n INT NOT NULL PRIMARY KEY) ENGINE=InnoDB"
_FIRST = "INSERT IGNORE INTO PREFIX_bench_numbers VALUES (1)"
_DOUBLE = (
    "INSERT IGNORE INTO PREFIX_bench_numbers SELECT n + @size FROM PREFIX_bench_numbers WHERE n + @size <= @most"
)


def numbers(most: int) -> Iterator[str]:
    """Statements that write down the numbers to `most`, twice as many with each."""
    yield _TABLE
    yield _FIRST
    yield f"SET @most = {most}"
    size = 1
    while size < most:
        yield f"SET @size = {size}"
        yield _DOUBLE
        size *= 2
