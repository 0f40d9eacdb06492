"""What Prometheus is told: names by its conventions, gauges only, and no label that grows with the shop."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlbridge import __version__
from sqlbridge.model.changes import ChangeState
from sqlbridge.model.feeds import FeedKind
from sqlbridge.monitoring.figures import Figures
from sqlbridge.monitoring.problems import Problem
from sqlbridge.settings import Settings
from sqlbridge.tasks.schedule import SCHEDULE

Labels = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Metric:
    """A gauge: its samples by labels. What has no value now has no sample."""

    name: str
    what: str
    samples: Sequence[tuple[Labels, float]]


def metrics_of(settings: Settings, figures: Figures, problems: Sequence[Problem]) -> list[Metric]:
    """Everything that is exported."""
    return [
        *_general(figures, problems),
        *_queue(figures),
        *_feeds(figures),
        *_waiting_for_a_person(settings, figures),
        *_channels(settings, figures),
        *_runs(settings, figures.last_runs, figures.last_successes),
    ]


def _general(figures: Figures, problems: Sequence[Problem]) -> Iterator[Metric]:
    yield Metric("info", "The program that has written this.", [({"version": __version__}, 1)])
    yield _single("metrics_timestamp_seconds", "When this was written.", seconds_of(figures.at))
    critical = sum(one.is_critical for one in problems)
    states = {"critical": critical, "warning": len(problems) - critical}
    yield _by("problems", "What `sqlbridge status --check` finds.", "state", states)
    ids = {one.id for one in problems}
    for name, what, id_ in (
        ("capture_lost", "1 while writes of the shop's may not be logged.", "log-capture-lost"),
        ("capture_suspended", "1 while the triggers are off on purpose.", "triggers-suspended"),
        ("token_refused", "1 while Amazon refuses a token.", "amazon-token-refused"),
    ):
        yield _single(name, what, int(id_ in ids))


def _queue(figures: Figures) -> Iterator[Metric]:
    yield _single("log_rows", "Rows in the change log, counted to one more than doctor.log_rows.", figures.log_rows)
    yield _moment("log_oldest_timestamp_seconds", "When the oldest row of the log was written.", figures.log_oldest)
    states = {state.value: 0 for state in ChangeState if state is not ChangeState.DONE}
    states |= {state.value: number for state, (number, _since) in figures.changes.items()}
    states[ChangeState.REFUSED.value] = figures.refused
    yield _by("changes", "Changes that are not done.", "state", states)
    what = "Since when the oldest change has been on its way to Amazon."
    yield _moment("changes_oldest_timestamp_seconds", what, figures.oldest)


def _feeds(figures: Figures) -> Iterator[Metric]:
    labelled = [({"account": one.account, "channel": one.channel, "state": one.state}, one) for one in figures.feeds]
    yield Metric("feeds_open", "Feeds that Amazon has not ended.", [(labels, one.number) for labels, one in labelled])
    ages = [(labels, seconds_of(one.oldest)) for labels, one in labelled]
    yield Metric("feeds_oldest_timestamp_seconds", "When the oldest of these feeds was made.", ages)


def _waiting_for_a_person(settings: Settings, figures: Figures) -> Iterator[Metric]:
    channels = [name for account in settings.accounts.values() for name in account.channels]
    held = {kind: {to: n for (one, to), n in figures.held.items() if one is kind} for kind in FeedKind}
    prices, quantities = dict.fromkeys(channels, 0), dict.fromkeys(settings.accounts, 0)
    yield _by("prices_held", "Prices that a guard holds back.", "channel", prices | held[FeedKind.PRICE])
    yield _by("quantities_held", "Quantities that a guard holds back.", "account", quantities | held[FeedKind.STOCK])
    failed = dict.fromkeys(channels, 0) | dict(figures.failed_orders)
    yield _by("orders_failed", "Orders that could not be imported.", "channel", failed)


def _channels(settings: Settings, figures: Figures) -> Iterator[Metric]:
    records = [
        ({"account": name, "channel": channel}, figures.channels.get(channel))
        for name, account in settings.accounts.items()
        for channel in account.channels
    ]
    enabled = [(labels, float(record is not None and record.is_enabled)) for labels, record in records]
    yield Metric("channel_enabled", "1 where prices and stock are sent.", enabled)
    resting = [(labels, float(record is not None and record.is_resting)) for labels, record in records]
    yield Metric("channel_resting", "1 where a channel shows nothing in stock, on purpose.", resting)


def _runs(
    settings: Settings, last_runs: Sequence[Mapping[str, Any]], successes: Mapping[str, datetime]
) -> Iterator[Metric]:
    scheduled = {task.name: task.every.total_seconds() for task in SCHEDULE if task.is_on(settings)}
    runs = {str(run["task"]): run for run in last_runs if run["task"] in scheduled}
    yield _by("run_interval_seconds", "How often a task is to run.", "task", scheduled)
    begun = {task: seconds_of(run["started_at"]) for task, run in runs.items()}
    yield _by("run_started_timestamp_seconds", "When a task has begun last.", "task", begun)
    well = {task: seconds_of(moment) for task, moment in successes.items() if task in scheduled}
    yield _by("run_succeeded_timestamp_seconds", "When a task has ended well last.", "task", well)
    failed = {task: int(run["outcome"] == "failed") for task, run in runs.items()}
    yield _by("run_failed", "1 where a task's last run failed.", "task", failed)
    ended = {task: run["finished_at"] - run["started_at"] for task, run in runs.items() if run["finished_at"]}
    lasted = {task: max(span, timedelta()).total_seconds() for task, span in ended.items()}
    yield _by("run_duration_seconds", "How long a task's last run took.", "task", lasted)


def seconds_of(moment: datetime) -> float:
    """Unix time of a moment in UTC."""
    return moment.replace(tzinfo=UTC).timestamp()


def _single(name: str, what: str, value: float) -> Metric:
    return Metric(name, what, [({}, value)])


def _moment(name: str, what: str, moment: datetime | None) -> Metric:
    return Metric(name, what, [({}, seconds_of(moment))] if moment else [])


def _by(name: str, what: str, label: str, values: Mapping[str, float]) -> Metric:
    return Metric(name, what, [({label: key}, value) for key, value in sorted(values.items())])


def exposition(metrics: Iterable[Metric]) -> str:
    """The metrics in Prometheus' text format, version 0.0.4."""
    return "".join(line for metric in metrics for line in _lines(metric))


def _lines(metric: Metric) -> Iterator[str]:
    name = f"sqlbridge_{metric.name}"
    yield f"# HELP {name} {metric.what}\n# TYPE {name} gauge\n"
    for labels, value in metric.samples:
        written = ",".join(f'{key}="{_escaped(text)}"' for key, text in labels.items())
        yield f"{name}{'{' + written + '}' if written else ''} {value:.15g}\n"


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")
