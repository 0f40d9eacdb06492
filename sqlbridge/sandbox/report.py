"""The processing report of a feed, version 2. Source: listings-feed-processing-report-schema-v2.json."""

import gzip
import zlib
from collections.abc import Collection, Sequence
from functools import cache

import msgspec
from msgspec import Struct, field

from sqlbridge.sandbox.faults import FaultKind
from sqlbridge.sandbox.issues import Issue, ReportIssue, report_issue

GARBAGE = b"\x00\xff<!-- this is no report -->"

_BOMB_MEBIBYTES = 512


class Verdict(Struct):
    """What became of a feed's messages; `readable` is False where the feed as a whole was refused."""

    readable: bool = True
    processed: int = 0
    accepted: int = 0
    issues: list[ReportIssue] = field(default_factory=list)

    def add(self, issues: Sequence[Issue], message_id: int | None, sku: str | None) -> None:
        """Count a message; it is accepted if no issue refuses it. Accepted messages without issues are not listed."""
        self.processed += 1
        self.accepted += not any(issue.refuses for issue in issues)
        self.issues += [report_issue(issue, message_id, sku) for issue in issues]


def report(verdict: Verdict, seller_id: str, feed_id: str, *, wrong_counters: bool) -> bytes:
    """The report's content. The seller is not named where the feed was unreadable."""
    header = {"sellerId": seller_id if verdict.readable else "", "version": "2.0", "feedId": feed_id}
    summary = _summary(verdict, wrong_counters)
    return msgspec.json.encode({"header": header, "issues": verdict.issues, "summary": summary})


def damaged(content: bytes, faults: Collection[FaultKind]) -> bytes:
    """What the faults make of a report's content."""
    if FaultKind.GARBAGE_REPORT in faults:
        return GARBAGE
    return content[: len(content) // 2] if FaultKind.TRUNCATED_REPORT in faults else content


def compressed(content: bytes) -> bytes:
    """The content as GZIP."""
    return gzip.compress(content, mtime=0)


@cache
def bomb() -> bytes:
    """A GZIP of a few megabytes that inflates to half a gigabyte of spaces."""
    compressor = zlib.compressobj(level=1, wbits=31)
    mebibyte = b" " * 1024 * 1024
    return b"".join(compressor.compress(mebibyte) for _ in range(_BOMB_MEBIBYTES)) + compressor.flush()


def _summary(verdict: Verdict, wrong: bool) -> dict[str, int]:
    severities = [issue.severity for issue in verdict.issues]
    accepted = verdict.accepted + wrong
    return {
        "errors": severities.count("ERROR"),
        "warnings": severities.count("WARNING"),
        "messagesProcessed": verdict.processed,
        "messagesAccepted": accepted,
        "messagesInvalid": verdict.processed - verdict.accepted,
    }
