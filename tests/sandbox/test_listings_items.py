"""The Listings Items API."""

from decimal import Decimal
from typing import Any

import pytest

from sqlbridge.sandbox import CatalogueItem, Listing, ProductCode, Sandbox
from tests.sandbox.seller import FRANCE, GERMANY, ITEMS, SELLER, CallingSeller, price


def get(caller: CallingSeller, path: str, **query: Any) -> Any:
    return caller.http.get(path, params={"marketplaceIds": GERMANY} | query)


def test_an_item_is_described_for_the_marketplaces_that_are_asked_for(caller: CallingSeller) -> None:
    data = "summaries,attributes,offers,fulfillmentAvailability,issues"
    item = get(caller, f"{ITEMS}/CHAIR", includedData=data).raise_for_status().json()
    assert [summary["asin"] for summary in item["summaries"]] == ["B071VG5N9D"]
    assert {offer["marketplace_id"] for offer in item["attributes"]["purchasable_offer"]} == {GERMANY}
    assert item["offers"][0]["price"] == {"currencyCode": "EUR", "amount": "20.0"}
    assert item["fulfillmentAvailability"] == [{"fulfillmentChannelCode": "DEFAULT", "quantity": 3}]
    assert item["issues"] == []


@pytest.mark.parametrize(("sku", "marketplace"), [("NOBODY", GERMANY), ("LAMP", FRANCE)])
def test_an_item_that_is_not_listed_is_not_found(caller: CallingSeller, sku: str, marketplace: str) -> None:
    assert get(caller, f"{ITEMS}/{sku}", marketplaceIds=marketplace).status_code == 404


def test_a_sku_may_hold_any_character(sandbox: Sandbox, caller: CallingSeller) -> None:
    sku = "A/B C%ü"
    sandbox.add_listings([Listing(seller_id=SELLER, marketplace_id=GERMANY, sku=sku, price=Decimal(1), quantity=1)])
    assert get(caller, f"{ITEMS}/A%2FB%20C%25%C3%BC").json()["sku"] == sku


def test_skus_are_found_by_name(caller: CallingSeller) -> None:
    answer = get(caller, ITEMS, identifiers="CHAIR,TABLE,NOBODY", identifiersType="SKU").json()
    assert (answer["numberOfResults"], [item["sku"] for item in answer["items"]]) == (1, ["CHAIR"])


def test_skus_are_found_by_what_they_are_listed_as(sandbox: Sandbox, caller: CallingSeller) -> None:
    codes = [ProductCode("UPC", "036000291452")]
    chair = CatalogueItem(asin="B071VG5N9D", marketplace_id=GERMANY, title="Chair", identifiers=codes)
    sandbox.add_catalogue_items([chair])
    for kind, identifier in (("ASIN", "B071VG5N9D"), ("EAN", "0036000291452")):
        answer = get(caller, ITEMS, identifiers=identifier, identifiersType=kind).json()
        assert [item["sku"] for item in answer["items"]] == ["CHAIR"]


def test_skus_are_found_page_by_page(caller: CallingSeller) -> None:
    first = get(caller, ITEMS, pageSize=1).json()
    second = get(caller, ITEMS, pageSize=1, pageToken=first["pagination"]["nextToken"]).json()
    assert [item["sku"] for item in first["items"] + second["items"]] == ["CHAIR", "LAMP"]
    assert "pagination" not in second


@pytest.mark.parametrize(
    "query",
    [
        {"identifiers": ",".join(f"SKU-{number}" for number in range(21)), "identifiersType": "SKU"},
        {"identifiers": "CHAIR"},
        {"identifiers": "CHAIR", "identifiersType": "FNSKU"},
        {"pageSize": 21},
        {"pageToken": "garbage"},
        {"includedData": "secrets"},
        {"marketplaceIds": ""},
    ],
)
def test_a_wrong_search_is_refused(caller: CallingSeller, query: dict[str, Any]) -> None:
    assert get(caller, ITEMS, **query).status_code == 400


def test_another_sellers_items_are_forbidden(caller: CallingSeller) -> None:
    assert get(caller, "/listings/2021-08-01/items/A3OTHER/CHAIR").status_code == 403


def patch_chair(caller: CallingSeller, amount: float, **query: str) -> Any:
    message = price("CHAIR", amount, op="merge")
    body = {"productType": "PRODUCT", "patches": message["patches"]}
    return caller.http.patch(f"{ITEMS}/CHAIR", params={"marketplaceIds": GERMANY} | query, json=body)


@pytest.mark.parametrize(("amount", "status", "after"), [(30, "ACCEPTED", 30), (5, "INVALID", 20)])
def test_a_patch_is_checked_like_a_feed_and_applied_at_once(
    sandbox: Sandbox, caller: CallingSeller, amount: float, status: str, after: int
) -> None:
    answer = patch_chair(caller, amount).json()
    assert (answer["status"], bool(answer["issues"])) == (status, status == "INVALID")
    assert sandbox.listing(SELLER, GERMANY, "CHAIR").price == after


def test_a_preview_changes_nothing(sandbox: Sandbox, caller: CallingSeller) -> None:
    assert patch_chair(caller, 30, mode="VALIDATION_PREVIEW").json()["status"] == "VALID"
    assert sandbox.history() == []


def test_an_issue_may_appear_after_the_message_was_accepted(sandbox: Sandbox, caller: CallingSeller) -> None:
    sandbox.fault("later-issue", sku="CHAIR", code="18448", message="Incomplete.", severity="WARNING")
    assert caller.report(price("CHAIR", 30))["issues"] == []
    (issue,) = get(caller, f"{ITEMS}/CHAIR", includedData="issues").json()["issues"]
    assert (issue["code"], issue["severity"]) == ("18448", "WARNING")
