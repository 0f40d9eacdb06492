"""The processing report: read strictly, since a misread one would acknowledge what Amazon refused."""

import json
from typing import Any

import pytest

from sqlbridge.amazon.processing_report import parse
from sqlbridge.errors import UnreadableAnswerError
from sqlbridge.model.feeds import Issue, ProcessingReport

SUMMARY = {"errors": 1, "warnings": 0, "messagesProcessed": 4, "messagesAccepted": 3, "messagesInvalid": 1}
ISSUE: dict[str, Any] = {
    "messageId": 4,
    "sku": "SKU-4",
    "code": "90220",
    "severity": "ERROR",
    "message": "'[batteries_required]' is required but not supplied.",
    "attributeName": "batteries_required",
}


def report(**members: Any) -> bytes:
    header = {"sellerId": "", "version": "2.0", "feedId": "1"}
    return json.dumps({"header": header, "issues": [], "summary": SUMMARY} | members).encode()


def test_issues_name_their_message_and_accepted_messages_are_counted() -> None:
    assert parse(report(issues=[ISSUE])) == ProcessingReport(
        processed=4, accepted=3, issues=(Issue("90220", ISSUE["message"], "ERROR", 4, "SKU-4"),)
    )


def test_an_issue_of_the_whole_feed_has_no_message() -> None:
    (issue,) = parse(report(issues=[{"severity": "ERROR", "message": "Item 'Feed' cannot be parsed."}])).issues
    assert (issue.code, issue.message_id, issue.sku) == ("", None, None)


def test_listings_that_amazon_includes_are_skipped() -> None:
    assert parse(report(items=[{"sku": "SKU-1", "attributes": {"x": [1]}}])).accepted == 3


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"", "truncated"),
        (b"<Error><Code>AccessDenied</Code></Error>", "malformed"),
        (report()[:-3], "truncated"),
        (report() + report(), "trailing"),
        (b"[]", "object"),
        (b'{"issues":[]}', "summary"),
        (json.dumps({"summary": SUMMARY}).encode(), "issues"),
        (report(summary=SUMMARY | {"messagesAccepted": "3"}), "messagesAccepted"),
        (report(summary=SUMMARY | {"messagesProcessed": -1}), "messagesProcessed"),
        (report(issues=[ISSUE | {"messageId": "4"}]), "messageId"),
        (report(issues=[ISSUE | {"severity": "BAD"}]), "severity"),
        (report(issues=[{"severity": "ERROR"}]), "message"),
        (report(issues=[ISSUE | {"sku": "gr\xfcn"}]).replace(b"\\u00fc", b"\xfc"), "utf-8"),
    ],
)
def test_what_is_wrong_with_a_malformed_report_is_named(content: bytes, complaint: str) -> None:
    with pytest.raises(UnreadableAnswerError, match=f"(?i){complaint}"):
        parse(content)
