"""The line that Nagios, Icinga and their kin read: STATE - reason | performance data."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from enum import IntEnum

from sqlbridge.monitoring.figures import Figures
from sqlbridge.monitoring.problems import Problem
from sqlbridge.settings import DoctorSettings

_MOST_PROBLEMS = 3
_MOST_WORDS = 200


class State(IntEnum):
    """How it is; the number is the exit code."""

    OK = 0
    WARNING = 1
    CRITICAL = 2
    UNKNOWN = 3


def state_of(problems: Sequence[Problem]) -> State:
    """The worst of what was found."""
    if any(one.is_critical for one in problems):
        return State.CRITICAL
    return State.WARNING if problems else State.OK


def reason(problems: Sequence[Problem], figures: Figures) -> str:
    """The first problems in words; where there are none, what is on its way."""
    if not problems:
        return f"{figures.queue} changes on their way, {figures.log_rows} rows in the log"
    shown = [f"{one.id}: {_shortened(one.words)}" for one in problems[:_MOST_PROBLEMS]]
    more = len(problems) - len(shown)
    return "; ".join([*shown, *([f"and {more} more"] if more else [])])


def line(state: State, words: str, performance: str = "") -> str:
    """The whole line; a bar would end the words."""
    return f"{state.name} - {words.replace('|', '/')}" + (f" | {performance}" if performance else "")


def performance(figures: Figures, limits: DoctorSettings) -> str:
    """label=value[unit];warning;critical;minimum, with the limits of [doctor]."""
    return " ".join(_numbers(figures, limits))


def _numbers(figures: Figures, limits: DoctorSettings) -> Iterator[str]:
    log_age, queue_age = timedelta(minutes=limits.log_minutes), timedelta(hours=limits.queue_hours)
    yield f"log_rows={figures.log_rows};{limits.log_rows};;0"
    yield f"log_age={_age(figures.log_oldest, figures.at)}s;;{_seconds(log_age)};0"
    yield f"queue={figures.queue};;;0"
    yield f"queue_age={_age(figures.oldest, figures.at)}s;;{_seconds(queue_age)};0"
    yield f"open_feeds={sum(one.number for one in figures.feeds)};;;0"
    yield f"refused={figures.refused};0;;0"
    yield f"held={sum(figures.held.values())};0;;0"
    yield f"failed_orders={sum(figures.failed_orders.values())};0;;0"


def _age(since: datetime | None, now: datetime) -> int:
    # The database's clock stamps the log, and may be a little ahead of ours.
    return max(_seconds(now - since), 0) if since else 0


def _seconds(span: timedelta) -> int:
    return int(span.total_seconds())


def _shortened(words: str) -> str:
    return words if len(words) <= _MOST_WORDS else f"{words[:_MOST_WORDS]} ..."
