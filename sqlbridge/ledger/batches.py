"""Long lists in pieces, so that no statement outgrows the server's packet or its range optimiser."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")

STATEMENT_ITEMS = 1000


def batches(items: Sequence[Item], size: int = STATEMENT_ITEMS) -> Iterator[Sequence[Item]]:
    """The items in order, at most `size` at a time."""
    for start in range(0, len(items), size):
        yield items[start : start + size]
