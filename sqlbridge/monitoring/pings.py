"""Pings as healthchecks.io and its kin take them: one address per task, /start and /fail below it."""

from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from sqlbridge.errors import SqlBridgeError
from sqlbridge.monitoring.delivery import deliver, send
from sqlbridge.settings import MonitoringSettings

# healthchecks.io keeps 100 kB; an error says in its first lines what there is to say.
_LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Pings:
    """A RunObserver. A task without an address is not told of."""

    settings: MonitoringSettings

    def begun(self, task: str, /) -> None:
        """Tell that it has begun."""
        self._ping(task, "start")

    def ended(self, task: str, error: BaseException | None, /) -> None:
        """Tell that it went well, or what went wrong."""
        if error is None:
            self._ping(task, "")
        else:
            self._ping(task, "fail", words_of(error))

    def _ping(self, task: str, path: str, body: str = "") -> None:
        seconds = self.settings.timeout_seconds
        if address := self.settings.ping.of(task):
            target, what = _below(address, path), f"the ping {path or 'success'} of {task}"
            deliver(what, lambda: send("POST", target, body, "text/plain; charset=utf-8", seconds), seconds)


def words_of(error: BaseException) -> str:
    """What an error says where others read it: only our own errors are known to hold no secrets and no buyers."""
    if isinstance(error, SqlBridgeError):
        return str(error)[:_LONGEST] or type(error).__name__
    return f"unexpected: {type(error).__name__}; the log has more"


def _below(address: str, path: str) -> str:
    parts = urlsplit(address)
    return urlunsplit(parts._replace(path=f"{parts.path.rstrip('/')}/{path}" if path else parts.path))
