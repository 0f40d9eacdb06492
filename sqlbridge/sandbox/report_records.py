"""What the sandbox remembers of the reports that sellers ask for. Times are UTC."""

from datetime import datetime

from msgspec import Struct, field

from sqlbridge.sandbox.faults import Fault, FaultKind
from sqlbridge.sandbox.records import ProcessingStatus


class RequestedReport(Struct, kw_only=True):
    """A report on its way, with the faults that it was given when it was asked for.

    The document is there as soon as the processing starts: at its end, the report is as old as that.
    """

    report_id: str
    seller_id: str
    report_type: str
    marketplace_ids: list[str]
    created: datetime
    options: dict[str, str] = field(default_factory=dict)
    processing_status: ProcessingStatus = "IN_QUEUE"
    started: datetime | None = None
    ended: datetime | None = None
    document_id: str | None = None
    faults: list[Fault] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """The report type."""
        return self.report_type

    def fault(self, kind: FaultKind) -> Fault | None:
        """The fault of that kind, if the report was given it."""
        return next((fault for fault in self.faults if fault.kind == kind), None)
