"""The answers of Amazon's Reports API 2021-06-30, as far as we read them."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

_Text = Annotated[str, Meta(min_length=1)]


class CreatedReport(Struct, frozen=True, rename="camel"):
    """The answer to createReport."""

    report_id: _Text


class Report(Struct, frozen=True, rename="camel"):
    """A report as getReport tells it; the document is there once it has ended."""

    report_id: _Text
    processing_status: Literal["CANCELLED", "DONE", "FATAL", "IN_PROGRESS", "IN_QUEUE"]
    report_document_id: _Text | None = None
