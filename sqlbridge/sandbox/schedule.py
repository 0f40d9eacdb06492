"""When a feed moves on."""

from datetime import datetime, timedelta
from itertools import dropwhile, takewhile

from sqlbridge.sandbox.faults import FaultKind
from sqlbridge.sandbox.records import Feed
from sqlbridge.sandbox.state import State


def moves_on_at(state: State, feed: Feed) -> datetime | None:
    """When the feed leaves its processing status; None if it has ended, or while something holds it there."""
    if feed.processing_status == "IN_QUEUE":
        return _begins_at(state, feed)
    if feed.started and not feed.ended and not feed.has(FaultKind.STUCK_IN_PROGRESS):
        return feed.started + timedelta(seconds=state.settings.processing_seconds)
    return None


def _begins_at(state: State, feed: Feed) -> datetime | None:
    siblings = [other for other in state.feeds.values() if other.seller_id == feed.seller_id]
    earlier = takewhile(lambda other: other is not feed, siblings)
    later = dropwhile(lambda other: other is not feed, siblings)
    ripe = feed.created + timedelta(seconds=state.settings.queue_seconds)
    if feed.has(FaultKind.STUCK_IN_QUEUE):
        return None
    if feed.has(FaultKind.OVERTAKEN):
        return _after_the_first_end(ripe, list(later))
    return _after_all_ends(ripe, list(earlier)) if state.settings.one_feed_at_a_time else ripe


def _after_the_first_end(ripe: datetime, later: list[Feed]) -> datetime | None:
    ends = [other.ended for other in later if other.ended]
    return max(ripe, min(ends)) if ends else None


def _after_all_ends(ripe: datetime, earlier: list[Feed]) -> datetime | None:
    """As Amazon processes a seller's feeds in order, a stuck one holds up all that follow."""
    if any(not other.ended and not other.has(FaultKind.OVERTAKEN) for other in earlier):
        return None
    return max([ripe, *(other.ended for other in earlier if other.ended)])
