"""The course of the feeds over time: IN_QUEUE, IN_PROGRESS, and how they end.

Nothing runs in the background: whoever asks first lets everything happen that is due by then, in its order.
"""

from datetime import datetime

from sqlbridge.sandbox.faults import FaultKind
from sqlbridge.sandbox.feed_kinds import FEED_KINDS
from sqlbridge.sandbox.feed_types import REMOVED_FEED_TYPES
from sqlbridge.sandbox.records import Document, Feed
from sqlbridge.sandbox.report import Verdict, bomb, compressed, damaged
from sqlbridge.sandbox.schedule import moves_on_at
from sqlbridge.sandbox.state import State

_SHARES = {"none": 0.0, "half": 0.5, "all": 1.0}


def process_feeds(state: State, until: datetime) -> None:
    """Let everything happen that is due by then."""
    while steps := _due_steps(state, until):
        time, feed = min(steps, key=lambda step: step[0])
        if feed.processing_status == "IN_QUEUE":
            _begin(feed, time)
        else:
            _finish(state, feed, time)


def _due_steps(state: State, until: datetime) -> list[tuple[datetime, Feed]]:
    moves = ((moves_on_at(state, feed), feed) for feed in state.feeds.values() if not feed.ended)
    return [(time, feed) for time, feed in moves if time and time <= until]


def _begin(feed: Feed, time: datetime) -> None:
    if feed.has(FaultKind.CANCELLED):
        feed.processing_status, feed.ended = "CANCELLED", time
    else:
        feed.processing_status, feed.started = "IN_PROGRESS", time


def _finish(state: State, feed: Feed, time: datetime) -> None:
    feed.ended = time
    fatal = next((fault for fault in feed.faults if fault.kind == FaultKind.FATAL), None)
    if feed.feed_type in REMOVED_FEED_TYPES:
        feed.processing_status = "FATAL"
    elif fatal:
        FEED_KINDS[feed.feed_type].judge(state, feed, time, _SHARES[fatal.applied])
        feed.processing_status = "FATAL"
    else:
        verdict = FEED_KINDS[feed.feed_type].judge(state, feed, time, 1.0)
        feed.report_document_id = _write_report(state, feed, verdict).document_id
        feed.processing_status = "DONE"


def _write_report(state: State, feed: Feed, verdict: Verdict) -> Document:
    faults = {fault.kind for fault in feed.faults}
    # models#5111: the feed id inside a report was seen to differ from createFeed's.
    feed_id = feed.feed_id[::-1] if state.settings.foreign_feed_id_in_reports else feed.feed_id
    kind = FEED_KINDS[feed.feed_type]
    wrong_counters = FaultKind.WRONG_COUNTERS in faults
    content = damaged(kind.report(verdict, feed.seller_id, feed_id, wrong_counters=wrong_counters), faults)
    if FaultKind.REPORT_BOMB in faults:
        content = bomb()
    elif state.settings.compressed_reports:
        content = compressed(content)
    document = Document(
        seller_id=feed.seller_id,
        content_type=kind.content_type,
        created=state.clock.now(),
        content=content,
        compressed=FaultKind.REPORT_BOMB in faults or state.settings.compressed_reports,
    )
    state.documents[document.document_id] = document
    return document
