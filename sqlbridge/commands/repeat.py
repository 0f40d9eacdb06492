"""A command again and again, where there is no cron: in a container."""

import os
import select
import signal
import subprocess
import time


class _Stop:
    """Whether SIGTERM or SIGINT has come; a pipe, so that one which comes just before the wait ends it, too."""

    def __init__(self) -> None:
        self._asked, self._asking = os.pipe()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._ask)

    def comes_within(self, seconds: float) -> bool:
        return bool(select.select([self._asked], [], [], seconds)[0])

    def _ask(self, *_: object) -> None:
        os.write(self._asking, b".")


def repeat(command: list[str], seconds: float) -> None:
    """Run the command at once and then every `seconds`, each time as a process of its own, until SIGTERM or SIGINT.

    A run that is under way may end, and no other begins. However a run ends, the next one comes: it has told why.
    """
    stop = _Stop()
    pause = 0.0
    while not stop.comes_within(pause):
        begun = time.monotonic()
        # In a session of its own: a terminal's Ctrl-C is for us, not for the run.
        subprocess.run(command, check=False, start_new_session=True)
        pause = max(0.0, begun + seconds - time.monotonic())
