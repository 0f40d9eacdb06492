"""Ids in pieces that a statement can name: exactly these, whatever becomes visible beside them meanwhile.

Ids without a gap between them leave no room for another row, so their first and last say it all: one range, which
costs a server a third of what a list of them costs it, and a client nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from sqlalchemy import ColumnElement

from sqlbridge.ledger.batches import batches

# Where a statement of its own begins to cost less than a place in the list of another one.
_LONG = 100


def pieces(ids: Iterable[int]) -> Iterator[Sequence[int]]:
    """Each id once, lowest first: in a `range` where many follow each other, else in lists of up to a thousand."""
    scattered: list[int] = []
    for stretch in _stretches(sorted(set(ids))):
        if len(stretch) >= _LONG:
            yield from batches(scattered)
            yield stretch
            scattered = []
        else:
            scattered.extend(stretch)
    yield from batches(scattered)


def in_piece(column: ColumnElement[int], piece: Sequence[int]) -> ColumnElement[bool]:
    """That the column is one of the ids of a piece."""
    return column.between(piece[0], piece[-1]) if isinstance(piece, range) else column.in_(piece)


def is_gapless(first: int, last: int, number: int) -> bool:
    """Whether so many different ids from `first` to `last` leave none out."""
    return last - first + 1 == number


def _stretches(ids: Sequence[int]) -> Iterator[range]:
    if ids and is_gapless(ids[0], ids[-1], len(ids)):
        yield range(ids[0], ids[-1] + 1)
        return
    for _, group in groupby(enumerate(ids), lambda one: one[1] - one[0]):
        members = [id_ for _, id_ in group]
        yield range(members[0], members[-1] + 1)
