"""`run match`: asks Amazon for the listings reports, collects those that are ready, keeps what they tell."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlbridge.errors import AmazonError, AmazonUnavailableError, UnreadableAnswerError
from sqlbridge.ledger import reports
from sqlbridge.ledger.reports import Report
from sqlbridge.log_context import log_context
from sqlbridge.model.changes import Counts
from sqlbridge.model.reports import ReportState
from sqlbridge.model.selling import Channel
from sqlbridge.settings import MatchSettings
from sqlbridge.tasks.listings.report_collection import LONGEST_WAIT, Collection
from sqlbridge.tasks.running import Bridge, Run, running

log = logging.getLogger(__name__)

MATCH_LEASE = "match"
# An hour, less what cron may be early.
_PAUSE = timedelta(minutes=55)
_PAUSES = {ReportState.CANCELLED: timedelta(hours=4), ReportState.REFUSED: timedelta()}


@dataclass(frozen=True, slots=True)
class ReportedChannel:
    """A channel whose listings are fetched, with what is set for it."""

    channel: Channel
    settings: MatchSettings


def match(bridge: Bridge, *, dry_run: bool = False, accept_shrunk: bool = False) -> Counts:
    """For each channel that is matched: collect the report that is on its way, then ask for one if it is time.

    Channels need not be enabled: what is listed is known before anything is sent. With `accept_shrunk`, a report that
    lacks most of the known listings is used all the same. With `dry_run`, Amazon is only asked how far it is, and
    nothing is written. Raises the first error that concerned a channel, in the end.
    """
    served = _served(bridge)
    if not served:
        return Counts()
    with running(bridge, "match", MATCH_LEASE, dry_run=dry_run) as run:
        for one in served:
            with log_context(account=one.channel.account, channel=one.channel.name):
                if dry_run:
                    _rehearse(run, one)
                else:
                    _serve(run, one, accept_shrunk=accept_shrunk)
    return run.counts


def _served(bridge: Bridge) -> list[ReportedChannel]:
    return [
        ReportedChannel(channel, settings)
        for account in bridge.accounts.values()
        for channel in account.channels
        if (settings := bridge.settings.accounts[account.name].channels[channel.name].match).enabled
    ]


def _serve(run: Run, one: ReportedChannel, *, accept_shrunk: bool) -> None:
    report = _newest(run, one)
    if report and report.state is ReportState.ASKING:
        _close(run, report.id, ReportState.LOST, "the run that asked for it died")
    elif report and _can_be_collected(report, accept_shrunk=accept_shrunk):
        Collection(run, one.channel, one.settings, report, accept_shrunk=accept_shrunk).collect()
    report = _newest(run, one)
    if report is None or (report.state is not ReportState.REQUESTED and _is_time(report, run.bridge.now())):
        _ask(run, one)


def _newest(run: Run, one: ReportedChannel) -> Report | None:
    with run.bridge.database.read() as connection:
        return reports.newest(connection, run.bridge.database.tables, one.channel.name)


def _can_be_collected(report: Report, *, accept_shrunk: bool) -> bool:
    return report.state is ReportState.REQUESTED or (accept_shrunk and report.state is ReportState.SHRUNK)


def _is_time(report: Report, now: datetime) -> bool:
    """Amazon cancels what is asked for again too soon, and then for longer; a moment to come is a wrong clock's."""
    return report.requested_at > now or report.requested_at + _PAUSES.get(report.state, _PAUSE) <= now


def _ask(run: Run, one: ReportedChannel) -> None:
    """Written down before it is asked for: a run that dies in between leaves a report that nobody collects."""
    tables, amazon = run.bridge.database.tables, run.bridge.amazon[one.channel.account].reports
    with run.begin() as connection:
        report_id = reports.ask(connection, tables, one.channel, run.bridge.now())
    try:
        amazon_report_id = amazon.request(one.channel.marketplace.id, one.settings.locale)
    except (AmazonUnavailableError, UnreadableAnswerError) as exc:
        run.note(exc)
        _close(run, report_id, ReportState.LOST, str(exc))
    except AmazonError as exc:
        run.note(exc)
        _close(run, report_id, ReportState.REFUSED, str(exc))
    else:
        with run.begin() as connection:
            reports.asked(connection, tables, report_id, amazon_report_id)
        run.counts.add("reports asked for")


def _close(run: Run, report_id: int, state: ReportState, error: str) -> None:
    with run.begin() as connection:
        reports.close(connection, run.bridge.database.tables, report_id, state, run.bridge.now(), error=error)
    run.counts.add(f"reports {state}")


def _rehearse(run: Run, one: ReportedChannel) -> None:
    report, now = _newest(run, one), run.bridge.now()
    if report and report.state is ReportState.REQUESTED and report.requested_at + LONGEST_WAIT > now:
        try:
            status = run.bridge.amazon[one.channel.account].reports.status(report.amazon_report_id or "")
        except AmazonError as exc:
            run.note(exc)
            return
        is_over = status.processing_status not in ("IN_QUEUE", "IN_PROGRESS")
        run.counts.add("reports that would be collected" if is_over else "reports in process")
        if not is_over:
            return
    if report is None or _is_time(report, now):
        run.counts.add("reports that would be asked for")
