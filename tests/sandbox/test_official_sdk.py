"""Amazon's own SDK works with the sandbox as with Amazon; it deserialises strictly."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import httpx
import pytest
from spapi import ApiClient
from spapi.api.catalogitems_v2022_04_01.catalog_api import CatalogApi
from spapi.api.feeds_v2021_06_30.feeds_api import FeedsApi
from spapi.api.listings_items_v2021_08_01.listings_api import ListingsApi
from spapi.api.listings_restrictions_v2021_08_01.listings_restrictions_api import ListingsRestrictionsApi
from spapi.api.orders_v0.orders_v0_api import OrdersV0Api
from spapi.api.orders_v2026_01_01.get_order_api import GetOrderApi
from spapi.api.orders_v2026_01_01.search_orders_api import SearchOrdersApi
from spapi.api.reports_v2021_06_30.reports_api import ReportsApi
from spapi.api.sellers_v1.sellers_api import SellersApi
from spapi.models.feeds_v2021_06_30 import CreateFeedDocumentSpecification, CreateFeedSpecification
from spapi.models.listings_items_v2021_08_01 import ListingsItemPatchRequest, ListingsItemPutRequest, PatchOperation
from spapi.models.orders_v0 import ConfirmShipmentOrderItem, ConfirmShipmentRequest, PackageDetail
from spapi.models.reports_v2021_06_30 import CreateReportSpecification
from spapi.rest import ApiException

from sqlbridge.sandbox import CatalogueItem, ProductCode, Sandbox, Seller, SellingRestriction
from tests.sandbox.contract import check_answers
from tests.sandbox.orders import ALL_DATA, ITEM_ID, ORDER_ID, item, order
from tests.sandbox.sdk import official_client
from tests.sandbox.seller import FRANCE, GERMANY, JAPAN, JSON_UTF8, SELLER, feed, new_offer, price, quantity


@pytest.fixture
def client(sandbox: Sandbox, seller: Seller) -> Iterator[ApiClient]:
    """The SDK; in the end, all answers that it got are checked against Amazon's models, where they are at hand."""
    client = official_client(sandbox, seller)
    yield client
    client.rest_client.pool_manager.clear()
    check_answers(client.rest_client.answers)


def send(client: ApiClient, content: bytes) -> str:
    feeds = FeedsApi(client)
    document = feeds.create_feed_document(CreateFeedDocumentSpecification(content_type=JSON_UTF8))
    httpx.put(document.url, content=content, headers={"content-type": JSON_UTF8}).raise_for_status()
    specification = CreateFeedSpecification(
        feed_type="JSON_LISTINGS_FEED", marketplace_ids=[GERMANY], input_feed_document_id=document.feed_document_id
    )
    return str(feeds.create_feed(specification).feed_id)


def test_the_whole_feed_cycle(sandbox: Sandbox, client: ApiClient) -> None:
    feeds = FeedsApi(client)
    feed_id = send(client, json.dumps(feed(price("CHAIR", 30, "merge"), price("NOBODY", 1, message_id=2))).encode())
    assert feeds.get_feed(feed_id).processing_status == "IN_QUEUE"
    sandbox.advance(10)
    done = feeds.get_feed(feed_id)
    assert done.processing_status == "DONE"
    assert done.processing_start_time < done.processing_end_time
    document = feeds.get_feed_document(done.result_feed_document_id)
    assert httpx.get(document.url).json()["summary"]["messagesAccepted"] == 1
    assert [found.feed_id for found in feeds.get_feeds(feed_types=["JSON_LISTINGS_FEED"]).feeds] == [feed_id]
    assert sandbox.listing(SELLER, GERMANY, "CHAIR").price == 30


def test_cancelling_a_feed(client: ApiClient) -> None:
    feed_id = send(client, json.dumps(feed(quantity("CHAIR", 7))).encode())
    FeedsApi(client).cancel_feed(feed_id)
    assert FeedsApi(client).get_feed(feed_id).processing_status == "CANCELLED"


def test_the_sellers_marketplaces(client: ApiClient) -> None:
    participations = SellersApi(client).get_marketplace_participations().payload
    assert [each.marketplace.id for each in participations] == [GERMANY, FRANCE, JAPAN]


def test_finding_and_reading_listings(client: ApiClient) -> None:
    data = ["summaries", "attributes", "offers", "fulfillmentAvailability", "issues", "productTypes"]
    listings = ListingsApi(client)
    results = listings.search_listings_items(
        SELLER, [GERMANY], identifiers=["CHAIR", "LAMP"], identifiers_type="SKU", included_data=data
    )
    assert [item.sku for item in results.items] == ["CHAIR", "LAMP"]
    assert listings.get_listings_item(SELLER, "CHAIR", [GERMANY], included_data=data).offers[0].price.amount == "20.0"


def test_patching_a_listing(sandbox: Sandbox, client: ApiClient) -> None:
    patches = [
        PatchOperation(op="merge", path="/attributes/fulfillment_availability", value=patch["value"])
        for patch in quantity("CHAIR", 7)["patches"]
    ]
    body = ListingsItemPatchRequest(product_type="PRODUCT", patches=patches)
    assert ListingsApi(client).patch_listings_item(SELLER, "CHAIR", [GERMANY], body).status == "ACCEPTED"
    assert sandbox.listing(SELLER, GERMANY, "CHAIR").quantity == 7


def test_the_whole_report_cycle(sandbox: Sandbox, client: ApiClient) -> None:
    reports = ReportsApi(client)
    specification = CreateReportSpecification(report_type="GET_MERCHANT_LISTINGS_ALL_DATA", marketplace_ids=[GERMANY])
    report_id, cancelled_id = (reports.create_report(specification).report_id for _ in range(2))
    reports.cancel_report(cancelled_id)
    sandbox.advance(3)
    assert reports.get_report(report_id).processing_status == "IN_PROGRESS"
    sandbox.advance(3)
    found = reports.get_reports(report_types=["GET_MERCHANT_LISTINGS_ALL_DATA"]).reports
    assert [(each.report_id, each.processing_status) for each in found] == [
        (cancelled_id, "CANCELLED"),
        (report_id, "DONE"),
    ]
    document = reports.get_report_document(reports.get_report(report_id).report_document_id)
    assert "CHAIR" in httpx.get(document.url).text
    with pytest.raises(ApiException, match="400"):
        reports.cancel_report(report_id)
    with pytest.raises(ApiException, match="404"):
        reports.get_report_document("nothing")


def test_from_a_code_to_a_new_offer(sandbox: Sandbox, client: ApiClient) -> None:
    codes = [ProductCode("EAN", "4006381333931")]
    stool = CatalogueItem(asin="B000000001", marketplace_id=GERMANY, title="Stool", brand="Acme", identifiers=codes)
    sandbox.add_catalogue_items([stool])
    (found,) = (
        CatalogApi(client)
        .search_catalog_items(
            [GERMANY],
            identifiers=["4006381333931"],
            identifiers_type="EAN",
            included_data=["identifiers", "summaries", "productTypes", "attributes"],
        )
        .items
    )
    assert found.identifiers[0].identifiers[0].identifier == "4006381333931"
    assert CatalogApi(client).get_catalog_item(found.asin, [GERMANY]).summaries[0].item_name == "Stool"
    assert ListingsRestrictionsApi(client).get_listings_restrictions(found.asin, SELLER, [GERMANY]).restrictions == []
    body = ListingsItemPutRequest(
        product_type="PRODUCT", requirements="LISTING_OFFER_ONLY", attributes=new_offer(found.asin)
    )
    listings, data = ListingsApi(client), ["identifiers", "issues"]
    preview = listings.put_listings_item(
        SELLER, "STOOL", [GERMANY], body, mode="VALIDATION_PREVIEW", included_data=data
    )
    assert (preview.status, preview.identifiers[0].asin) == ("VALID", "B000000001")
    assert listings.put_listings_item(SELLER, "STOOL", [GERMANY], body).status == "ACCEPTED"
    summary = listings.get_listings_item(SELLER, "STOOL", [GERMANY]).summaries[0]
    assert (summary.asin, summary.status) == ("B000000001", ["BUYABLE", "DISCOVERABLE"])


def test_why_an_offer_is_not_allowed(sandbox: Sandbox, client: ApiClient) -> None:
    restriction = SellingRestriction(asin="B071VG5N9D", marketplace_id=GERMANY, reason="APPROVAL_REQUIRED")
    sandbox.add_restrictions([restriction])
    restrictions = ListingsRestrictionsApi(client)
    (told,) = restrictions.get_listings_restrictions("B071VG5N9D", SELLER, [GERMANY]).restrictions
    assert (told.condition_type, told.reasons[0].links[0].verb) == ("new_new", "GET")
    (unknown,) = restrictions.get_listings_restrictions("B0NOBODY00", SELLER, [GERMANY]).restrictions
    assert unknown.reasons[0].reason_code == "ASIN_NOT_FOUND"
    body = ListingsItemPutRequest(product_type="PRODUCT", attributes=new_offer())
    refused = ListingsApi(client).put_listings_item(SELLER, "STOOL", [GERMANY], body)
    assert (refused.status, refused.issues[0].categories) == ("INVALID", ["QUALIFICATION_REQUIRED"])
    with pytest.raises(ApiException, match="400"):
        restrictions.get_listings_restrictions("", SELLER, [GERMANY])
    with pytest.raises(ApiException, match="404"):
        CatalogApi(client).get_catalog_item("B0NOBODY00", [GERMANY])


def confirm(client: ApiClient, reference: str, quantity: int) -> None:
    package = PackageDetail(
        package_reference_id=reference,
        carrier_code="DHL",
        shipping_method="DHL Paket",
        tracking_number=f"T{reference}",
        ship_date="2026-11-21T10:00:00Z",
        order_items=[ConfirmShipmentOrderItem(order_item_id=ITEM_ID, quantity=quantity)],
    )
    body = ConfirmShipmentRequest(marketplace_id=GERMANY, package_detail=package)
    OrdersV0Api(client).confirm_shipment(ORDER_ID, body)


def test_finding_shipping_and_reading_orders(sandbox: Sandbox, client: ApiClient) -> None:
    one = Decimal(1)
    line = item(
        **dict.fromkeys(("item_tax", "shipping", "shipping_tax", "gift_wrap", "gift_wrap_tax", "discount"), one),
        gift_message="Alles Gute",
        promotion_ids=["SALE"],
        tax_collected_by_amazon=True,
    )
    pending = order("305-0000000-0000001", status="PENDING", created=sandbox.now())
    sandbox.add_orders([order(items=[line], programs=["PRIME"]), pending])
    sandbox.request_cancel(ORDER_ID, "Too slow")
    confirm(client, "1", 1)
    sandbox.advance(120)
    search: dict[str, Any] = {
        "last_updated_after": datetime(2020, 1, 1, tzinfo=UTC),
        "marketplace_ids": [GERMANY, FRANCE],
        "fulfilled_by": ["MERCHANT"],
        "fulfillment_statuses": ["PARTIALLY_SHIPPED", "PENDING"],
        "included_data": ALL_DATA.split(","),
        "max_results_per_page": 1,
    }
    first = SearchOrdersApi(client).search_orders(**search)
    second = SearchOrdersApi(client).search_orders(**search, pagination_token=first.pagination.next_token)
    orders = {each.order_id: each for page in (first, second) for each in page.orders}
    assert orders.keys() == {ORDER_ID, pending.order_id}
    assert orders[pending.order_id].recipient is None
    confirm(client, "2", 1)
    shipped = GetOrderApi(client).get_order(ORDER_ID, included_data=ALL_DATA.split(",")).order
    assert shipped.fulfillment.fulfillment_status == "SHIPPED"
    assert shipped.recipient.delivery_address.postal_code == "50667"
    assert [package.tracking_number for package in shipped.packages] == ["T1", "T2"]
    assert shipped.order_items[0].fulfillment.packing.gift_option.gift_message == "Alles Gute"
    assert shipped.proceeds.grand_total.amount == "40.98"


def test_refusals_about_orders_are_understood(sandbox: Sandbox, client: ApiClient) -> None:
    sandbox.add_orders([order()])
    with pytest.raises(ApiException, match="404"):
        GetOrderApi(client).get_order("305-0000000-0000000")
    with pytest.raises(ApiException, match="400"):
        SearchOrdersApi(client).search_orders()
    with pytest.raises(ApiException, match="positive numeric"):
        confirm(client, "P1", 1)
    sandbox.fault("throttled", operation="confirmShipment")
    with pytest.raises(ApiException, match="429"):
        confirm(client, "1", 1)
    assert sandbox.packages(ORDER_ID) == []


def test_refusals_are_understood(sandbox: Sandbox, client: ApiClient) -> None:
    with pytest.raises(ApiException, match="404"):
        FeedsApi(client).get_feed("1")
    with pytest.raises(ApiException, match="404"):
        ListingsApi(client).get_listings_item(SELLER, "NOBODY", [GERMANY])
    sandbox.fault("throttled")
    with pytest.raises(ApiException, match="429"):
        SellersApi(client).get_marketplace_participations()
    sandbox.revoke(SELLER)
    with pytest.raises(ApiException, match="403"):
        SellersApi(client).get_marketplace_participations()
