"""Collecting a listings report: whether Amazon is ready, fetching it, reading it whole before a row is recorded."""

import logging
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlbridge.amazon.listings_report import ListingsReport, recognise
from sqlbridge.amazon.reports import AmazonReports
from sqlbridge.errors import AmazonError, InputError, NotFoundError, ThrottledError, UnreadableAnswerError
from sqlbridge.ledger import reports
from sqlbridge.ledger.reports import Report
from sqlbridge.model.reports import ReportState, ReportStatus
from sqlbridge.model.selling import Channel
from sqlbridge.settings import MatchSettings
from sqlbridge.tasks.listings import report_recording as recording
from sqlbridge.tasks.running import Run

log = logging.getLogger(__name__)

LONGEST_WAIT = timedelta(days=1)
_MOST_FAILURES = 5


class Collection:
    """One report of one channel, from the look at Amazon to what it tells."""

    def __init__(
        self, run: Run, channel: Channel, settings: MatchSettings, report: Report, *, accept_shrunk: bool
    ) -> None:
        self._run = run
        self._channel = channel
        self._settings = settings
        self._report = report
        self._accept_shrunk = accept_shrunk
        self._tables = run.bridge.database.tables

    def collect(self) -> None:
        """Bring the report to its end, if Amazon has. A report that cannot be used changes nothing but its state."""
        if self._report.requested_at + LONGEST_WAIT <= self._run.bridge.now():
            self._close(ReportState.ABANDONED, "it was not ready, or not looked for, within a day")
            return
        try:
            self._follow(self._amazon.status(self._report.amazon_report_id or ""))
        except NotFoundError as exc:
            self._run.note(exc)
            self._close(ReportState.ABANDONED, str(exc))
        except AmazonError as exc:
            self._run.note(exc)

    @property
    def _amazon(self) -> AmazonReports:
        return self._run.bridge.amazon[self._channel.account].reports

    def _follow(self, status: ReportStatus) -> None:
        match status.processing_status:
            case "DONE":
                self._take(status)
            case "CANCELLED":
                self._close(ReportState.CANCELLED, "Amazon has nothing listed there, or was asked for it too soon")
            case "FATAL":
                self._close(ReportState.FATAL, f"Amazon could not make the report: {self._explanation(status)}")
            case _:
                with self._run.begin() as connection:
                    reports.checked(connection, self._tables, self._report.id, self._run.bridge.now())
                self._run.counts.add("reports in process")

    def _explanation(self, status: ReportStatus) -> str:
        try:
            words = self._amazon.explanation(status.document_id) if status.document_id else ""
        except AmazonError as exc:
            words = f"its explanation could not be fetched: {exc}"
        return words or "it says no more"

    def _take(self, status: ReportStatus) -> None:
        with TemporaryDirectory(prefix="sqlbridge-") as folder:
            try:
                self._use(self._fetch(Path(folder) / "report.txt", status))
            except ThrottledError as exc:
                self._run.note(exc)
            except (InputError, UnreadableAnswerError) as exc:
                self._run.note(exc)
                self._close(ReportState.UNREADABLE, str(exc))
            except AmazonError as exc:
                self._run.note(exc)
                self._try_later(exc)

    def _fetch(self, path: Path, status: ReportStatus) -> ListingsReport:
        name = f"Amazon's report {self._report.amazon_report_id} of channel {self._channel.name}"
        if status.document_id is None:
            raise UnreadableAnswerError(f"{name} is DONE, but Amazon names no document: the next one may have it")
        with path.open("wb") as file:
            charset = self._amazon.fetch(status.document_id, file)
        self._run.renew()
        return recognise(path, charset, name)

    def _try_later(self, exc: AmazonError) -> None:
        with self._run.begin() as connection:
            now = self._run.bridge.now()
            failures = reports.could_not_fetch(connection, self._tables, self._report, str(exc), now)
        if failures >= _MOST_FAILURES:
            self._close(ReportState.UNREADABLE, f"it could not be fetched: {exc}")

    def _use(self, report: ListingsReport) -> None:
        """Read once to the end, so that damage far below is found before anything is recorded."""
        number = sum(1 for _ in report.listings())
        self._run.renew()
        shrinkage = None if self._accept_shrunk else recording.shrinkage(self._run, self._channel, number)
        if shrinkage:
            complaint = InputError(f"{report.name} lists {number} listings {shrinkage}")
            self._run.note(complaint)
            self._close(ReportState.SHRUNK, str(complaint))
        else:
            recording.record(self._run, self._channel, self._settings, self._report, report, number)

    def _close(self, state: ReportState, error: str) -> None:
        with self._run.begin() as connection:
            reports.close(connection, self._tables, self._report.id, state, self._run.bridge.now(), error=error)
        self._run.counts.add(f"reports {state}")
        log.warning("the listings report of channel %s is %s: %s", self._channel.name, state, error)
