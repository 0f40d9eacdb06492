"""The operations of the Selling Partner API that the bridge uses; the only module that knows the client library."""

from collections.abc import Callable, Sequence
from datetime import datetime
from types import SimpleNamespace
from typing import Any, TypeVar
from urllib.parse import quote

import msgspec

from sqlbridge.amazon.answers import Answer
from sqlbridge.amazon.clock import AmazonClock
from sqlbridge.amazon.connection import open_connection, tls
from sqlbridge.amazon.login import Login
from sqlbridge.amazon.marketplaces import ENDPOINTS
from sqlbridge.amazon.throttle import LISTINGS_FEED, Throttle
from sqlbridge.amazon.transport import Transport
from sqlbridge.amazon.wire import (
    CreatedFeed,
    DocumentLocation,
    Feed,
    FeedDocument,
    FeedPage,
    ListingsItem,
    ListingsPage,
    Participations,
)
from sqlbridge.errors import ThrottledError, UnreadableAnswerError
from sqlbridge.model.selling import Account
from sqlbridge.settings import AccountSettings

T = TypeVar("T")

_ATTEMPTS = 4


class AmazonClient:
    """One account's requests: each keeps to its usage plan, and each failure is an AmazonError.

    Feeds, listings and sellers have methods here; orders, reports and the catalogue have modules of their own,
    which use the library's objects by `call`.
    """

    def __init__(self, account: Account, settings: AccountSettings, throttle: Throttle) -> None:
        # Most commands ask Amazon nothing, and the library takes longer to import than they take in all.
        from sp_api.api import CatalogItems, FeedsV2, ListingsItems, ListingsRestrictions, Orders, ReportsV2, Sellers

        connection = open_connection(settings.endpoint)
        self._account = account
        self._marketplace_id = account.channels[0].marketplace.id
        self._throttle = throttle
        self._login = Login(account.name, settings, connection)
        self._transport = Transport(self._login, connection)
        self._tls = tls(trust_env=not settings.endpoint)
        self._endpoint = settings.endpoint.rstrip("/") or ENDPOINTS[account.region]
        self._credentials = {
            "refresh_token": settings.refresh_token,
            "lwa_app_id": settings.client_id,
            "lwa_client_secret": settings.client_secret,
        }
        self._sellers = self._open(Sellers)
        self._feeds = self._open(FeedsV2, version="2021-06-30")
        self.listings_items = self._open(ListingsItems, version="2021-08-01")
        self.orders = self._open(Orders, version="2026-01-01")
        self.shipments = self._open(Orders, version="v0")
        self.reports = self._open(ReportsV2)
        self.catalogue = self._open(CatalogItems, version="2022-04-01")
        self.restrictions = self._open(ListingsRestrictions)

    @property
    def clock(self) -> AmazonClock:
        """Amazon's time, from the answers to this account."""
        return self._transport.clock

    def participations(self) -> Participations:
        """getMarketplaceParticipations."""
        return self.call(Participations, "getMarketplaceParticipations", self._sellers.get_marketplace_participation)

    def create_document(self, content_type: str) -> FeedDocument:
        """createFeedDocument, without uploading anything."""
        return self.call(
            FeedDocument, "createFeedDocument", lambda: self._feeds.create_feed_document(None, content_type)
        )

    def create_feed(self, feed_type: str, document_id: str, marketplace_id: str) -> CreatedFeed:
        """createFeed for an uploaded document."""
        further_plans = (LISTINGS_FEED,) if feed_type == LISTINGS_FEED else ()
        return self.call(
            CreatedFeed,
            "createFeed",
            lambda: self._feeds.create_feed(feed_type, document_id, marketplaceIds=[marketplace_id]),
            *further_plans,
        )

    def feed(self, feed_id: str) -> Feed:
        """getFeed."""
        return self.call(Feed, "getFeed", lambda: self._feeds.get_feed(feed_id))

    def feeds(self, feed_type: str, created_since: datetime) -> FeedPage:
        """getFeeds: the first page of the feeds of a type created since then (UTC, without a zone)."""
        since = created_since.strftime("%Y-%m-%dT%H:%M:%SZ")
        return self._feed_page({"feedTypes": feed_type, "createdSince": since, "pageSize": "100"})

    def more_feeds(self, next_token: str) -> FeedPage:
        """getFeeds: the page after the one that gave `next_token`."""
        return self._feed_page({"nextToken": next_token})

    def document(self, document_id: str) -> DocumentLocation:
        """getFeedDocument; unlike the library's method of that name, it downloads nothing."""
        path = f"/feeds/2021-06-30/documents/{quote(document_id, safe='')}"
        return self.get(DocumentLocation, "getFeedDocument", self._feeds, path)

    def listings(self, marketplace_id: str, seller_skus: Sequence[str], page_token: str | None) -> ListingsPage:
        """searchListingsItems: the attributes of at most 20 seller SKUs, none of which may hold a comma."""
        page = {"pageToken": page_token} if page_token else {}
        return self.call(
            ListingsPage,
            "searchListingsItems",
            lambda: self.listings_items.search_listings_items(
                self._account.seller_id,
                identifiers=",".join(seller_skus),
                identifiersType="SKU",
                pageSize="20",
                **self._attributes_of(marketplace_id),
                **page,
            ),
        )

    def listing(self, marketplace_id: str, seller_sku: str) -> ListingsItem:
        """getListingsItem: the attributes of one seller SKU, of whatever letters."""
        return self.call(
            ListingsItem,
            "getListingsItem",
            lambda: self.listings_items.get_listings_item(
                self._account.seller_id, seller_sku, **self._attributes_of(marketplace_id)
            ),
        )

    def _attributes_of(self, marketplace_id: str) -> dict[str, str]:
        return {"marketplaceIds": marketplace_id, "includedData": "attributes"}

    def _feed_page(self, parameters: dict[str, str]) -> FeedPage:
        # The library's own method adds its marketplace as a filter, which hides the feeds of the others.
        path = "/feeds/2021-06-30/feeds"
        return self.get(FeedPage, "getFeeds", self._feeds, path, parameters)

    def get(
        self, structure: type[T], operation: str, api: Any, path: str, parameters: dict[str, str] | None = None
    ) -> T:
        """The answer to a GET of a path, for which the library's own method does more or other than asked."""
        return self.call(structure, operation, lambda: api._request(path, params=parameters, add_marketplace=False))

    def put(
        self, structure: type[T], operation: str, api: Any, path: str, parameters: dict[str, str], body: object
    ) -> T:
        """The answer to a PUT of a path; the library's own method adds members to the body."""
        sent = {"method": "PUT", **parameters}
        return self.call(
            structure, operation, lambda: api._request(path, data=body, params=dict(sent), add_marketplace=False)
        )

    def call(self, structure: type[T], operation: str, request: Callable[[], object], *further_plans: str) -> T:
        """The answer to `request`, one of the library's methods, under the plan of `operation` and further ones."""
        answer = self._ask(operation, request, (*further_plans, operation))
        if answer.granted_rate:
            self._throttle.learn(self._account.name, operation, answer.granted_rate)
        return _converted(answer.body, structure, operation)

    def _ask(
        self, operation: str, request: Callable[[], object], plans: Sequence[str], attempts: int = _ATTEMPTS
    ) -> Answer:
        """After a 429 Amazon has done nothing, so the request is made again where the throttle lets it."""
        for plan in plans:
            self._throttle.take(self._account.name, plan)
        try:
            return self._transport.perform(operation, request)
        except ThrottledError:
            for plan in plans:
                self._throttle.drained(self._account.name, plan)
            if attempts == 1:
                raise
        return self._ask(operation, request, plans, attempts - 1)

    def _open(self, api: Any, **version: str) -> Any:
        """An API of the library, sending through our transport to our endpoint with our token."""
        client = api(
            marketplace=SimpleNamespace(endpoint=self._endpoint, marketplace_id=self._marketplace_id, region=""),
            credentials=self._credentials,
            auth_token_client_class=lambda **_: self._login,
            # Only so that the library, whose own transport is replaced below, does not read all certificates again.
            verify=self._tls,
            **version,
        )
        client._transport = self._transport
        return client


def _converted(body: object, structure: type[T], operation: str) -> T:
    try:
        return msgspec.convert(body, structure)
    except msgspec.ValidationError as exc:
        raise UnreadableAnswerError(
            f"Amazon's answer to {operation} lacks what it must hold: {exc}; it may have been carried out"
        ) from exc
