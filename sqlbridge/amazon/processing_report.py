"""Amazon's processing report of a JSON_LISTINGS_FEED, schema version 2.0."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from sqlbridge.errors import UnreadableAnswerError
from sqlbridge.model.feeds import Issue, ProcessingReport

_Count = Annotated[int, Meta(ge=0)]


class _Issue(Struct, rename="camel"):
    severity: Literal["ERROR", "WARNING", "INFO"]
    message: str
    code: str = ""
    message_id: int | None = None
    sku: str | None = None


class _Summary(Struct, rename="camel"):
    messages_processed: _Count
    messages_accepted: _Count


class _Report(Struct):
    issues: list[_Issue]
    summary: _Summary


def parse(content: bytes) -> ProcessingReport:
    """The report in the bridge's words; UnreadableAnswerError says what is wrong with it.

    Accepted messages are not listed. An issue without a message id is about the feed as a whole.
    """
    try:
        report = msgspec.json.decode(content, type=_Report)
    except (msgspec.DecodeError, UnicodeDecodeError) as exc:
        raise UnreadableAnswerError(
            f"the processing report cannot be read: {exc}; what became of the feed's messages is unknown"
        ) from exc
    return ProcessingReport(
        processed=report.summary.messages_processed,
        accepted=report.summary.messages_accepted,
        issues=tuple(
            Issue(issue.code, issue.message, issue.severity, issue.message_id, issue.sku) for issue in report.issues
        ),
    )
