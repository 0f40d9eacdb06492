"""The course of a report over time: IN_QUEUE, IN_PROGRESS, and how it ends."""

from datetime import datetime, timedelta
from itertools import takewhile

from sqlbridge.sandbox.faults import FaultKind
from sqlbridge.sandbox.records import Document
from sqlbridge.sandbox.report_content import listings_document
from sqlbridge.sandbox.report_records import RequestedReport
from sqlbridge.sandbox.state import State


def due_reports(state: State) -> list[tuple[datetime, RequestedReport]]:
    """The reports that have to move on by now, the most overdue first, and since when."""
    now = state.clock.now()
    moves = ((_moves_on_at(state, report), report) for report in state.reports.values() if not report.ended)
    due = [(time, report) for time, report in moves if time and time <= now]
    return sorted(due, key=lambda step: step[0])


def move_on(state: State, report: RequestedReport, time: datetime) -> None:
    """Begin or finish a report, as of that time."""
    if report.processing_status == "IN_QUEUE":
        _begin(state, report, time)
    else:
        _finish(state, report, time)


def _moves_on_at(state: State, report: RequestedReport) -> datetime | None:
    if report.started is None:
        stuck = report.fault(FaultKind.STUCK_IN_QUEUE)
        return None if stuck else report.created + timedelta(seconds=state.settings.queue_seconds)
    stuck = report.fault(FaultKind.STUCK_IN_PROGRESS)
    return None if stuck else report.started + timedelta(seconds=state.settings.processing_seconds)


def _begin(state: State, report: RequestedReport, time: datetime) -> None:
    if report.fault(FaultKind.CANCELLED) or _is_too_soon(state, report) or _has_no_data(state, report):
        report.processing_status, report.ended = "CANCELLED", time
        return
    report.processing_status, report.started = "IN_PROGRESS", time
    if not report.fault(FaultKind.FATAL):
        report.document_id = _kept(state, listings_document(state, report, time))


def _finish(state: State, report: RequestedReport, time: datetime) -> None:
    report.ended = time
    fatal = report.fault(FaultKind.FATAL)
    report.processing_status = "FATAL" if fatal else "DONE"
    if fatal:
        explanation = Document(
            seller_id=report.seller_id,
            content_type="text/plain; charset=UTF-8",
            created=time,
            content=fatal.message.encode(),
        )
        report.document_id = _kept(state, explanation)


def _kept(state: State, document: Document) -> str:
    state.documents[document.document_id] = document
    return document.document_id


def _is_too_soon(state: State, report: RequestedReport) -> bool:
    pause = timedelta(seconds=state.settings.listings_report_pause_seconds)
    earlier = takewhile(lambda other: other is not report, state.reports.values())
    return any(
        other.processing_status != "CANCELLED" and report.created < other.created + pause
        for other in earlier
        if (other.seller_id, other.marketplace_ids) == (report.seller_id, report.marketplace_ids)
    )


def _has_no_data(state: State, report: RequestedReport) -> bool:
    (marketplace_id,) = report.marketplace_ids
    return not any(
        item.seller_id == report.seller_id and marketplace_id in item.listed for item in state.items.values()
    )
