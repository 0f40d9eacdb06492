"""How each feed type takes effect, and what its report looks like."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlbridge.sandbox.feed_types import JSON_LISTINGS_FEED, POST_ORDER_FULFILLMENT_DATA
from sqlbridge.sandbox.fulfilment_feed import judge_fulfilments
from sqlbridge.sandbox.fulfilment_report import fulfilment_report
from sqlbridge.sandbox.records import Feed
from sqlbridge.sandbox.report import Verdict, report
from sqlbridge.sandbox.state import State
from sqlbridge.sandbox.verdict import judge


class _Report(Protocol):
    def __call__(self, verdict: Verdict, seller_id: str, feed_id: str, *, wrong_counters: bool) -> bytes: ...


@dataclass(frozen=True, slots=True)
class FeedKind:
    """`judge` applies a share of a feed's messages as of a time; `report` writes down what became of them."""

    judge: Callable[[State, Feed, datetime, float], Verdict]
    report: _Report
    content_type: str


FEED_KINDS = {
    JSON_LISTINGS_FEED: FeedKind(judge, report, "application/json; charset=UTF-8"),
    POST_ORDER_FULFILLMENT_DATA: FeedKind(judge_fulfilments, fulfilment_report, "text/xml; charset=UTF-8"),
}
