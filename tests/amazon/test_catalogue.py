"""Amazon's catalogue and restrictions, as its models of August 2026 have them."""

import json
from decimal import Decimal
from typing import Any

import pytest

from sqlbridge.amazon.account import AmazonAccount
from sqlbridge.amazon.catalogue import NewOffer
from sqlbridge.errors import NotFoundError, RequestRefusedError, UnreadableAnswerError
from sqlbridge.model.feeds import Issue
from sqlbridge.model.selling import Fulfilment
from tests.amazon.conftest import DE, JP
from tests.amazon.scripted import Reply, ScriptedAmazon, success

OFFER = NewOffer("odd, 10/20 ü", "B071VG5N9D", "new_new", Decimal("19.99"), 7)


def item(asin: str, *codes: str) -> dict[str, Any]:
    """Of searchCatalogItems."""
    identifiers = [{"identifierType": "EAN", "identifier": code} for code in codes]
    elsewhere = {"marketplaceId": "A1F83G8C2ARO7P", "identifiers": [{"identifierType": "EAN", "identifier": "1"}]}
    return {"asin": asin, "identifiers": [{"marketplaceId": DE.id, "identifiers": identifiers}, elsewhere]}


def test_every_page_is_read_and_codes_are_padded(amazon: ScriptedAmazon, account: AmazonAccount) -> None:
    amazon.replies(
        success({"numberOfResults": 2, "items": [item("B1", "4006381333931")], "pagination": {"nextToken": "2/ü"}}),
        success({"numberOfResults": 2, "items": [item("B2", "0306406152", "036000291452"), item("B1")]}),
    )
    found = account.catalogue.find(DE.id, ["04006381333931", "00036000291452"])
    assert {one.asin: sorted(one.gtins) for one in found} == {"B1": [], "B2": ["00036000291452", "09780306406157"]}
    first, second = (request.query for request in amazon.requests)
    assert (first["identifiers"], first["identifiersType"]) == (["04006381333931,00036000291452"], ["GTIN"])
    assert (first["marketplaceIds"], second["pageToken"]) == ([DE.id], ["2/ü"])


def test_restrictions_are_told_in_amazons_words(amazon: ScriptedAmazon, account: AmazonAccount) -> None:
    reason = {"message": "You cannot.", "reasonCode": "NOT_ELIGIBLE"}
    amazon.replies(
        success({"restrictions": []}),
        success({"restrictions": [{"marketplaceId": DE.id, "reasons": [reason]}]}),
        success({"restrictions": [{"marketplaceId": DE.id}]}),
    )
    told = [account.catalogue.restrictions(DE.id, "B071VG5N9D", "new_new") for _ in range(3)]
    assert told == [[], ["NOT_ELIGIBLE: You cannot."], ["Amazon restricts the ASIN without a reason"]]


def test_a_bare_list_of_errors_is_an_error(amazon: ScriptedAmazon, account: AmazonAccount) -> None:
    """The library takes it for a success: it cuts lists to their first member."""
    error = [{"code": "BAD_REQUEST", "message": "Invalid 'asin' provided."}]
    for status, kind in ((400, RequestRefusedError), (404, NotFoundError), (200, UnreadableAnswerError)):
        amazon.replies(Reply(status, json.dumps(error).encode()))
        with pytest.raises(kind, match=r"getListingsRestrictions.*Invalid 'asin' provided|no JSON object"):
            account.catalogue.restrictions(DE.id, "?", "new_new")


def test_an_offer_is_an_offer_only_with_an_exact_price(amazon: ScriptedAmazon, account: AmazonAccount) -> None:
    issue = {"code": "90220", "message": "'x' is required", "severity": "ERROR", "categories": []}
    amazon.replies(
        success({"sku": "x", "status": "ACCEPTED", "submissionId": "1", "issues": []}),
        success({"sku": "x", "status": "INVALID", "submissionId": "2", "issues": [issue]}),
    )
    assert account.catalogue.create_offer(DE, OFFER).is_accepted
    refused = account.catalogue.create_offer(
        JP, NewOffer("S", "B071VG5N9D", "used_good", Decimal("1500.00"), 1, 3, "G")
    )
    assert (refused.is_accepted, refused.issues) == (False, (Issue("90220", "'x' is required"),))
    first, second = amazon.requests
    assert (first.method, first.path.split("/")[-1]) == ("PUT", "odd%2C%2010%2F20%20%C3%BC")
    assert json.loads(first.body) == {
        "productType": "PRODUCT",
        "requirements": "LISTING_OFFER_ONLY",
        "attributes": {
            "merchant_suggested_asin": [{"value": "B071VG5N9D", "marketplace_id": DE.id}],
            "condition_type": [{"value": "new_new", "marketplace_id": DE.id}],
            "purchasable_offer": [
                {
                    "marketplace_id": DE.id,
                    "currency": "EUR",
                    "audience": "ALL",
                    "our_price": [{"schedule": [{"value_with_tax": 19.99}]}],
                }
            ],
            "fulfillment_availability": [{"fulfillment_channel_code": "DEFAULT", "quantity": 7}],
        },
    }
    assert b'"value_with_tax": 1500}' in second.body
    assert b'"lead_time_to_ship_max_days": 3' in second.body


def test_a_listing_that_is_not_there_is_no_error(amazon: ScriptedAmazon, account: AmazonAccount) -> None:
    summary = {"marketplaceId": DE.id, "asin": "B071VG5N9D", "status": ["DISCOVERABLE"], "productType": "PRODUCT"}
    availability = [{"fulfillmentChannelCode": "AMAZON_EU"}]
    amazon.replies(
        Reply(404, b'{"errors":[{"code":"NOT_FOUND","message":"SKU not found"}]}'),
        success({"sku": "S", "summaries": [summary], "fulfillmentAvailability": availability}),
        success({"sku": "S", "summaries": [summary | {"status": []}]}),
    )
    assert account.catalogue.listing_state(DE.id, "S") is None
    found = account.catalogue.listing_state(DE.id, "S")
    assert found
    assert (found.asin, found.is_live, found.fulfilment) == ("B071VG5N9D", True, Fulfilment.AMAZON)
    unfinished = account.catalogue.listing_state(DE.id, "S")
    assert unfinished
    assert (unfinished.is_live, unfinished.fulfilment) == (False, Fulfilment.MERCHANT)
