"""Which task runs how often: what `sqlbridge cron` prints and `sqlbridge run due` keeps to."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlbridge.settings import ChannelSettings, Settings

# Cron starts a minute sooner or later than the time before.
_TOLERANCE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class ScheduledTask:
    """A task, how often it runs, when cron starts it, and whether a channel has switched it on, by which table.

    The times of day are spread, so that not everything starts at the full hour.
    """

    name: str
    every: timedelta
    cron: str
    calendar: str
    what: str
    is_wanted: Callable[[ChannelSettings], bool] | None = None
    switch: str = ""

    def is_on(self, settings: Settings) -> bool:
        """Whether there is anything to do for it: most tasks are switched on channel by channel."""
        if self.is_wanted is None:
            return True
        channels = (one for account in settings.accounts.values() for one in account.channels.values())
        return any(self.is_wanted(one) for one in channels)

    def is_due(self, last_started: datetime | None, now: datetime) -> bool:
        """Whether it is time again; a last start in the future was written by a clock that was wrong."""
        return last_started is None or last_started > now or last_started + self.every - _TOLERANCE <= now


SCHEDULE = (
    ScheduledTask(
        "import-orders",
        timedelta(minutes=20),
        "17,37,57 * * * *",
        "*:17/20",
        "Amazon's orders into the shop",
        lambda channel: channel.orders.enabled,
        "orders",
    ),
    ScheduledTask("acknowledge", timedelta(minutes=5), "*/5 * * * *", "*:00/5", "Amazon's verdict on what was sent"),
    ScheduledTask("update", timedelta(minutes=20), "*/20 * * * *", "*:00/20", "prices and stock to Amazon"),
    ScheduledTask(
        "send-tracking",
        timedelta(minutes=20),
        "13,33,53 * * * *",
        "*:13/20",
        "what the shop has shipped to Amazon",
        lambda channel: channel.tracking.enabled,
        "tracking",
    ),
    ScheduledTask(
        "match",
        timedelta(hours=1),
        "7 * * * *",
        "*:07",
        "what is listed at Amazon",
        lambda channel: channel.match.enabled,
        "match",
    ),
    ScheduledTask(
        "auto-submit",
        timedelta(hours=4),
        "37 */4 * * *",
        "00/4:37",
        "offers of products that Amazon knows by their EAN",
        lambda channel: channel.submit.enabled,
        "submit",
    ),
    ScheduledTask(
        "reconcile",
        timedelta(days=1),
        "47 2 * * *",
        "02:47",
        "every offer compared with what Amazon has acknowledged",
    ),
    ScheduledTask("housekeeping", timedelta(days=1), "17 3 * * *", "03:17", "remove what is done and old"),
)
