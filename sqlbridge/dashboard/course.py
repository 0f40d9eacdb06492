"""How it went: the charts of the first page, from what runs and feeds have left behind."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection

from sqlbridge.dashboard.charts import Chart, Series, chart_of_ages, chart_of_numbers
from sqlbridge.dashboard.time_axis import TimeAxis, time_axis
from sqlbridge.dashboard.viewer import gettext
from sqlbridge.database.tables import Tables
from sqlbridge.ledger import queue_samples
from sqlbridge.ledger.views import feed_rates, run_pages
from sqlbridge.ledger.views.feed_rates import Flow


def _(message: str) -> str:
    """Marks a message for translation."""
    return message


_DAY, _HOUR = timedelta(days=1), timedelta(hours=1)
# Name -> how long, how fine the queue and the flow are drawn, what the axis names.
SPANS: Mapping[str, tuple[timedelta, timedelta, timedelta, timedelta]] = {
    "24h": (_DAY, _HOUR / 2, _HOUR, 6 * _HOUR),
    "7d": (7 * _DAY, 3 * _HOUR, _HOUR, _DAY),
    "30d": (30 * _DAY, 12 * _HOUR, _DAY, 5 * _DAY),
}
SPAN_WORDS = {"24h": _("24 hours"), "7d": _("7 days"), "30d": _("30 days")}
# More lines than colours are not told apart.
_MOST_LINES = 4


def charts(connection: Connection, tables: Tables, span: str, now: datetime) -> list[Chart]:
    """The charts of that span, a key of SPANS."""
    whole, fine, coarse, mark = SPANS[span]
    queue, flow = time_axis(now, whole, fine, mark), time_axis(now, whole, coarse, mark)
    return [*_queue(connection, tables, queue), *_flow(connection, tables, flow, is_hourly=coarse == _HOUR)]


def _queue(connection: Connection, tables: Tables, axis: TimeAxis) -> list[Chart]:
    rows = queue_samples.by_interval(connection, tables, axis.since, axis.seconds)
    depth = _line(axis, {row.number: row.depth for row in rows}, None)
    age = _line(axis, {row.number: row.age for row in rows}, None)
    return [
        chart_of_numbers("depth", gettext("On the way to Amazon"), axis, [Series(gettext("changes"), depth)]),
        chart_of_ages("age", gettext("Age of the oldest change"), axis, [Series(gettext("age"), age)]),
    ]


def _flow(connection: Connection, tables: Tables, axis: TimeAxis, *, is_hourly: bool) -> list[Chart]:
    since, seconds = axis.since, axis.seconds
    written = _sums(axis, run_pages.collected(connection, tables, since))
    writes = [Series(gettext("writes"), _line(axis, written, 0))]
    sent = _by_channel(axis, feed_rates.sent(connection, tables, since, seconds))
    accepted = _by_channel(axis, feed_rates.acknowledged(connection, tables, since, seconds))
    titles = (
        (gettext("Writes in the shop per hour"), gettext("Values sent per hour"), gettext("Acknowledged per hour"))
        if is_hourly
        else (gettext("Writes in the shop per day"), gettext("Values sent per day"), gettext("Acknowledged per day"))
    )
    named = zip(("writes", "sent", "acknowledged"), titles, (writes, sent, accepted), strict=True)
    return [chart_of_numbers(id_, title, axis, series) for id_, title, series in named]


def _sums(axis: TimeAxis, moments: Iterable[tuple[datetime, int]]) -> dict[int, int]:
    found: dict[int, int] = {}
    for moment, number in moments:
        index = int((moment - axis.since) / axis.interval)
        found[index] = found.get(index, 0) + number
    return found


def _by_channel(axis: TimeAxis, flows: Sequence[Flow]) -> list[Series]:
    """A line for each channel, the busiest first; what is beyond the last colour is one line together."""
    channels: dict[str, dict[int, int]] = {}
    for flow in flows:
        channels.setdefault(flow.channel, {})[flow.interval] = flow.values
    names = sorted(channels, key=lambda name: (-sum(channels[name].values()), name))
    alone = names if len(names) <= _MOST_LINES else names[: _MOST_LINES - 1]
    series = [Series(name, _line(axis, channels[name], 0)) for name in alone]
    if others := names[len(alone) :]:
        series.append(Series(gettext("the others"), _together(axis, [channels[name] for name in others])))
    return series or [Series(gettext("values"), _line(axis, {}, 0))]


def _together(axis: TimeAxis, some: Sequence[Mapping[int, int]]) -> list[float | None]:
    sums = {index: sum(one.get(index, 0) for one in some) for index in range(axis.number)}
    return _line(axis, sums, 0)


def _line(axis: TimeAxis, values: Mapping[int, int], missing: float | None) -> list[float | None]:
    return [values.get(index, missing) for index in range(axis.number)]
