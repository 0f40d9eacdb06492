"""Which messages of a feed Amazon refused, from its processing report. Pure."""

from collections.abc import Mapping

from sqlbridge.errors import UnreadableAnswerError
from sqlbridge.model.feeds import Issue, ProcessingReport


def refused_messages(report: ProcessingReport, skus: Mapping[int, str]) -> dict[int, Issue]:
    """The refused ones of the messages in `skus` (message id -> seller SKU), each with its first error.

    A report lists no accepted message: accepted is what no ERROR names. That is only believed where the
    report's own counters agree. Raises UnreadableAnswerError where they do not, or where an ERROR concerns
    the feed as a whole.
    """
    ids = {sku: message_id for message_id, sku in skus.items()}
    refused: dict[int, Issue] = {}
    for issue in report.issues:
        if issue.severity == "ERROR":
            refused.setdefault(_message_of(issue, skus, ids), issue)
    accepted = len(skus) - len(refused)
    if (report.processed, report.accepted) != (len(skus), accepted):
        raise UnreadableAnswerError(
            f"the processing report counts {report.accepted} of {report.processed} messages as accepted, "
            f"but its errors leave {accepted} of {len(skus)}: everything is sent again"
        )
    return refused


def _message_of(issue: Issue, skus: Mapping[int, str], ids: Mapping[str, int]) -> int:
    if issue.message_id is not None and issue.message_id in skus:
        return issue.message_id
    if issue.message_id is None and issue.sku is not None and issue.sku in ids:
        return ids[issue.sku]
    raise UnreadableAnswerError(f"Amazon refused the feed as a whole: {issue.code} {issue.message}")
