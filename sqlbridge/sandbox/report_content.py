"""The document of a listings report: its language, its encoding, and what the faults make of it."""

from datetime import datetime

from sqlbridge.sandbox.faults import FaultKind
from sqlbridge.sandbox.listings_report import listings_report
from sqlbridge.sandbox.marketplaces import MARKETPLACES
from sqlbridge.sandbox.records import Document
from sqlbridge.sandbox.report import GARBAGE, bomb, compressed
from sqlbridge.sandbox.report_formats import CHARSETS, LOCAL_COLUMNS, Encoding, Locale
from sqlbridge.sandbox.report_records import RequestedReport
from sqlbridge.sandbox.seeding import listings
from sqlbridge.sandbox.state import State

_JAPANESE = "ja_JP"


def listings_document(state: State, report: RequestedReport, time: datetime) -> Document:
    """What is listed at present, as the report shows it."""
    encoding = _encoding(state, report)
    bombed = bool(report.fault(FaultKind.REPORT_BOMB))
    content = bomb() if bombed else _content(state, report, encoding)
    if state.settings.compressed_reports and not bombed:
        content = compressed(content)
    charset = f"; charset={CHARSETS[encoding]}" if state.settings.listings_report_names_charset else ""
    return Document(
        seller_id=report.seller_id,
        content_type=f"text/plain{charset}",
        created=time,
        content=content,
        compressed=bombed or state.settings.compressed_reports,
    )


def _content(state: State, report: RequestedReport, encoding: Encoding) -> bytes:
    if report.fault(FaultKind.GARBAGE_REPORT):
        return GARBAGE
    empty = report.fault(FaultKind.EMPTY_REPORT)
    listed = [] if empty else listings(state, report.seller_id, report.marketplace_ids[0])
    text = listings_report(listed, _locale(state, report), state.settings.listings_report_lacks)
    # As at Amazon: letters that the encoding lacks arrive as question marks (models#4888).
    content = text.encode(encoding, "replace")
    return content[: len(content) // 2] if report.fault(FaultKind.TRUNCATED_REPORT) else content


def _locale(state: State, report: RequestedReport) -> Locale:
    asked = report.options.get("preferredReportDocumentLocale")
    own = MARKETPLACES[report.marketplace_ids[0]].language
    wanted = (state.settings.listings_report_locale, asked, own)
    return next((locale for name in wanted for locale in LOCAL_COLUMNS if locale == name), "en_US")


def _encoding(state: State, report: RequestedReport) -> Encoding:
    language = MARKETPLACES[report.marketplace_ids[0]].language
    return state.settings.listings_report_encoding or ("cp932" if language == _JAPANESE else "utf-8")
