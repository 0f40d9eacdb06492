"""Who is told of runs, as the configuration has it."""

from sqlbridge.monitoring.pings import Pings
from sqlbridge.settings import Settings
from sqlbridge.tasks.observers import RunObserver


def observers_of(settings: Settings) -> tuple[RunObserver, ...]:
    """Those that are configured."""
    monitoring = settings.monitoring
    return (Pings(monitoring),) if monitoring.ping != type(monitoring.ping)() else ()
