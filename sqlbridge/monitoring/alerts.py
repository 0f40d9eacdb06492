"""At the end of a run, whoever must act is told of problems that are new or have ended: by webhook, by mail."""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec

from sqlbridge.database.engine import Database
from sqlbridge.errors import AlreadyRunningError, CopyError, DatabaseUnavailableError
from sqlbridge.ledger import alerts, leases
from sqlbridge.ledger.alerts import Told
from sqlbridge.model.changes import utc_now
from sqlbridge.monitoring.delivery import deliver, send
from sqlbridge.monitoring.mail import send_mail
from sqlbridge.monitoring.news import NEEDS_A_PERSON, News, document, news, subject, text
from sqlbridge.monitoring.problems import Problem, find_problems, patient_of
from sqlbridge.settings import MonitoringSettings, Settings

log = logging.getLogger(__name__)

_LEASE = "alerts"
_LIFETIME = timedelta(minutes=5)

Tell = Callable[[Sequence[News], datetime], None]


@dataclass(frozen=True, slots=True)
class Alerts:
    """A RunObserver."""

    settings: Settings
    now: Callable[[], datetime] = utc_now

    def begun(self, _task: str, /) -> None:
        """Nothing is known yet."""

    def ended(self, _task: str, error: BaseException | None, /) -> None:
        """Tell what is new. A copy of the database stays silent, and one that is away cannot be asked."""
        if isinstance(error, (CopyError, DatabaseUnavailableError)):
            return
        with patient_of(self.settings, self.now()) as patient:
            problems = [one for one in find_problems(patient) if one.id in NEEDS_A_PERSON]
            try:
                # Two runs that end at once would both tell.
                lease = leases.take(patient.database, _LEASE, self.now(), _LIFETIME)
            except AlreadyRunningError as exc:
                log.info("%s: it tells what there is", exc)
                return
            try:
                self._tell(patient.database, problems)
            finally:
                leases.give_back(patient.database, lease)

    def _tell(self, database: Database, problems: Sequence[Problem]) -> None:
        """Each way by itself: what one could not be told is told it by the next run."""
        monitoring, now = self.settings.monitoring, self.now()
        repeat = timedelta(hours=monitoring.alert.repeat_hours)
        for way, tell in _ways(monitoring):
            with database.read() as connection:
                some = news(problems, alerts.told(connection, database.tables, way), now, repeat)
            if some and deliver(f"the alert by {way}", lambda: tell(some, now), monitoring.timeout_seconds):  # noqa: B023
                _remember(database, way, some, now)


def _ways(monitoring: MonitoringSettings) -> Iterator[tuple[str, Tell]]:
    alert, seconds = monitoring.alert, monitoring.timeout_seconds
    if alert.webhook:
        yield (
            "webhook",
            lambda some, now: send(
                "POST", alert.webhook, msgspec.json.encode(document(some, now)).decode(), "application/json", seconds
            ),
        )
    if alert.mail_to:
        yield "mail", lambda some, _now: send_mail(alert, subject(some), text(some), seconds)


def _remember(database: Database, way: str, some: Sequence[News], now: datetime) -> None:
    with database.begin() as connection:
        for one in some:
            if one.state != "ended":
                told = Told(one.problem.id, one.problem.words, one.since, now)
                alerts.record(connection, database.tables, way, told)
        ended = [one.problem.id for one in some if one.state == "ended"]
        alerts.forget(connection, database.tables, way, ended)
