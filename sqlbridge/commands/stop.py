"""Whether the program was told to end, by SIGTERM or SIGINT."""

import os
import select
import signal


class Stop:
    """Whether SIGTERM or SIGINT has come, from now on.

    A pipe, so that one which comes just before the wait ends it, too; an Event's lock may be held by the very code
    that the signal interrupts.
    """

    def __init__(self) -> None:
        self._asked, self._asking = os.pipe()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._ask)

    def comes_within(self, seconds: float) -> bool:
        """Wait so long at most; True where it has come."""
        return bool(select.select([self._asked], [], [], seconds)[0])

    def _ask(self, *_: object) -> None:
        os.write(self._asking, b".")
