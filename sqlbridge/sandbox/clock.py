"""The sandbox's time: real, shifted or frozen."""

from datetime import UTC, datetime, timedelta


class Clock:
    """Tells the sandbox's time in UTC. It can be advanced, so that nobody has to wait, and frozen."""

    def __init__(self) -> None:
        self._shift = timedelta(0)
        self._frozen_at: datetime | None = None

    @property
    def frozen(self) -> bool:
        """Whether time stands still until it is advanced or resumed."""
        return self._frozen_at is not None

    def now(self) -> datetime:
        """The sandbox's present time."""
        return (self._frozen_at or datetime.now(UTC)) + self._shift

    def advance(self, seconds: float) -> None:
        """Move the time forward, frozen or not."""
        self._shift += timedelta(seconds=seconds)

    def freeze(self) -> None:
        """Let time stand still."""
        if not self.frozen:
            self._frozen_at = datetime.now(UTC)

    def resume(self) -> None:
        """Let time run again from where it stands, never backwards."""
        self._shift = self.now() - datetime.now(UTC)
        self._frozen_at = None
