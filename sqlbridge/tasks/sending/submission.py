"""Handing a recorded feed over to Amazon, with every step written down before the next."""

from io import BytesIO

from sqlbridge.errors import (
    AmazonError,
    AuthorizationError,
    RequestRefusedError,
    ThrottledError,
)
from sqlbridge.ledger import feeds, kept_documents
from sqlbridge.ledger.feeds import Feed
from sqlbridge.ledger.kept_documents import Kept
from sqlbridge.model.feeds import FeedState
from sqlbridge.tasks.running import Run
from sqlbridge.tasks.sending.preparation import PlannedFeed

# After any other error, nobody knows whether Amazon has created the feed.
NOT_CREATED = (ThrottledError, AuthorizationError, RequestRefusedError)


def submit(run: Run, feed: Feed, planned: PlannedFeed) -> None:
    """Upload the document and create the feed; an error is noted on the run, and nothing is lost by it."""
    try:
        document_id, document = _upload(run, feed, planned)
    except AmazonError as exc:
        _withdraw(run, feed, exc)
        return
    tables = run.bridge.database.tables
    with run.begin() as connection:
        feeds.submitting(connection, tables, feed, document_id, run.amazon_now(feed.account))
        kept_documents.keep(connection, tables, Kept.DOCUMENT, feed.id, document, run.bridge.now())
    try:
        amazon_feed_id = run.bridge.amazon[feed.account].create_feed(document_id, planned.channel.marketplace.id)
    except NOT_CREATED as exc:
        _withdraw(run, feed, exc)
    except AmazonError as exc:
        _lose(run, feed, exc)
    else:
        with run.begin() as connection:
            feeds.submitted(connection, tables, feed, amazon_feed_id, run.bridge.now())
        run.counts.add("feeds submitted")
        run.counts.add(f"{feed.kind.value} messages sent", feed.message_count)


def _upload(run: Run, feed: Feed, planned: PlannedFeed) -> tuple[str, bytes]:
    """Amazon's id of the document, and the document itself, packed."""
    amazon, body = run.bridge.amazon[feed.account], BytesIO(planned.document)
    document = amazon.create_document()
    amazon.upload(document, body)
    return document.id, kept_documents.packed(body)


def _withdraw(run: Run, feed: Feed, exc: AmazonError) -> None:
    run.note(exc)
    tables, now = run.bridge.database.tables, run.bridge.now()
    with run.begin() as connection:
        feeds.fail(
            connection,
            tables,
            feed,
            FeedState.WITHDRAWN,
            str(exc),
            now,
            unknown=False,
            not_before=run.retry_at(),
        )
    run.counts.add("feeds withdrawn")


def _lose(run: Run, feed: Feed, exc: AmazonError) -> None:
    run.note(exc)
    with run.begin() as connection:
        feeds.lost(connection, run.bridge.database.tables, feed, str(exc))
    run.counts.add("feeds lost")
