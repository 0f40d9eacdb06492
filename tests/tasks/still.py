"""An Amazon whose clock can stand still without being asked for the time again and again."""

from datetime import datetime, timedelta

from sqlbridge.sandbox import Sandbox


class StillSandbox(Sandbox):
    """A control client, the only one that moves the clock.

    A run of the bridge's asks for the time dozens of times, and each of these would be a request.
    """

    _time: datetime | None = None

    def freeze(self) -> None:
        """Let the time stand still but for `advance`, and remember it."""
        super().freeze()
        self._time = super().now()

    def resume(self) -> None:
        """Let the time run again."""
        super().resume()
        self._time = None

    def now(self) -> datetime:
        """The sandbox's time."""
        return self._time or super().now()

    def advance(self, seconds: float) -> None:
        """Move the sandbox's time forward."""
        super().advance(seconds)
        if self._time:
            self._time += timedelta(seconds=seconds)
