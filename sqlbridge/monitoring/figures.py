"""The numbers that monitors draw: each read with an index, or from a table of few rows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlbridge.doctor.patient import Patient
from sqlbridge.ledger import channels, held_values, runs, uncollected
from sqlbridge.ledger.channels import ChannelRecord
from sqlbridge.ledger.views import order_views, queue_views
from sqlbridge.model.changes import ChangeState
from sqlbridge.model.feeds import FeedKind


@dataclass(frozen=True, slots=True)
class Figures:
    """How it is going at the moment `at`; times are UTC. `log_rows` is counted to one more than the doctor allows."""

    at: datetime
    log_rows: int
    log_oldest: datetime | None
    changes: Mapping[ChangeState, tuple[int, datetime]]
    refused: int
    feeds: Sequence[queue_views.OpenFeeds]
    held: Mapping[tuple[FeedKind, str], int]
    failed_orders: Mapping[str, int]
    channels: Mapping[str, ChannelRecord]
    last_runs: Sequence[Mapping[str, Any]]
    last_successes: Mapping[str, datetime]

    @property
    def queue(self) -> int:
        """Changes on their way to Amazon, those in the log left out."""
        return sum(number for number, _since in self.changes.values())

    @property
    def oldest(self) -> datetime | None:
        """Since when the oldest change has been on its way."""
        ages: Iterable[datetime | None] = [self.log_oldest, *(since for _number, since in self.changes.values())]
        return min((one for one in ages if one), default=None)


def take_figures(patient: Patient) -> Figures:
    """The numbers of this moment. Raises what keeps the bridge's tables from being read."""
    connection, tables = patient.ledger, patient.tables
    last_runs = runs.latest(connection, tables)
    return Figures(
        at=patient.now(),
        log_rows=uncollected.number(connection, tables, patient.settings.doctor.log_rows + 1),
        log_oldest=uncollected.oldest(connection, tables),
        changes=queue_views.on_the_way(connection, tables),
        refused=queue_views.refused_number(connection, tables),
        feeds=queue_views.open_feeds(connection, tables),
        held=held_values.counted(connection, tables),
        failed_orders=order_views.failed(connection, tables),
        channels=channels.records(connection, tables),
        last_runs=last_runs,
        last_successes=runs.last_successes(connection, tables, [str(one["task"]) for one in last_runs]),
    )
