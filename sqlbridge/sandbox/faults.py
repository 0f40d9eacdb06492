"""What can be made to go wrong, and when it does."""

from collections.abc import Collection
from enum import StrEnum
from typing import Literal

from msgspec import Struct


class FaultKind(StrEnum):
    """The faults. Where an operation can be named, it is Amazon's name, or `token`, `upload`, `download`."""

    THROTTLED = "throttled"  # 429 with Amazon's list of errors
    THROTTLED_AT_THE_GATEWAY = "throttled-at-the-gateway"  # 429 with a body of another shape
    UNAVAILABLE = "unavailable"  # 503 with an HTML page
    EMPTY_ERROR = "empty-error"  # 500 without a body
    UNDECODABLE_ERROR = "undecodable-error"  # 500 with a body that is not UTF-8
    EXPIRED_URL = "expired-url"  # 403 with S3's XML; operation upload or download
    SLOW_ANSWER = "slow-answer"  # answers after `seconds`
    LOST_REQUEST = "lost-request"  # nothing is done, the connection is cut
    LOST_ANSWER = "lost-answer"  # everything is done, the connection is cut

    FATAL = "fatal"  # `applied` of a feed's messages take effect; a report's document explains it by `message`
    CANCELLED = "cancelled"
    STUCK_IN_QUEUE = "stuck-in-queue"
    STUCK_IN_PROGRESS = "stuck-in-progress"
    OVERTAKEN = "overtaken"  # waits until a later feed of the seller has ended

    EMPTY_REPORT = "empty-report"  # a listings report with nothing below its header
    TRUNCATED_DOWNLOAD = "truncated-download"  # half of what Content-Length promises

    TRUNCATED_REPORT = "truncated-report"
    GARBAGE_REPORT = "garbage-report"
    REPORT_BOMB = "report-bomb"  # a few megabytes that inflate to half a gigabyte
    WRONG_COUNTERS = "wrong-counters"

    REFUSED_MESSAGE = "refused-message"  # the message ends with `code`, `message`, `severity`
    LATER_ISSUE = "later-issue"  # the message is accepted, the issue appears on the listing
    INCOMPLETE_OFFER = "incomplete-offer"  # the new offer is accepted, never gets live, and the issue appears on it


ANSWER_FAULTS = (
    FaultKind.THROTTLED,
    FaultKind.THROTTLED_AT_THE_GATEWAY,
    FaultKind.UNAVAILABLE,
    FaultKind.EMPTY_ERROR,
    FaultKind.UNDECODABLE_ERROR,
    FaultKind.EXPIRED_URL,
)
FEED_FAULTS = (
    FaultKind.FATAL,
    FaultKind.CANCELLED,
    FaultKind.STUCK_IN_QUEUE,
    FaultKind.STUCK_IN_PROGRESS,
    FaultKind.OVERTAKEN,
    FaultKind.TRUNCATED_REPORT,
    FaultKind.GARBAGE_REPORT,
    FaultKind.REPORT_BOMB,
    FaultKind.WRONG_COUNTERS,
)


REPORT_FAULTS = (
    FaultKind.FATAL,
    FaultKind.CANCELLED,
    FaultKind.STUCK_IN_QUEUE,
    FaultKind.STUCK_IN_PROGRESS,
    FaultKind.EMPTY_REPORT,
    FaultKind.TRUNCATED_REPORT,
    FaultKind.GARBAGE_REPORT,
    FaultKind.REPORT_BOMB,
)


class Fault(Struct, forbid_unknown_fields=True, kw_only=True):
    """A fault for the next `times` requests, new feeds or messages that match; an empty field matches everything.

    The first `skipped` that match are spared.

    Faults of feeds and reports are fixed when these are created; `operation` says createFeed or createReport.
    """

    kind: FaultKind
    operation: str = ""
    sku: str = ""
    times: int = 1
    skipped: int = 0
    seconds: float = 0.0
    code: str = "99001"
    message: str = "The sandbox was told to refuse this."
    severity: Literal["ERROR", "WARNING", "INFO"] = "ERROR"
    applied: Literal["none", "half", "all"] = "none"


class Faults:
    """The faults that have not happened yet."""

    def __init__(self) -> None:
        self.waiting: list[Fault] = []

    def take(self, kinds: Collection[FaultKind], *, operation: str = "", sku: str = "") -> Fault | None:
        """The first waiting fault of these kinds that matches, used up by one; None if there is none."""
        for fault in self.waiting:
            if fault.kind in kinds and fault.operation in ("", operation) and fault.sku in ("", sku):
                if fault.skipped == 0:
                    self._use_up(fault)
                    return fault
                fault.skipped -= 1
        return None

    def take_for_feed(self) -> list[Fault]:
        """One waiting fault of each kind that a feed or its report can have."""
        return [fault for kind in FEED_FAULTS if (fault := self.take((kind,), operation="createFeed"))]

    def take_for_report(self) -> list[Fault]:
        """One waiting fault of each kind that a report that is asked for can have."""
        return [fault for kind in REPORT_FAULTS if (fault := self.take((kind,), operation="createReport"))]

    def _use_up(self, fault: Fault) -> None:
        fault.times -= 1
        if fault.times <= 0:
            self.waiting.remove(fault)
