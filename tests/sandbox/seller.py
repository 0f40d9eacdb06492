"""A seller who calls the sandbox by plain HTTP, and the messages such a seller sends."""

import json
import ssl
from typing import Any

import httpx

from sqlbridge.sandbox import Sandbox, Seller

SELLER = "A2EXAMPLE0SELL"
GERMANY = "A1PA6795UKMFR9"
FRANCE = "A13V1IB3VIYZZH"
JAPAN = "A1VC38T7YXB528"
JSON_UTF8 = "application/json; charset=UTF-8"
FEEDS = "/feeds/2021-06-30/feeds"
DOCUMENTS = "/feeds/2021-06-30/documents"
ITEMS = f"/listings/2021-08-01/items/{SELLER}"


class CallingSeller:
    """Calls Amazon's operations with the seller's access token; answers are given back whatever their status."""

    def __init__(self, sandbox: Sandbox, seller: Seller) -> None:
        self.sandbox = sandbox
        self.http = httpx.Client(
            base_url=sandbox.url, timeout=30, trust_env=False, verify=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        )
        self.log_in(seller)

    def log_in(self, seller: Seller) -> None:
        """Fetch a new access token."""
        form = {
            "grant_type": "refresh_token",
            "client_id": seller.client_id,
            "client_secret": seller.client_secret,
            "refresh_token": seller.refresh_token,
        }
        token = self.http.post("/auth/o2/token", data=form).raise_for_status().json()
        self.http.headers["x-amz-access-token"] = token["access_token"]

    def new_document(self, content_type: str = JSON_UTF8) -> dict[str, Any]:
        answer: dict[str, Any] = (
            self.http.post(DOCUMENTS, json={"contentType": content_type}).raise_for_status().json()
        )
        return answer

    def upload(self, content: bytes, content_type: str = JSON_UTF8) -> str:
        """Upload a new document; returns its id."""
        document = self.new_document(content_type)
        self.http.put(document["url"], content=content, headers={"content-type": content_type}).raise_for_status()
        return str(document["feedDocumentId"])

    def create_feed(self, document_id: str, **changes: Any) -> httpx.Response:
        body = {
            "feedType": "JSON_LISTINGS_FEED",
            "marketplaceIds": [GERMANY],
            "inputFeedDocumentId": document_id,
        }
        return self.http.post(FEEDS, json=body | changes)

    def submit(self, *messages: dict[str, Any]) -> str:
        """Send messages as a feed; returns the feed id."""
        answer = self.create_feed(self.upload(json.dumps(feed(*messages)).encode()))
        return str(answer.raise_for_status().json()["feedId"])

    def feed(self, feed_id: str) -> dict[str, Any]:
        answer: dict[str, Any] = self.http.get(f"{FEEDS}/{feed_id}").raise_for_status().json()
        return answer

    def status(self, feed_id: str) -> str:
        return str(self.feed(feed_id)["processingStatus"])

    def download(self, feed_id: str) -> httpx.Response:
        """The report's bytes as they are stored."""
        document = self.http.get(f"{DOCUMENTS}/{self.feed(feed_id)['resultFeedDocumentId']}").raise_for_status()
        return self.http.get(document.json()["url"])

    def report(self, *messages: dict[str, Any]) -> dict[str, Any]:
        """Send messages, let them be processed, and read the report."""
        return self.report_on(json.dumps(feed(*messages)).encode())

    def report_on(self, content: bytes, **changes: Any) -> dict[str, Any]:
        feed_id = self.create_feed(self.upload(content), **changes).raise_for_status().json()["feedId"]
        self.sandbox.advance(10)
        report: dict[str, Any] = self.download(feed_id).json()
        return report


def feed(*messages: dict[str, Any]) -> dict[str, Any]:
    return {"header": {"sellerId": SELLER, "version": "2.0"}, "messages": list(messages)}


def patch(
    sku: str, attribute: str, value: dict[str, Any], op: str = "replace", message_id: int = 1
) -> dict[str, Any]:
    patches = [{"op": op, "path": f"/attributes/{attribute}", "value": [value]}]
    return {
        "messageId": message_id,
        "sku": sku,
        "operationType": "PATCH",
        "productType": "PRODUCT",
        "patches": patches,
    }


def schedule(amount: float) -> list[dict[str, Any]]:
    return [{"schedule": [{"value_with_tax": amount}]}]


def price(sku: str, amount: float, op: str = "replace", message_id: int = 1, **parts: Any) -> dict[str, Any]:
    offer = {"marketplace_id": GERMANY, "currency": "EUR", "audience": "ALL", "our_price": schedule(amount)}
    return patch(sku, "purchasable_offer", offer | parts, op, message_id)


def quantity(sku: str, number: Any, op: str = "merge", message_id: int = 1, **parts: Any) -> dict[str, Any]:
    availability = {"fulfillment_channel_code": "DEFAULT", "quantity": number}
    return patch(sku, "fulfillment_availability", availability | parts, op, message_id)


def new_offer(asin: str = "B071VG5N9D", **changes: Any) -> dict[str, Any]:
    """The attributes of a new offer in Germany as Amazon wants them; one that is changed to None is left out."""
    offer = {"marketplace_id": GERMANY, "currency": "EUR", "audience": "ALL", "our_price": schedule(19.99)}
    attributes = {
        "merchant_suggested_asin": [{"value": asin, "marketplace_id": GERMANY}],
        "condition_type": [{"value": "new_new", "marketplace_id": GERMANY}],
        "purchasable_offer": [offer],
        "fulfillment_availability": [{"fulfillment_channel_code": "DEFAULT", "quantity": 7}],
    } | changes
    return {name: value for name, value in attributes.items() if value is not None}


def update(sku: str, attributes: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {
        "messageId": 1,
        "sku": sku,
        "operationType": "UPDATE",
        "productType": "PRODUCT",
        "requirements": "LISTING_OFFER_ONLY",
        "attributes": attributes,
    } | changes


def chair(sandbox: Sandbox, *fields: str) -> tuple[Any, ...]:
    """Fields of the chair's present listing in Germany."""
    listing = sandbox.listing(SELLER, GERMANY, "CHAIR")
    return tuple(getattr(listing, field) for field in fields)
