"""python-amazon-sp-api works with the sandbox, junk parameters and odd Host header included."""

import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

import pytest
from sp_api.api import CatalogItems, Feeds, ListingsItems, ListingsRestrictions, Orders, Reports, Sellers
from sp_api.auth import AccessTokenClient
from sp_api.auth.access_token_client import cache

from sqlbridge.sandbox import CatalogueItem, ProductCode, Sandbox, Seller
from tests.sandbox.orders import ALL_DATA, ORDER_ID, confirmation, order
from tests.sandbox.seller import GERMANY, JSON_UTF8, SELLER, feed, new_offer, quantity


@pytest.fixture(autouse=True)
def forget_tokens() -> None:
    """The library keeps access tokens for the whole process, by refresh token only."""
    cache.clear()


@contextmanager
def opened(kind: Any, sandbox: Sandbox, seller: Seller, **options: str) -> Iterator[Any]:
    """A client of that kind; the library itself would leave the connection open that it logs in by."""

    class LocalLogin(AccessTokenClient):  # type: ignore[misc]
        scheme = "http://"
        host = sandbox.url.removeprefix("http://")

    client = kind(
        marketplace=SimpleNamespace(endpoint=sandbox.url, marketplace_id=GERMANY, region="eu-west-1"),
        credentials={
            "refresh_token": seller.refresh_token,
            "lwa_app_id": seller.client_id,
            "lwa_client_secret": seller.client_secret,
        },
        auth_token_client_class=LocalLogin,
        **options,
    )
    with client:
        yield client
    client._auth._transport.close()


def test_the_whole_feed_cycle(sandbox: Sandbox, seller: Seller) -> None:
    with opened(Feeds, sandbox, seller) as feeds:
        content = io.BytesIO(json.dumps(feed(quantity("CHAIR", 7))).encode())
        document_id = feeds.create_feed_document(content, JSON_UTF8).payload["feedDocumentId"]
        created = feeds.create_feed("JSON_LISTINGS_FEED", document_id, marketplaceIds=[GERMANY]).payload
        sandbox.advance(10)
        done = feeds.get_feed(created["feedId"]).payload
        report = json.loads(feeds.get_feed_document(done["resultFeedDocumentId"]))
    assert report["summary"]["messagesAccepted"] == 1
    assert sandbox.listing(SELLER, GERMANY, "CHAIR").quantity == 7


def test_finding_listings(sandbox: Sandbox, seller: Seller) -> None:
    with opened(ListingsItems, sandbox, seller) as listings:
        found = listings.search_listings_items(
            SELLER, marketplaceIds=GERMANY, identifiers="CHAIR", identifiersType="SKU", includedData="attributes"
        )
    assert [item["sku"] for item in found.payload["items"]] == ["CHAIR"]


@pytest.mark.parametrize(("encoding", "codec"), [("utf-8", "utf-8"), ("cp1252", "cp1252"), ("cp932", "shift_jis")])
def test_the_whole_report_cycle(sandbox: Sandbox, seller: Seller, encoding: str, codec: str) -> None:
    sandbox.settings(listings_report_encoding=encoding, compressed_reports=True)
    locale = "ja_JP" if encoding == "cp932" else "de_DE"
    with opened(Reports, sandbox, seller) as reports:
        report_id = reports.create_report(
            reportType="GET_MERCHANT_LISTINGS_ALL_DATA",
            marketplaceIds=[GERMANY],
            reportOptions={"preferredReportDocumentLocale": locale},
        ).payload["reportId"]
        sandbox.advance(10)
        done = reports.get_report(report_id).payload
        answer = reports.get_report_document(done["reportDocumentId"], download=True)
    assert (done["processingStatus"], answer.character_code) == ("DONE", codec)
    assert ("出品者SKU" if encoding == "cp932" else "Händler-SKU") in answer.payload["document"]


def test_from_a_code_to_a_new_offer(sandbox: Sandbox, seller: Seller) -> None:
    codes = [ProductCode("EAN", "4006381333931")]
    stool = CatalogueItem(asin="B000000001", marketplace_id=GERMANY, title="Stool", identifiers=codes)
    sandbox.add_catalogue_items([stool])
    with opened(CatalogItems, sandbox, seller, version="2022-04-01") as catalogue:
        found = catalogue.search_catalog_items(
            identifiers="4006381333931,4006381333948", identifiersType="EAN", includedData="identifiers,summaries"
        ).payload["items"]
    with opened(ListingsRestrictions, sandbox, seller) as restrictions:
        free = restrictions.get_listings_restrictions(
            asin=found[0]["asin"], sellerId=SELLER, conditionType="new_new", marketplaceIds=GERMANY
        ).payload
    body = {
        "productType": "PRODUCT",
        "requirements": "LISTING_OFFER_ONLY",
        "attributes": new_offer(found[0]["asin"]),
    }
    with opened(ListingsItems, sandbox, seller) as listings:
        answer = listings.put_listings_item(SELLER, "STOOL", marketplaceIds=[GERMANY], body=body)
    assert ([item["asin"] for item in found], free["restrictions"]) == (["B000000001"], [])
    assert answer.payload["status"] == "ACCEPTED"
    assert sandbox.listing(SELLER, GERMANY, "STOOL").asin == "B000000001"


def test_finding_and_shipping_orders(sandbox: Sandbox, seller: Seller) -> None:
    sandbox.add_orders([order("A"), order()])
    sandbox.advance(120)
    with opened(Orders, sandbox, seller, version="2026-01-01") as orders:
        query = {
            "lastUpdatedAfter": "2020-01-01T00:00:00Z",
            "marketplaceIds": [GERMANY],
            "fulfillmentStatuses": ["UNSHIPPED", "PARTIALLY_SHIPPED"],
            "includedData": ALL_DATA.split(","),
            "maxResultsPerPage": 1,
        }
        first = orders.search_orders(**query)
        second = orders.search_orders(**query, paginationToken=first.next_token)
        found = [each["orderId"] for page in (first, second) for each in page.payload["orders"]]
    assert found == [ORDER_ID, "A"]
    with opened(Orders, sandbox, seller, version="v0") as orders:
        orders.confirm_shipment(ORDER_ID, **confirmation())
    assert sandbox.order(ORDER_ID).status == "SHIPPED"


def test_the_sellers_marketplaces(sandbox: Sandbox, seller: Seller) -> None:
    with opened(Sellers, sandbox, seller) as sellers:
        assert len(sellers.get_marketplace_participation().payload) == 3
