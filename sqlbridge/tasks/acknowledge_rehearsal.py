"""`run acknowledge --dry-run`: which feeds and offers Amazon would be asked about; Amazon is not asked."""

import logging

from sqlbridge.ledger import feeds, match_queries
from sqlbridge.ledger.feeds import Feed
from sqlbridge.model.feeds import FeedState
from sqlbridge.model.matches import MatchState
from sqlbridge.tasks.running import Run
from sqlbridge.tasks.submitting.desk import desks

log = logging.getLogger(__name__)

_FEEDS = {
    FeedState.SUBMITTED: "feeds that would be asked about",
    FeedState.SUBMITTING: "feeds that would be looked for",
    FeedState.LOST: "feeds that would be looked for",
    FeedState.PREPARED: "feeds that would be withdrawn",
}
_UNDER_WAY = (MatchState.SUBMITTED, MatchState.ACCEPTED)
_MOST = 1000


def rehearse_acknowledge(run: Run) -> None:
    """Count them, and name each feed in the log."""
    with run.bridge.database.read() as connection:
        found = feeds.in_state(connection, run.bridge.database.tables, *_FEEDS)
    before = run.bridge.worker.stuck_before(run.bridge.now())
    run.counts.add("feeds that would be asked about", 0)
    for feed in found:
        _tell(feed)
        run.counts.add(_FEEDS[feed.state])
        given = feed.submitted_at if feed.state in (FeedState.SUBMITTED, FeedState.LOST) else None
        run.counts.add("feeds stuck", before is not None and given is not None and given <= before)
    for desk in desks(run.bridge):
        with run.bridge.database.read() as connection:
            tables = run.bridge.database.tables
            offers = match_queries.in_states(connection, tables, desk.channel.name, _UNDER_WAY, 0, _MOST)
        run.counts.add("offers that would be asked about", len(offers))


def _tell(feed: Feed) -> None:
    what = _FEEDS[feed.state].removeprefix("feeds that ")
    given = f"handed over {feed.submitted_at} UTC" if feed.submitted_at else "not handed over"
    log.info("feed %s of channel %s, %s, %s", feed.id, feed.channel, given, what)
