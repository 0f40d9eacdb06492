"""What a run that died, or an answer that never came, left behind."""

from datetime import datetime, timedelta

from sqlbridge.amazon.throttle import LISTINGS_FEED
from sqlbridge.errors import AmazonError
from sqlbridge.ledger import changes, feeds
from sqlbridge.ledger.feeds import Feed
from sqlbridge.model.feeds import FeedState, FeedStatus
from sqlbridge.tasks.running import Run

# A feed that we asked for may carry a creation time somewhat before ours, and may appear late.
_CLOCK_SKEW = timedelta(minutes=2)
GRACE = timedelta(minutes=5)
# Amazon answers within seconds, or drops the connection.
_LONGEST_REQUEST = timedelta(minutes=1)
_ENDED = {"DONE", "CANCELLED", "FATAL"}


def recover(run: Run) -> None:
    """Free the claims and the feeds of a dead run; look for feeds whose createFeed was not answered.

    Only the holder of the lease calls this, so whatever is half done belongs to nobody.
    """
    tables = run.bridge.database.tables
    with run.begin() as connection:
        changes.release_claims(connection, tables, run.bridge.now())
        unfinished = feeds.in_state(connection, tables, FeedState.PREPARED, FeedState.SUBMITTING, FeedState.LOST)
    for feed in unfinished:
        if feed.state is FeedState.PREPARED:
            close_failed(run, feed, FeedState.WITHDRAWN, "the run that had prepared it died", unknown=False)
        elif feed.state is FeedState.SUBMITTING and feed.document_id is None:
            _give_up_requests(run, feed)
        else:
            _look_for(run, feed)


def close_failed(run: Run, feed: Feed, state: FeedState, reason: str, *, unknown: bool) -> None:
    """The feed failed as a whole: its changes go again with fresh values.

    At once where nothing reached Amazon or nobody knows; after a while where Amazon failed it, since it may again.
    """
    tables, now = run.bridge.database.tables, run.bridge.now()
    not_before = None if state in (FeedState.WITHDRAWN, FeedState.ABANDONED) else run.retry_at()
    with run.begin() as connection:
        feeds.fail(connection, tables, feed, state, reason, now, unknown=unknown, not_before=not_before)
    run.counts.add(f"feeds {state.value}")


def _give_up_requests(run: Run, feed: Feed) -> None:
    """Its values went one by one, and the last request may still be on its way: what is newer must come after it."""
    tables, now = run.bridge.database.tables, run.bridge.now()
    reason = "the run that sent its values one by one died"
    with run.begin() as connection:
        feeds.fail(
            connection,
            tables,
            feed,
            FeedState.ABANDONED,
            reason,
            now,
            unknown=True,
            not_before=now + _LONGEST_REQUEST,
        )
    run.counts.add(f"feeds {FeedState.ABANDONED.value}")


def _look_for(run: Run, feed: Feed) -> None:
    """Wait for the end of every feed that may be ours; then send everything again.

    None is adopted: getFeeds tells neither content nor document, so another program's could be taken for ours.
    """
    submitted_at, account = feed.submitted_at, run.bridge.account_for(feed.channel)
    if account is None or submitted_at is None:
        close_failed(run, feed, FeedState.ABANDONED, "its channel is not configured any more", unknown=True)
        return
    if not may_still_appear(run, account, submitted_at, LISTINGS_FEED):
        reason = "createFeed was not answered; whether Amazon has the feed is unknown"
        close_failed(run, feed, FeedState.ABANDONED, reason, unknown=True)


def may_still_appear(run: Run, account: str, submitted_at: datetime, feed_type: str) -> bool:
    """Whether a feed whose createFeed was not answered may still take effect; an error is noted, and means yes.

    `submitted_at` is by Amazon's clock, as the feeds' own times are: this host's may be wrong, or set since then.
    """
    since = submitted_at - _CLOCK_SKEW
    try:
        found = unknown_open_feeds(run, account, since, feed_type)
    except AmazonError as exc:
        run.note(exc)
        return True
    suspects = [one for one in found if one.created_at is None or one.created_at <= submitted_at + GRACE]
    return bool(suspects) or run.amazon_now(account) - submitted_at < GRACE


def unknown_open_feeds(run: Run, account: str, since: datetime, feed_type: str = LISTINGS_FEED) -> list[FeedStatus]:
    """Feeds at Amazon, created since then, that have not ended and are none of those we know. Raises AmazonError."""
    found = [one for one in run.bridge.amazon[account].feeds_since(since, feed_type) if not _has_ended(one)]
    with run.bridge.database.read() as connection:
        known = feeds.known_amazon_ids(connection, run.bridge.database.tables, [one.feed_id for one in found])
    return [one for one in found if one.feed_id not in known]


def _has_ended(feed: FeedStatus) -> bool:
    return feed.processing_status in _ENDED
