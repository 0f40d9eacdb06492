"""How far long work has come, for whoever looks on; the work itself does not know who that is."""

from typing import Protocol


class Advance(Protocol):
    """Told as work goes on; must return at once and never raise."""

    def __call__(self, what: str, done: int, total: int | None = None, /) -> None:
        """So many of `what` ("listings", in the plural) are done, of `total` where that is known."""


def unseen(_what: str, _done: int, _total: int | None = None, /) -> None:
    """Nobody looks on."""
