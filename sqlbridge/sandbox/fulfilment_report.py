"""The ProcessingReport of an XML feed, older than the JSON one: refused messages are listed, others counted."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, tostring

from sqlbridge.sandbox.issues import ReportIssue
from sqlbridge.sandbox.report import Verdict

_SCHEMA = {
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:noNamespaceSchemaLocation": "amzn-envelope.xsd",
}
_RESULT_CODES = {"ERROR": "Error", "WARNING": "Warning", "INFO": "Warning"}


def fulfilment_report(verdict: Verdict, seller_id: str, feed_id: str, *, wrong_counters: bool) -> bytes:
    """The report's content."""
    envelope = Element("AmazonEnvelope", _SCHEMA)
    _add(SubElement(envelope, "Header"), {"DocumentVersion": "1.02", "MerchantIdentifier": seller_id})
    _add(envelope, {"MessageType": "ProcessingReport"})
    message = SubElement(envelope, "Message")
    _add(message, {"MessageID": "1"})
    report = SubElement(message, "ProcessingReport")
    _add(report, {"DocumentTransactionID": feed_id, "StatusCode": "Complete"})
    _add(SubElement(report, "ProcessingSummary"), _summary(verdict, wrong_counters))
    for result in _results(verdict.issues):
        _add(SubElement(report, "Result"), result)
    content: bytes = tostring(envelope, encoding="UTF-8", xml_declaration=True)
    return content


def _summary(verdict: Verdict, wrong: bool) -> dict[str, str]:
    refused = verdict.processed - verdict.accepted if verdict.readable else 1
    warnings = {issue.message_id for issue in verdict.issues if issue.severity != "ERROR"}
    return {
        "MessagesProcessed": str(verdict.processed),
        "MessagesSuccessful": str(verdict.accepted + wrong),
        "MessagesWithError": str(refused),
        "MessagesWithWarning": str(len(warnings)),
    }


def _results(issues: Iterable[ReportIssue]) -> Iterable[dict[str, str]]:
    for issue in issues:
        yield {
            "MessageID": str(issue.message_id or 0),
            "ResultCode": _RESULT_CODES[issue.severity],
            "ResultMessageCode": issue.code,
            "ResultDescription": issue.message,
        }


def _add(parent: Element, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        SubElement(parent, name).text = text
