"""A seller's account at Amazon: what the tasks ask of it, in the bridge's own words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, BinaryIO

from sqlbridge.amazon.catalogue import AmazonCatalogue
from sqlbridge.amazon.client import AmazonClient
from sqlbridge.amazon.feed_document import CONTENT_TYPE
from sqlbridge.amazon.inflation import DocumentKind
from sqlbridge.amazon.orders import AmazonOrders
from sqlbridge.amazon.patches import AmazonPatches
from sqlbridge.amazon.purchasable_offer import PurchasableOffer, around_price
from sqlbridge.amazon.reports import AmazonReports
from sqlbridge.amazon.throttle import LISTINGS_FEED, Throttle
from sqlbridge.amazon.transfer import DocumentStore
from sqlbridge.amazon.wire import Feed, FeedDocument, ListingsItem
from sqlbridge.errors import NotFoundError
from sqlbridge.model.feeds import FeedStatus
from sqlbridge.model.selling import Account, Marketplace
from sqlbridge.settings import AccountSettings

# Room for 25,000 messages with 2,000 bytes of issues each. Like-worded issues shrink by 20 to 100, a bomb by 1,000.
_PROCESSING_REPORT = DocumentKind("processing report", limit=48 * 1024 * 1024, greatest_ratio=500)
_SKUS_IN_A_SEARCH = 20


@dataclass(frozen=True, slots=True)
class Participation:
    """Whether the seller sells on a marketplace; suspended listings are not shown to buyers."""

    marketplace_id: str
    is_participating: bool
    has_suspended_listings: bool


class AmazonAccount:
    """One seller's account. Each method makes the calls it names and raises an AmazonError when one fails.

    The class of the error tells whether Amazon may have acted: after ThrottledError, AuthorizationError and
    RequestRefusedError it did nothing, after AmazonUnavailableError and UnreadableAnswerError nobody knows.
    """

    def __init__(self, account: Account, settings: AccountSettings, throttle: Throttle) -> None:
        self._client = AmazonClient(account, settings, throttle)
        self._documents = DocumentStore(settings.endpoint)
        self.orders = AmazonOrders(self._client)
        self.reports = AmazonReports(self._client, self._documents)
        self.catalogue = AmazonCatalogue(self._client, account)
        self.patches = AmazonPatches(self._client, account.seller_id)

    def now(self) -> datetime | None:
        """Amazon's time (UTC, without a zone) as its last answer told it; None before the first one."""
        return self._client.clock.now()

    def participations(self) -> list[Participation]:
        """The marketplaces that the seller could sell on. Proves that the token is good."""
        return [
            Participation(
                entry.marketplace.id, entry.participation.is_participating, entry.participation.has_suspended_listings
            )
            for entry in self._client.participations().payload
        ]

    def create_document(self, content_type: str = CONTENT_TYPE) -> FeedDocument:
        """A place for the content of a feed, to be used within five minutes."""
        return self._client.create_document(content_type)

    def upload(self, document: FeedDocument, body: BinaryIO, content_type: str = CONTENT_TYPE) -> None:
        """Put the content of a feed in its place; after any error, take another document."""
        self._documents.upload(document.url, body, content_type)

    def create_feed(self, document_id: str, marketplace_id: str, feed_type: str = LISTINGS_FEED) -> str:
        """Submit an uploaded document as a feed of a type to one marketplace; returns Amazon's feed id."""
        return self._client.create_feed(feed_type, document_id, marketplace_id).feed_id

    def feed_status(self, feed_id: str) -> FeedStatus:
        """How far Amazon is with the feed."""
        return _status(self._client.feed(feed_id))

    def feeds_since(self, since: datetime, feed_type: str = LISTINGS_FEED) -> list[FeedStatus]:
        """All feeds of a type of the seller created since then (UTC, without a zone), of whatever tool."""
        page = self._client.feeds(feed_type, since)
        feeds = list(page.feeds)
        while page.next_token:
            page = self._client.more_feeds(page.next_token)
            feeds.extend(page.feeds)
        return [_status(feed) for feed in feeds]

    def processing_report(self, report_document_id: str) -> bytes:
        """The processing report, inflated, at most 48 MiB. AmazonUnavailableError if its address expired."""
        location = self._client.document(report_document_id)
        return self._documents.download(location, _PROCESSING_REPORT)

    def offers(self, marketplace: Marketplace, seller_skus: Sequence[str]) -> dict[str, PurchasableOffer]:
        """The `purchasable_offer` of each seller SKU that Amazon knows, as far as it is of that marketplace.

        A listing without an offer there has an empty tuple; a SKU that Amazon does not know is left out.
        """
        wanted = set(seller_skus)
        return {
            item.sku: around_price(marketplace, _instances(marketplace.id, item))
            for item in self._listings(marketplace.id, sorted(wanted))
            if item.sku in wanted
        }

    def _listings(self, marketplace_id: str, seller_skus: Sequence[str]) -> Iterator[ListingsItem]:
        searchable = [sku for sku in seller_skus if "," not in sku]
        for start in range(0, len(searchable), _SKUS_IN_A_SEARCH):
            yield from self._search(marketplace_id, searchable[start : start + _SKUS_IN_A_SEARCH])
        for sku in seller_skus:
            if "," in sku:
                yield from self._single(marketplace_id, sku)

    def _search(self, marketplace_id: str, seller_skus: Sequence[str]) -> Iterator[ListingsItem]:
        page = self._client.listings(marketplace_id, seller_skus, None)
        yield from page.items
        while page.pagination.next_token:
            page = self._client.listings(marketplace_id, seller_skus, page.pagination.next_token)
            yield from page.items

    def _single(self, marketplace_id: str, seller_sku: str) -> Iterator[ListingsItem]:
        try:
            yield self._client.listing(marketplace_id, seller_sku)
        except NotFoundError:
            return


def _status(feed: Feed) -> FeedStatus:
    return FeedStatus(
        feed_id=feed.feed_id,
        processing_status=feed.processing_status,
        report_document_id=feed.result_feed_document_id,
        created_at=feed.created_time.astimezone(UTC).replace(tzinfo=None),
    )


def _instances(marketplace_id: str, item: ListingsItem) -> list[dict[str, Any]]:
    return [
        instance
        for instance in item.attributes.purchasable_offer
        if instance.get("marketplace_id", marketplace_id) == marketplace_id
    ]
