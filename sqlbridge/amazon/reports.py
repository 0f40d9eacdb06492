"""Listings reports at Amazon: asking for one, looking how far it is, fetching it."""

from io import BytesIO
from typing import BinaryIO
from urllib.parse import quote

from sqlbridge.amazon.client import AmazonClient
from sqlbridge.amazon.inflation import DocumentKind
from sqlbridge.amazon.report_wire import CreatedReport, Report
from sqlbridge.amazon.transfer import DocumentStore
from sqlbridge.amazon.wire import DocumentLocation
from sqlbridge.errors import UnreadableAnswerError
from sqlbridge.model.reports import ReportStatus

_ALL_LISTINGS = "GET_MERCHANT_LISTINGS_ALL_DATA"
# Room for 400,000 listings with descriptions of 2,500 bytes; such text shrinks by 5 to 40.
_LISTINGS_REPORT = DocumentKind("listings report", limit=1024 * 1024 * 1024, greatest_ratio=100)
_EXPLANATION = DocumentKind("explanation of a report", limit=1024 * 1024, greatest_ratio=100)
_LONGEST_EXPLANATION = 500


class AmazonReports:
    """The listings reports of one account. Errors as in `sqlbridge.amazon.account.AmazonAccount`."""

    def __init__(self, client: AmazonClient, documents: DocumentStore) -> None:
        self._client = client
        self._documents = documents

    def request(self, marketplace_id: str, locale: str) -> str:
        """createReport: all listings on one marketplace, with column names in that language; Amazon's report id."""
        specification = {
            "reportType": _ALL_LISTINGS,
            "marketplaceIds": [marketplace_id],
            "reportOptions": {"preferredReportDocumentLocale": locale},
        }
        return self._client.call(
            CreatedReport, "createReport", lambda: self._client.reports.create_report(**specification)
        ).report_id

    def status(self, report_id: str) -> ReportStatus:
        """getReport: how far Amazon is with it."""
        report = self._client.call(Report, "getReport", lambda: self._client.reports.get_report(report_id))
        if report.report_id != report_id:
            raise UnreadableAnswerError(f"asked for report {report_id}, Amazon answered with {report.report_id}")
        return ReportStatus(report.processing_status, report.report_document_id)

    def fetch(self, document_id: str, file: BinaryIO) -> str | None:
        """getReportDocument and the download: the report into `file`; the charset that the download names.

        At most 1 GiB. AmazonUnavailableError if its address expired or the download broke off.
        """
        return self._documents.fetch(self._document(document_id), _LISTINGS_REPORT, file)

    def explanation(self, document_id: str) -> str:
        """getReportDocument and the download: what Amazon says about a report that is FATAL, its first letters."""
        content = BytesIO()
        self._documents.fetch(self._document(document_id), _EXPLANATION, content)
        return content.getvalue().decode(errors="replace").strip()[:_LONGEST_EXPLANATION]

    def _document(self, document_id: str) -> DocumentLocation:
        # The library's own method downloads by itself, whatever the answer's status and size.
        path = f"/reports/2021-06-30/documents/{quote(document_id, safe='')}"
        return self._client.get(DocumentLocation, "getReportDocument", self._client.reports, path)
