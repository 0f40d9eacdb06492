"""Feeds of shipments: handed over in one run, collected in a later one."""

from collections.abc import Sequence
from io import BytesIO

from sqlbridge.amazon import shipment_document
from sqlbridge.amazon.shipment_document import CONTENT_TYPE, ShipmentMessage
from sqlbridge.amazon.throttle import SHIPMENTS_FEED
from sqlbridge.errors import AmazonError, NotFoundError, ThrottledError, UnreadableAnswerError
from sqlbridge.ledger import feeds, kept_documents, shipment_feeds, shipments
from sqlbridge.ledger.feeds import Feed
from sqlbridge.ledger.kept_documents import Kept
from sqlbridge.ledger.shipment_queries import Shipment
from sqlbridge.model.feeds import FeedState, FeedStatus, Issue, ProcessingReport
from sqlbridge.model.selling import Channel
from sqlbridge.tasks.running import Run
from sqlbridge.tasks.sending.recovery import may_still_appear
from sqlbridge.tasks.sending.submission import NOT_CREATED
from sqlbridge.tasks.shipments.parcel_plan import package_of

# A report that cannot be fetched so often never will be: Amazon is asked for each order instead.
_MOST_FAILURES = 5
_NOT_CONFIGURED = "its channel is not configured any more"


def submit(run: Run, channel: Channel, carried: Sequence[Shipment]) -> None:
    """Hand the parcels over as one feed; an error is noted on the run, and nothing is lost by it."""
    tables = run.bridge.database.tables
    with run.begin() as connection:
        feed = shipment_feeds.record(connection, tables, channel, carried, run.bridge.now())
    try:
        document_id, document = _upload(run, channel, carried)
    except AmazonError as exc:
        run.note(exc)
        _fail(run, feed, FeedState.WITHDRAWN, str(exc), unknown=False)
        return
    with run.begin() as connection:
        feeds.submitting(connection, tables, feed, document_id, run.amazon_now(channel.account))
        kept_documents.keep(connection, tables, Kept.DOCUMENT, feed.id, document, run.bridge.now())
    _create(run, channel, feed, document_id)


def recover(run: Run) -> None:
    """Free what a dead run was about to send; look for feeds whose createFeed was not answered."""
    tables = run.bridge.database.tables
    with run.begin() as connection:
        shipments.release(connection, tables, run.bridge.now())
        unfinished = shipment_feeds.in_state(
            connection, tables, FeedState.PREPARED, FeedState.SUBMITTING, FeedState.LOST
        )
    for feed in unfinished:
        if feed.state is FeedState.PREPARED:
            _fail(run, feed, FeedState.WITHDRAWN, "the run that had prepared it died", unknown=False)
        else:
            _look_for(run, feed)


def collect(run: Run) -> None:
    """Ask Amazon about every feed of shipments that is on its way, and take over its verdict."""
    with run.bridge.database.read() as connection:
        submitted = shipment_feeds.in_state(connection, run.bridge.database.tables, FeedState.SUBMITTED)
    for feed in submitted:
        account = run.bridge.account_for(feed.channel)
        if account is None or feed.amazon_feed_id is None:
            _fail(run, feed, FeedState.ABANDONED, _NOT_CONFIGURED, unknown=True)
            continue
        try:
            _follow(run, account, feed, run.bridge.amazon[account].feed_status(feed.amazon_feed_id))
        except NotFoundError as exc:
            run.note(exc)
            _fail(run, feed, FeedState.ABANDONED, f"Amazon does not know the feed any more: {exc}", unknown=True)
        except AmazonError as exc:
            run.note(exc)


def _upload(run: Run, channel: Channel, carried: Sequence[Shipment]) -> tuple[str, bytes]:
    """Amazon's id of the document, and the document itself, packed."""
    now, account = run.bridge.now(), run.bridge.accounts[channel.account]
    messages = [
        ShipmentMessage(number, one.amazon_order_id, package_of(one, now))
        for number, one in enumerate(carried, start=1)
    ]
    amazon = run.bridge.amazon[account.name]
    document = amazon.create_document(CONTENT_TYPE)
    body = BytesIO(shipment_document.encode(account.seller_id, messages))
    amazon.upload(document, body, CONTENT_TYPE)
    return document.id, kept_documents.packed(body)


def _create(run: Run, channel: Channel, feed: Feed, document_id: str) -> None:
    tables, amazon = run.bridge.database.tables, run.bridge.amazon[channel.account]
    try:
        amazon_feed_id = amazon.create_feed(document_id, channel.marketplace.id, SHIPMENTS_FEED)
    except NOT_CREATED as exc:
        run.note(exc)
        _fail(run, feed, FeedState.WITHDRAWN, str(exc), unknown=False)
    except AmazonError as exc:
        run.note(exc)
        with run.begin() as connection:
            feeds.lost(connection, tables, feed, str(exc))
        run.counts.add("feeds lost")
    else:
        with run.begin() as connection:
            feeds.submitted(connection, tables, feed, amazon_feed_id, run.bridge.now())
        run.counts.add("feeds submitted")
        run.counts.add("shipments sent by feed", feed.message_count)


def _look_for(run: Run, feed: Feed) -> None:
    """No feed is adopted; but a package must not be sent twice, so Amazon is asked for each order afterwards."""
    account = run.bridge.account_for(feed.channel)
    if account is None or feed.submitted_at is None:
        _fail(run, feed, FeedState.ABANDONED, _NOT_CONFIGURED, unknown=True)
    elif not may_still_appear(run, account, feed.submitted_at, SHIPMENTS_FEED):
        reason = "createFeed was not answered; Amazon is asked for each order"
        _fail(run, feed, FeedState.ABANDONED, reason, unknown=True)


def _follow(run: Run, account: str, feed: Feed, status: FeedStatus) -> None:
    match status.processing_status:
        case "DONE":
            _read_report(run, account, feed, status)
        case "CANCELLED":
            _fail(run, feed, FeedState.CANCELLED, "Amazon cancelled the feed before processing", unknown=False)
        case "FATAL":
            reason = "Amazon ended the feed as FATAL: it is asked for each order"
            _fail(run, feed, FeedState.FATAL, reason, unknown=True)
        case _:
            with run.begin() as connection:
                feeds.checked(connection, run.bridge.database.tables, feed, status, run.bridge.now())
            run.counts.add("feeds in process")


def _read_report(run: Run, account: str, feed: Feed, status: FeedStatus) -> None:
    tables, now = run.bridge.database.tables, run.bridge.now()
    try:
        if status.report_document_id is None:
            raise UnreadableAnswerError(f"feed {feed.id} is DONE, but Amazon names no processing report")
        content = run.bridge.amazon[account].processing_report(status.report_document_id)
    except ThrottledError:
        raise
    except AmazonError as exc:
        run.note(exc)
        _try_later(run, feed, exc)
        return
    with run.begin() as connection:
        kept_documents.keep(connection, tables, Kept.REPORT, feed.id, kept_documents.packed(BytesIO(content)), now)
    run.counts.add("processing reports fetched")
    _settle(run, feed, content)


def _settle(run: Run, feed: Feed, content: bytes) -> None:
    try:
        refusals = refusals_of(shipment_document.parse_report(content), feed.message_count)
    except UnreadableAnswerError as exc:
        run.note(exc)
        _fail(run, feed, FeedState.UNREADABLE, str(exc), unknown=True)
        return
    with run.begin() as connection:
        shipment_feeds.settle(connection, run.bridge.database.tables, feed, refusals, run.bridge.now())
    run.counts.add("feeds done")
    run.counts.add("shipments confirmed", feed.message_count - len(refusals))
    run.counts.add("shipments in doubt", len(refusals))


def refusals_of(report: ProcessingReport, message_count: int) -> dict[int, Issue]:
    """The refused messages of a feed, each with its first error. Pure.

    Raises UnreadableAnswerError where the report's own counters do not agree, or an error names no message.
    """
    refusals: dict[int, Issue] = {}
    for issue in report.issues:
        if issue.severity == "ERROR":
            if issue.message_id is None or not 1 <= issue.message_id <= message_count:
                raise UnreadableAnswerError(f"Amazon refused the feed as a whole: {issue.code} {issue.message}")
            refusals.setdefault(issue.message_id, issue)
    accepted = message_count - len(refusals)
    if (report.processed, report.accepted) != (message_count, accepted):
        raise UnreadableAnswerError(
            f"the processing report counts {report.accepted} of {report.processed} messages as accepted, but its "
            f"errors leave {accepted} of {message_count}: Amazon is asked for each order"
        )
    return refusals


def _try_later(run: Run, feed: Feed, exc: AmazonError) -> None:
    with run.begin() as connection:
        failures = feeds.report_failed(connection, run.bridge.database.tables, feed, str(exc), run.bridge.now())
    if failures >= _MOST_FAILURES:
        _fail(run, feed, FeedState.UNREADABLE, f"the report could not be fetched: {exc}", unknown=True)


def _fail(run: Run, feed: Feed, state: FeedState, reason: str, *, unknown: bool) -> None:
    tables, now = run.bridge.database.tables, run.bridge.now()
    with run.begin() as connection:
        shipment_feeds.fail(connection, tables, feed, state, reason, now, unknown=unknown)
    run.counts.add(f"feeds {state.value}")
