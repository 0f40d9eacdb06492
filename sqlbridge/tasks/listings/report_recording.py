"""What a listings report tells becomes what is known of a channel's listings."""

from datetime import datetime, timedelta
from itertools import islice

from sqlbridge.amazon.listings_report import ListingsReport
from sqlbridge.ledger import listings, presence, reports
from sqlbridge.ledger.batches import STATEMENT_ITEMS
from sqlbridge.ledger.reports import CompleteReport, Report
from sqlbridge.model.selling import Channel
from sqlbridge.settings import MatchSettings
from sqlbridge.tasks.listings import drift
from sqlbridge.tasks.running import Run

# Amazon may answer two requests with the same document for so long.
_CACHED = timedelta(hours=6)
# Fewer listings than this come and go.
_FEW = 20


def shrinkage(run: Run, channel: Channel, number: int) -> str | None:
    """Why a report of so many listings is not to be trusted; None where it is.

    It is held against the last complete report, or before that against what an import has told.
    """
    tables = run.bridge.database.tables
    with run.bridge.database.read() as connection:
        complete = reports.complete(connection, tables, channel.name, 1)
        known = complete[0].listing_count if complete else presence.count(connection, tables, channel.name)
    if known < _FEW or number * 2 >= known:
        return None
    return (
        f"where {known} were known, so it was not used: if so many are gone indeed, "
        "run `sqlbridge run match --accept-shrunk`"
    )


def record(
    run: Run, channel: Channel, settings: MatchSettings, report: Report, content: ListingsReport, number: int
) -> None:
    """Record every row, in short transactions, and at last that the report is complete.

    A run that dies in between leaves the report as it was: it is fetched and recorded again, which does no harm.
    """
    _record_rows(run, channel, settings, report, content, number)
    tables, name = run.bridge.database.tables, channel.name
    with run.begin() as connection:
        reports.complete_with(connection, tables, report.id, number, run.bridge.now())
        seen_since = _seen_since(reports.complete(connection, tables, name, 2))
        if seen_since:
            presence.set_limit(connection, tables, name, seen_since)
        run.counts.add("listings gone", presence.count_gone(connection, tables, name))
    run.counts.add("reports done")
    run.counts.add("listings reported", number)


def _record_rows(
    run: Run, channel: Channel, settings: MatchSettings, report: Report, content: ListingsReport, number: int
) -> None:
    tables, rows, seen_at, done = run.bridge.database.tables, content.listings(), report.requested_at, 0
    with run.bridge.database.read() as connection:
        is_sending = channel.name in run.bridge.sending(connection)
    while batch := list(islice(rows, STATEMENT_ITEMS)):
        with run.begin() as connection:
            listings.record(connection, tables, channel, batch, seen_at, columns=content.columns.keys())
            if is_sending:
                drift.look(connection, run, channel, batch, seen_at, settings.drift_limit)
        done += len(batch)
        run.bridge.advance(f"listings of {channel.name}", done, number)


def _seen_since(complete: list[CompleteReport]) -> datetime | None:
    """Before which moment a listing must have been seen last to be gone.

    It is missing from the last two complete reports, and from all that were asked for while Amazon may have
    answered with one and the same document.
    """
    return min(complete[1].requested_at, complete[0].requested_at - _CACHED) if len(complete) > 1 else None
