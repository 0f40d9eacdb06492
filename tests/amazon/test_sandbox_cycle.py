"""The whole way against the sandbox: from an offer read to Amazon's verdict and what Amazon keeps."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Literal

import pytest

from sqlbridge import sandbox as amazon
from sqlbridge.amazon.account import AmazonAccount
from sqlbridge.amazon.feed_document import documents
from sqlbridge.amazon.listings_report import read_listings
from sqlbridge.amazon.marketplaces import marketplace
from sqlbridge.amazon.processing_report import parse
from sqlbridge.errors import AmazonUnavailableError, AuthorizationError, UnreadableAnswerError
from sqlbridge.model.feeds import FeedKind, FeedMessage, ProcessingReport
from sqlbridge.model.selling import Fulfilment
from sqlbridge.sandbox import FaultKind, Listing, Sandbox
from tests.amazon.conftest import DE, SELLER, Unlimited, account_settings

FR = marketplace("FR")
SKUS = [f"SKU-{number:02}" for number in range(22)] + ["odd, 10/20 ü"]


def listing(sku: str, marketplace_id: str = DE.id, channel: str = "DEFAULT") -> Listing:
    return Listing(
        seller_id=SELLER.seller_id,
        marketplace_id=marketplace_id,
        sku=sku,
        channel=channel,
        price=Decimal(20),
        quantity=3 if channel == "DEFAULT" else None,
        lead_time=2 if channel == "DEFAULT" else None,
        minimum_price=Decimal(10),
        maximum_price=Decimal(50),
        business_price=Decimal(18),
    )


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    """A sandbox whose time stands still, with SELLER and its listings."""
    settings = account_settings("")
    with amazon.start() as sandbox:
        sandbox.freeze()
        sandbox.add_seller(
            SELLER.seller_id,
            marketplaces=[DE.id, FR.id],
            client_id=settings.client_id,
            client_secret=settings.client_secret,
            refresh_token=settings.refresh_token,
        )
        sandbox.add_listings([listing(sku) for sku in SKUS])
        yield sandbox


@pytest.fixture
def seller(sandbox: Sandbox) -> AmazonAccount:
    """SELLER's account at the sandbox."""
    return AmazonAccount(SELLER, account_settings(sandbox.url), Unlimited())


def submit(seller: AmazonAccount, kind: FeedKind, messages: list[FeedMessage]) -> str:
    """Send the messages as one feed to Germany; the feed's id."""
    (written,) = documents(kind, DE, SELLER.seller_id, messages, 25_000)
    document = seller.create_document()
    seller.upload(document, BytesIO(written.content))
    return seller.create_feed(document.id, DE.id)


def report_of(seller: AmazonAccount, feed_id: str) -> ProcessingReport:
    """The report of a feed that is done."""
    status = seller.feed_status(feed_id)
    assert status.processing_status == "DONE"
    assert status.report_document_id
    return parse(seller.processing_report(status.report_document_id))


def prices(seller: AmazonAccount, *values: str) -> list[FeedMessage]:
    """Messages for the first SKUs, carrying the offers that Amazon has now."""
    offers = seller.offers(DE, SKUS)
    return [FeedMessage(sku, Decimal(value), "EUR", offers[sku]) for sku, value in zip(SKUS, values, strict=False)]


@pytest.mark.parametrize("omitted_parts", ["dropped", "kept"])
@pytest.mark.parametrize("compressed", [True, False])
def test_a_price_feed_changes_our_price_and_nothing_else(
    sandbox: Sandbox, seller: AmazonAccount, omitted_parts: str, compressed: bool
) -> None:
    sandbox.settings(omitted_parts=omitted_parts, compressed_reports=compressed)
    before = sandbox.listing(SELLER.seller_id, DE.id, SKUS[0])
    feed_id = submit(seller, FeedKind.PRICE, prices(seller, "19.90", "10.29"))
    sandbox.advance(10)
    assert report_of(seller, feed_id) == ProcessingReport(processed=2, accepted=2, issues=())
    before.price = Decimal("19.90")
    assert sandbox.listing(SELLER.seller_id, DE.id, SKUS[0]) == before
    assert sandbox.listing(SELLER.seller_id, DE.id, SKUS[1]).price == Decimal("10.29")


def test_a_stock_feed_keeps_the_lead_time(sandbox: Sandbox, seller: AmazonAccount) -> None:
    feed_id = submit(seller, FeedKind.STOCK, [FeedMessage(SKUS[-1], Decimal(9))])
    assert seller.feed_status(feed_id).processing_status == "IN_QUEUE"
    sandbox.advance(10)
    assert report_of(seller, feed_id).accepted == 1
    after = sandbox.listing(SELLER.seller_id, DE.id, SKUS[-1])
    assert (after.quantity, after.lead_time, sandbox.mistakes()) == (9, 2, [])


def test_a_refused_message_is_named_in_the_report(sandbox: Sandbox, seller: AmazonAccount) -> None:
    feed_id = submit(seller, FeedKind.PRICE, prices(seller, "19.90", "50.01"))
    sandbox.advance(10)
    report = report_of(seller, feed_id)
    assert (report.processed, report.accepted) == (2, 1)
    assert {(issue.severity, issue.message_id, issue.sku) for issue in report.issues} == {("ERROR", 2, SKUS[1])}


def test_offers_of_all_kinds_of_skus_are_found(sandbox: Sandbox, seller: AmazonAccount) -> None:
    offers = seller.offers(DE, [*SKUS, "unknown", "un,known"])
    assert sorted(offers) == sorted(SKUS)
    assert '"audience":"B2B"' in offers[SKUS[-1]][0]
    assert sandbox.request_counts()["searchListingsItems"] == 2


def test_a_feed_whose_creation_got_no_answer_is_among_the_feeds_since(
    sandbox: Sandbox, seller: AmazonAccount
) -> None:
    before = sandbox.now().replace(tzinfo=None) - timedelta(seconds=1)
    sandbox.fault(FaultKind.LOST_ANSWER, operation="createFeed")
    with pytest.raises(AmazonUnavailableError):
        submit(seller, FeedKind.STOCK, [FeedMessage(SKUS[0], Decimal(9))])
    (feed,) = seller.feeds_since(before)
    assert feed.processing_status == "IN_QUEUE"
    assert feed.created_at is not None
    assert feed.created_at > before


@pytest.mark.parametrize("kind", [FaultKind.TRUNCATED_REPORT, FaultKind.GARBAGE_REPORT, FaultKind.REPORT_BOMB])
def test_a_report_that_cannot_be_read_is_not_taken_for_acceptance(
    sandbox: Sandbox, seller: AmazonAccount, kind: FaultKind
) -> None:
    sandbox.fault(kind)
    feed_id = submit(seller, FeedKind.STOCK, [FeedMessage(SKUS[0], Decimal(9))])
    sandbox.advance(10)
    with pytest.raises(UnreadableAnswerError):
        report_of(seller, feed_id)


@pytest.mark.parametrize("operation", ["upload", "download"])
def test_an_expired_address_is_answered_by_trying_again(
    sandbox: Sandbox, seller: AmazonAccount, operation: str
) -> None:
    messages = [FeedMessage(SKUS[0], Decimal(9))]
    feed_id = submit(seller, FeedKind.STOCK, messages)
    sandbox.advance(10)
    sandbox.fault(FaultKind.EXPIRED_URL, operation=operation)
    with pytest.raises(AmazonUnavailableError, match="five minutes"):
        report_of(seller, feed_id if operation == "download" else submit(seller, FeedKind.STOCK, messages))
    assert report_of(seller, feed_id).accepted == 1


def test_a_token_that_expired_is_renewed_and_a_withdrawn_one_is_told(sandbox: Sandbox, seller: AmazonAccount) -> None:
    assert {entry.marketplace_id for entry in seller.participations() if entry.is_participating} == {DE.id, FR.id}
    sandbox.advance(7200)
    seller.participations()
    assert sandbox.request_counts()["token"] == 2
    sandbox.revoke(SELLER.seller_id)
    with pytest.raises(AuthorizationError, match="account main"):
        seller.participations()


@pytest.mark.parametrize("locale", ["en_US", "en_GB", "de_DE"])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_the_listings_report_names_every_listing(
    sandbox: Sandbox, tmp_path: Path, locale: Literal["en_US", "en_GB", "de_DE"], encoding: Literal["utf-8", "cp1252"]
) -> None:
    sandbox.add_listings([listing("FBA", channel="AMAZON_EU")])
    report = tmp_path / "report.txt"
    report.write_bytes(sandbox.listings_report(SELLER.seller_id, DE.id, locale=locale, encoding=encoding))
    found = {entry.seller_sku: entry for entry in read_listings(report)}
    assert set(found) == {*SKUS, "FBA"}
    assert (found[SKUS[-1]].price, found[SKUS[-1]].quantity) == (Decimal(20), 3)
    assert (found["FBA"].fulfilment, found["FBA"].quantity) == (Fulfilment.AMAZON, None)
