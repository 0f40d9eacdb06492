"""`run acknowledge`: fetch Amazon's verdict on the feeds it has been given, and finish their changes."""

from io import BytesIO

from sqlbridge.amazon import processing_report
from sqlbridge.amazon.account import AmazonAccount
from sqlbridge.errors import AmazonError, NotFoundError, SettingsError, ThrottledError, UnreadableAnswerError
from sqlbridge.ledger import feeds, kept_documents
from sqlbridge.ledger.feeds import Feed
from sqlbridge.ledger.kept_documents import Kept
from sqlbridge.log_context import log_context
from sqlbridge.model.changes import Counts
from sqlbridge.model.feeds import FeedState, FeedStatus
from sqlbridge.tasks.acknowledge_rehearsal import rehearse_acknowledge
from sqlbridge.tasks.running import Bridge, Run, running
from sqlbridge.tasks.sending.recovery import close_failed, recover
from sqlbridge.tasks.sending.stuck_feeds import relieve
from sqlbridge.tasks.sending.verdict import refused_messages
from sqlbridge.tasks.submitting.desk import desks
from sqlbridge.tasks.submitting.outcome import follow
from sqlbridge.tasks.update import FEEDS_LEASE

# A report that cannot be fetched so often never will be: everything goes again.
_MOST_FAILURES = 5
_UNKNOWN_CHANNEL = (
    "feed {feed.id} was sent for channel {feed.channel}, which is not configured any more: "
    "configure it again, or give the feed up by `sqlbridge feeds abandon {feed.id}`"
)


def acknowledge(bridge: Bridge, *, dry_run: bool = False) -> Counts:
    """Ask Amazon about every feed and every new offer on its way; feeds that have ended are settled, or go again.

    What Amazon does not end is told as an error, and its values go without it.
    Raises the first error that concerned one feed, after the others have been asked for. With `dry_run`, it is only
    told what would be asked for.
    """
    with running(bridge, "acknowledge", FEEDS_LEASE, dry_run=dry_run) as run:
        rehearse_acknowledge(run) if dry_run else _acknowledge(run)
    return run.counts


def _acknowledge(run: Run) -> None:
    recover(run)
    with run.bridge.database.read() as connection:
        submitted = feeds.in_state(connection, run.bridge.database.tables, FeedState.SUBMITTED)
    for number, feed in enumerate(submitted, start=1):
        with log_context(account=feed.account, channel=feed.channel):
            _ask(run, feed)
        run.bridge.advance("feeds", number, len(submitted))
    _follow_offers(run)
    relieve(run)


def _follow_offers(run: Run) -> None:
    """Of new offers, too: the sooner one is known to be live, the sooner `update` keeps its stock."""
    for desk in desks(run.bridge):
        try:
            with log_context(account=desk.account.name, channel=desk.channel.name):
                follow(run, desk)
        except AmazonError as exc:
            run.note(exc)


def _ask(run: Run, feed: Feed) -> None:
    account = run.bridge.account_for(feed.channel)
    if account is None or feed.amazon_feed_id is None:
        run.note(SettingsError(_UNKNOWN_CHANNEL.format(feed=feed)))
        return
    try:
        status = run.bridge.amazon[account].feed_status(feed.amazon_feed_id)
    except NotFoundError as exc:
        run.note(exc)
        close_failed(run, feed, FeedState.ABANDONED, f"Amazon does not know the feed any more: {exc}", unknown=True)
    except AmazonError as exc:
        run.note(exc)
    else:
        _follow(run, run.bridge.amazon[account], feed, status)


def _follow(run: Run, amazon: AmazonAccount, feed: Feed, status: FeedStatus) -> None:
    match status.processing_status:
        case "DONE":
            _read_report(run, amazon, feed, status)
        case "CANCELLED":
            close_failed(run, feed, FeedState.CANCELLED, "Amazon cancelled the feed before processing", unknown=False)
        case "FATAL":
            reason = "Amazon ended the feed as FATAL: some, none or all of it may have been applied"
            close_failed(run, feed, FeedState.FATAL, reason, unknown=True)
        case _:
            with run.begin() as connection:
                feeds.checked(connection, run.bridge.database.tables, feed, status, run.bridge.now())
            run.counts.add("feeds in process")


def _read_report(run: Run, amazon: AmazonAccount, feed: Feed, status: FeedStatus) -> None:
    try:
        content = _fetch(run, amazon, feed, status)
    except ThrottledError as exc:
        run.note(exc)
    except AmazonError as exc:
        run.note(exc)
        _try_later(run, feed, exc)
    else:
        _settle_or_repeat(run, feed, content)


def _fetch(run: Run, amazon: AmazonAccount, feed: Feed, status: FeedStatus) -> bytes:
    if status.report_document_id is None:
        raise UnreadableAnswerError(f"feed {feed.id} is DONE, but Amazon names no processing report")
    content = amazon.processing_report(status.report_document_id)
    packed, now = kept_documents.packed(BytesIO(content)), run.bridge.now()
    with run.begin() as connection:
        kept_documents.keep(connection, run.bridge.database.tables, Kept.REPORT, feed.id, packed, now)
    run.counts.add("processing reports fetched")
    return content


def _settle_or_repeat(run: Run, feed: Feed, content: bytes) -> None:
    try:
        _settle(run, feed, content)
    except UnreadableAnswerError as exc:
        run.note(exc)
        close_failed(run, feed, FeedState.UNREADABLE, str(exc), unknown=True)


def _settle(run: Run, feed: Feed, content: bytes) -> None:
    tables, now = run.bridge.database.tables, run.bridge.now()
    report = processing_report.parse(content)
    with run.begin() as connection:
        refused = refused_messages(report, feeds.seller_skus(connection, tables, feed.id))
        done, not_done = feeds.settle(connection, tables, feed, refused, now)
    run.counts.add("feeds done")
    run.counts.add("messages accepted", feed.message_count - len(refused))
    run.counts.add("messages refused", len(refused))
    run.counts.add("changes done", done)
    run.counts.add("changes refused", not_done)


def _try_later(run: Run, feed: Feed, exc: AmazonError) -> None:
    with run.begin() as connection:
        failures = feeds.report_failed(connection, run.bridge.database.tables, feed, str(exc), run.bridge.now())
    if failures >= _MOST_FAILURES:
        close_failed(run, feed, FeedState.UNREADABLE, f"the report could not be fetched: {exc}", unknown=True)
