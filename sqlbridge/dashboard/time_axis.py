"""The intervals that a chart shows, and the moments that its axis names, in the viewer's zone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_skeleton

from sqlbridge.dashboard.viewer import current_viewer

_DAY = timedelta(days=1)
_BEGINNING = datetime(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """`number` intervals of equal length, the first beginning at `since` (UTC); `mark` is how far names are apart."""

    since: datetime
    interval: timedelta
    number: int
    mark: timedelta

    @property
    def until(self) -> datetime:
        """The end of the last interval."""
        return self.since + self.interval * self.number

    @property
    def seconds(self) -> int:
        """The length of an interval."""
        return int(self.interval.total_seconds())

    def beginnings(self) -> list[datetime]:
        """When each interval begins."""
        return [self.since + self.interval * index for index in range(self.number)]

    def place(self, moment: datetime) -> float:
        """Where a moment is, from 0 to 1."""
        return (moment - self.since) / (self.until - self.since)

    def marks(self) -> Iterator[tuple[float, str]]:
        """Places that get a name, each with it: hours of the viewer's day, or days."""
        viewer = current_viewer()
        skeleton = "Hm" if self.mark < _DAY else "MMMd"
        for moment in _local_moments(self.since, self.until, self.mark, viewer.zone):
            words = format_skeleton(skeleton, moment.replace(tzinfo=UTC), tzinfo=viewer.zone, locale=viewer.locale)
            yield self.place(moment), words


def time_axis(now: datetime, whole: timedelta, interval: timedelta, mark: timedelta) -> TimeAxis:
    """The last intervals up to now, whose limits stay the same from one look to the next."""
    number = int(whole / interval)
    end = _BEGINNING + interval * ((now - _BEGINNING) // interval + 1)
    return TimeAxis(end - interval * number, interval, number, mark)


def _local_moments(since: datetime, until: datetime, mark: timedelta, zone: ZoneInfo) -> Iterator[datetime]:
    # Midnight by the wall, whatever summer time does to the hours between.
    day = since.replace(tzinfo=UTC).astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
    step = 0
    while (moment := _utc(day + mark * step, zone)) <= until:
        if moment >= since:
            yield moment
        step += 1


def _utc(wall: datetime, zone: ZoneInfo) -> datetime:
    return wall.replace(tzinfo=zone).astimezone(UTC).replace(tzinfo=None)
