"""A command again and again, where there is no cron: in a container."""

import subprocess
import time

from sqlbridge.commands.stop import Stop


def repeat(command: list[str], seconds: float) -> None:
    """Run the command at once and then every `seconds`, each time as a process of its own, until SIGTERM or SIGINT.

    A run that is under way may end, and no other begins. However a run ends, the next one comes: it has told why.
    """
    stop = Stop()
    pause = 0.0
    while not stop.comes_within(pause):
        begun = time.monotonic()
        # In a session of its own: a terminal's Ctrl-C is for us, not for the run.
        subprocess.run(command, check=False, start_new_session=True)
        pause = max(0.0, begun + seconds - time.monotonic())
