"""Long lists in pieces, so that no statement outgrows the server's packet or its range optimiser; ids by reason."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import TypeVar

Item = TypeVar("Item")
Why = TypeVar("Why", bound=Hashable)

STATEMENT_ITEMS = 1000
# Well below the smallest max_allowed_packet that is met (1 MiB), with room for what escaping adds.
_STATEMENT_BYTES = 400_000


def batches(items: Sequence[Item], size: int = STATEMENT_ITEMS) -> Iterator[Sequence[Item]]:
    """The items in order, at most `size` at a time."""
    for start in range(0, len(items), size):
        yield items[start : start + size]


def weighed_batches(items: Sequence[Item], weight: Callable[[Item], int]) -> Iterator[Sequence[Item]]:
    """The same for items with long texts: no more at a time than a small packet takes; `weight` is in bytes."""
    batch: list[Item] = []
    total = 0
    for item in items:
        total += weight(item)
        if batch and (total > _STATEMENT_BYTES or len(batch) == STATEMENT_ITEMS):
            yield batch
            batch, total = [], weight(item)
        batch.append(item)
    if batch:
        yield batch


def by_value(reasons: Mapping[int, Why]) -> dict[Why, list[int]]:
    """Each reason with its ids."""
    groups: defaultdict[Why, list[int]] = defaultdict(list)
    for id_, why in reasons.items():
        groups[why].append(id_)
    return groups
