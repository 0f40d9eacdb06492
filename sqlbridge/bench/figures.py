"""The figures of docs/performance.md, in its order."""

from collections.abc import Callable, Iterator

from sqlbridge.bench.ground import Ground
from sqlbridge.bench.measure import Figure
from sqlbridge.bench.pages import pages

FIGURES: dict[str, Callable[[Ground], Iterator[Figure]]] = {
    "pages": pages,
}
"""Name -> what takes it."""
