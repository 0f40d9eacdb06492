"""New offers for ASINs that exist: by putListingsItem and by UPDATE messages."""

from typing import Any

import pytest

from sqlbridge.sandbox import CatalogueItem, Sandbox, Seller, SellingRestriction
from tests.sandbox.seller import FRANCE, GERMANY, ITEMS, SELLER, CallingSeller, new_offer, quantity, schedule, update

STOOL = "B000000001"


@pytest.fixture(autouse=True)
def catalogue(sandbox: Sandbox, seller: Seller) -> None:
    known: dict[str, Any] = {"marketplace_id": GERMANY, "title": "Stool"}
    sandbox.add_catalogue_items([CatalogueItem(asin=asin, **known) for asin in (STOOL, "B000000002", "B000000003")])
    sandbox.add_restrictions(
        [
            SellingRestriction(asin="B000000002", marketplace_id=GERMANY, reason="APPROVAL_REQUIRED"),
            SellingRestriction(asin="B000000003", marketplace_id=GERMANY, reason="NOT_ELIGIBLE"),
        ]
    )


def put(caller: CallingSeller, attributes: dict[str, Any], sku: str = "STOOL", **query: str) -> Any:
    body = {"productType": "PRODUCT", "requirements": "LISTING_OFFER_ONLY", "attributes": attributes}
    return caller.http.put(f"{ITEMS}/{sku}", params={"marketplaceIds": GERMANY} | query, json=body)


def summary(caller: CallingSeller, sku: str = "STOOL") -> Any:
    query = {"marketplaceIds": GERMANY, "includedData": "summaries,issues"}
    item = caller.http.get(f"{ITEMS}/{sku}", params=query).raise_for_status().json()
    return item["summaries"][0] | {"issues": [issue["code"] for issue in item["issues"]]}


def test_a_new_offer_takes_the_asin_the_price_and_the_quantity(sandbox: Sandbox, caller: CallingSeller) -> None:
    answer = put(caller, new_offer(STOOL), includedData="issues,identifiers").json()
    assert (answer["status"], answer["issues"]) == ("ACCEPTED", [])
    assert answer["identifiers"] == [{"marketplaceId": GERMANY, "asin": STOOL}]
    stool = sandbox.listing(SELLER, GERMANY, "STOOL")
    assert (stool.asin, stool.title, str(stool.price), stool.quantity) == (STOOL, "Stool", "19.99", 7)
    assert [(value.sku, value.name) for value in sandbox.history()] == [("STOOL", "price"), ("STOOL", "quantity")]


def test_a_new_offer_gets_live_after_a_while(sandbox: Sandbox, caller: CallingSeller) -> None:
    sandbox.settings(creation_seconds=900)
    put(caller, new_offer(STOOL))
    assert (summary(caller)["status"], sandbox.listing(SELLER, GERMANY, "STOOL").status) == ([], "Incomplete")
    sandbox.advance(900)
    assert summary(caller)["status"] == ["BUYABLE", "DISCOVERABLE"]
    caller.report(quantity("STOOL", 0))
    assert summary(caller)["status"] == ["DISCOVERABLE"]


def test_a_new_offer_may_stay_incomplete(sandbox: Sandbox, caller: CallingSeller) -> None:
    sandbox.fault("incomplete-offer", sku="STOOL", code="90220", message="'batteries_required' is required.")
    assert put(caller, new_offer(STOOL)).json()["status"] == "ACCEPTED"
    sandbox.advance(1800)
    assert (summary(caller)["status"], summary(caller)["issues"]) == ([], ["90220"])
    put(caller, new_offer(STOOL))
    assert (summary(caller)["status"], summary(caller)["issues"]) == (["BUYABLE", "DISCOVERABLE"], [])


@pytest.mark.parametrize(
    ("attributes", "codes"),
    [
        (new_offer(STOOL, condition_type=None), {"90220"}),
        (new_offer(STOOL, merchant_suggested_asin=None), {"90220"}),
        (new_offer(STOOL, purchasable_offer=None, fulfillment_availability=None), {"90220"}),
        (new_offer(STOOL, condition_type=[{"value": "shiny", "marketplace_id": GERMANY}]), {"8115"}),
        (new_offer(STOOL, purchasable_offer=[{"marketplace_id": GERMANY, "currency": "EUR"}]), {"99022"}),
        (new_offer(STOOL, purchasable_offer=[{"our_price": [{"schedule": [{}]}]}]), {"99022"}),
        (new_offer(STOOL, purchasable_offer=[{"our_price": schedule(0)}]), {"13043"}),
        (
            new_offer(STOOL, fulfillment_availability=[{"fulfillment_channel_code": "DEFAULT", "quantity": -1}]),
            {"BAD_REQUEST"},
        ),
        (new_offer(STOOL, merchant_suggested_asin=[{"marketplace_id": GERMANY}]), {"99022"}),
        (new_offer("B0NOBODY00"), {"8566"}),
        (new_offer("B000000002"), {"5461"}),
        (new_offer("B000000003"), {"8059"}),
    ],
)
def test_a_wrong_offer_is_invalid_and_leaves_nothing(
    sandbox: Sandbox, caller: CallingSeller, attributes: dict[str, Any], codes: set[str]
) -> None:
    answer = put(caller, attributes).json()
    assert (answer["status"], {issue["code"] for issue in answer["issues"]}) == ("INVALID", codes)
    assert "STOOL" not in {listing.sku for listing in sandbox.listings(SELLER)}


def test_each_missing_attribute_is_named(caller: CallingSeller) -> None:
    answer = put(caller, new_offer(STOOL, condition_type=None, purchasable_offer=None)).json()
    assert [(each["attributeNames"], each["categories"]) for each in answer["issues"]] == [
        (["condition_type"], ["MISSING_ATTRIBUTE"]),
        (["purchasable_offer"], ["MISSING_ATTRIBUTE"]),
    ]


def test_a_sku_does_not_change_its_asin(sandbox: Sandbox, caller: CallingSeller) -> None:
    assert put(caller, new_offer(STOOL), sku="CHAIR").json()["issues"][0]["code"] == "8005"
    assert sandbox.listing(SELLER, GERMANY, "CHAIR").asin == "B071VG5N9D"


def test_a_preview_creates_nothing(sandbox: Sandbox, caller: CallingSeller) -> None:
    sandbox.fault("incomplete-offer", sku="STOOL")
    assert put(caller, new_offer(STOOL), mode="VALIDATION_PREVIEW").json()["status"] == "VALID"
    answer = put(caller, {"item_name": [{"value": "Stool"}]}, mode="VALIDATION_PREVIEW").json()
    assert answer["status"] == "INVALID"
    assert (sandbox.history(), sandbox.mistakes(), len(sandbox.waiting_faults())) == ([], [], 1)


def test_a_feed_creates_offers_by_the_same_rules(sandbox: Sandbox, caller: CallingSeller) -> None:
    report = caller.report(
        update("STOOL", new_offer(STOOL)),
        update("BENCH", new_offer("B000000002"), messageId=2),
        update("SHELF", new_offer(STOOL, condition_type=None), messageId=3),
    )
    assert [(each["sku"], each["code"]) for each in report["issues"]] == [("BENCH", "5461"), ("SHELF", "90220")]
    assert sandbox.listing(SELLER, GERMANY, "STOOL").status == "Active"


@pytest.mark.parametrize("requirements", ["LISTING", "LISTING_PRODUCT_ONLY"])
def test_a_new_product_is_refused_and_remembered(sandbox: Sandbox, caller: CallingSeller, requirements: str) -> None:
    product = update("TABLE-2", {"item_name": [{"value": "Table"}]}, requirements=requirements)
    issues = caller.report(product)["issues"]
    assert {issue["attributeName"] for issue in issues} == {
        "merchant_suggested_asin",
        "externally_assigned_product_identifier",
    }
    assert [(mistake.sku, mistake.what.split()[:3]) for mistake in sandbox.mistakes()] == [
        ("TABLE-2", ["a", "product", "was"])
    ]


def test_an_offer_is_for_one_marketplace(caller: CallingSeller) -> None:
    assert put(caller, new_offer(STOOL), marketplaceIds=f"{GERMANY},{FRANCE}").status_code == 400
    assert put(caller, new_offer(STOOL), marketplaceIds=FRANCE).json()["status"] == "INVALID"
