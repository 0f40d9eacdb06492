"""Who is told of runs, as the configuration has it."""

from sqlbridge.settings import PingSettings, Settings
from sqlbridge.tasks.observers import RunObserver


def observers_of(settings: Settings) -> tuple[RunObserver, ...]:
    """Those that are configured; pings last, as they may take longest."""
    monitoring, observers = settings.monitoring, list[RunObserver]()
    if monitoring.textfile:
        from sqlbridge.monitoring.textfile import TextFile

        observers.append(TextFile(settings))
    if monitoring.alert.webhook or monitoring.alert.mail_to:
        from sqlbridge.monitoring.alerts import Alerts

        observers.append(Alerts(settings))
    if monitoring.ping != PingSettings():
        from sqlbridge.monitoring.pings import Pings

        observers.append(Pings(monitoring))
    return tuple(observers)
