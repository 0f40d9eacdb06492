"""What each method of an account asks of Amazon, and what it makes of the answer."""

import json
from datetime import datetime

import pytest

from sqlbridge.amazon.account import AmazonAccount, Participation
from sqlbridge.errors import RequestRefusedError, UnreadableAnswerError
from sqlbridge.model.feeds import FeedStatus
from tests.amazon.conftest import DE, JP
from tests.amazon.scripted import Reply, ScriptedAmazon, success

FEEDS = "/feeds/2021-06-30"


def feed(feed_id: str, status: str = "DONE", **members: str) -> dict[str, object]:
    created = "2026-11-21T11:30:00+01:00"
    return {"feedId": feed_id, "feedType": "X", "createdTime": created, "processingStatus": status, **members}


def offer(price: float, marketplace_id: str = DE.id) -> dict[str, object]:
    return {"marketplace_id": marketplace_id, "our_price": [{"schedule": [{"value_with_tax": price}]}]}


def item(sku: str, *offers: dict[str, object]) -> dict[str, object]:
    return {"sku": sku, "attributes": {"purchasable_offer": offers}}


def test_participations_say_where_the_seller_sells(amazon: ScriptedAmazon, account: AmazonAccount) -> None:
    marketplace = {"id": DE.id, "countryCode": "DE", "name": "Amazon.de"}
    flags = {"isParticipating": True, "hasSuspendedListings": False}
    amazon.replies(success({"payload": [{"marketplace": marketplace, "participation": flags, "storeName": "Shop"}]}))
    assert account.participations() == [Participation(DE.id, True, False)]
    assert amazon.requests[0].path == "/sellers/v1/marketplaceParticipations"


def test_a_document_is_created_for_the_type_that_will_be_uploaded(
    amazon: ScriptedAmazon, account: AmazonAccount
) -> None:
    amazon.replies(success({"feedDocumentId": "document", "url": "https://bucket.s3.amazonaws.com/x"}))
    document = account.create_document()
    assert (document.id, document.url) == ("document", "https://bucket.s3.amazonaws.com/x")
    assert json.loads(amazon.requests[0].body)["contentType"] == "application/json; charset=UTF-8"
    assert len(amazon.requests) == 1


def test_a_feed_is_created_for_one_marketplace(amazon: ScriptedAmazon, account: AmazonAccount) -> None:
    amazon.replies(Reply(202, b'{"feedId":"4711"}'))
    assert account.create_feed("document", JP.id) == "4711"
    body = json.loads(amazon.requests[0].body)
    assert (amazon.requests[0].method, amazon.requests[0].path) == ("POST", f"{FEEDS}/feeds")
    assert (body["feedType"], body["inputFeedDocumentId"]) == ("JSON_LISTINGS_FEED", "document")
    assert body["marketplaceIds"] == [JP.id]


def test_a_feeds_status_comes_with_its_report_and_the_time_in_utc(
    amazon: ScriptedAmazon, account: AmazonAccount
) -> None:
    amazon.replies(success(feed("4711", resultFeedDocumentId="report")))
    created = datetime(2026, 11, 21, 10, 30)
    assert account.feed_status("4711") == FeedStatus("4711", "DONE", "report", created)
    assert amazon.requests[0].path == f"{FEEDS}/feeds/4711"


@pytest.mark.parametrize("member", [{"processingStatus": "DONE_WITH_LOVE"}, {"createdTime": "2026-11-21T11:30:00"}])
def test_a_status_or_time_that_can_mean_anything_is_unreadable(
    amazon: ScriptedAmazon, account: AmazonAccount, member: dict[str, str]
) -> None:
    amazon.replies(success(feed("4711") | member))
    with pytest.raises(UnreadableAnswerError, match=next(iter(member))):
        account.feed_status("4711")


def test_feeds_of_all_marketplaces_are_listed_to_the_last_page(
    amazon: ScriptedAmazon, account: AmazonAccount
) -> None:
    amazon.replies(
        success({"feeds": [feed("1"), feed("2", "IN_QUEUE")], "nextToken": "to page/2="}),
        success({"feeds": [feed("3", "IN_PROGRESS")]}),
    )
    feeds = account.feeds_since(datetime(2026, 11, 21, 9, 5))
    assert [(entry.feed_id, entry.processing_status) for entry in feeds] == [
        ("1", "DONE"),
        ("2", "IN_QUEUE"),
        ("3", "IN_PROGRESS"),
    ]
    first, second = amazon.requests
    assert first.query == {
        "feedTypes": ["JSON_LISTINGS_FEED"],
        "createdSince": ["2026-11-21T09:05:00Z"],
        "pageSize": ["100"],
    }
    assert second.query == {"nextToken": ["to page/2="]}


def test_offers_are_read_twenty_at_a_time_and_unknown_skus_left_out(
    amazon: ScriptedAmazon, account: AmazonAccount
) -> None:
    skus = [f"SKU-{number:02}" for number in range(25)]
    amazon.replies(
        success({"numberOfResults": 1, "items": [item("SKU-00", offer(19.9))]}),
        success({"numberOfResults": 1, "items": [item("SKU-24", offer(5.0)), item("sku-24", offer(6.0))]}),
    )
    assert set(account.offers(DE, [*skus, "SKU-03"])) == {"SKU-00", "SKU-24"}
    assert [len(request.query["identifiers"][0].split(",")) for request in amazon.requests] == [20, 5]
    assert amazon.requests[0].path == "/listings/2021-08-01/items/A1SELLER"
    assert amazon.requests[0].query | {"identifiers": []} == {
        "identifiers": [],
        "identifiersType": ["SKU"],
        "includedData": ["attributes"],
        "marketplaceIds": [DE.id],
        "pageSize": ["20"],
    }


def test_a_second_page_of_offers_is_not_taken_for_unknown_skus(
    amazon: ScriptedAmazon, account: AmazonAccount
) -> None:
    amazon.replies(
        success({"numberOfResults": 2, "items": [item("A", offer(1))], "pagination": {"nextToken": "next"}}),
        success({"numberOfResults": 2, "items": [item("B", offer(2))]}),
    )
    assert set(account.offers(DE, ["A", "B"])) == {"A", "B"}
    assert amazon.requests[1].query["pageToken"] == ["next"]


def test_an_offer_keeps_exact_prices_and_only_the_marketplaces_own_instances(
    amazon: ScriptedAmazon, account: AmazonAccount
) -> None:
    body = b'{"items":[{"sku":"A","attributes":{"purchasable_offer":[{"map":0.1000000000000000055},%s]}}]}'
    amazon.replies(Reply(200, body % json.dumps(offer(3, JP.id)).encode()))
    assert account.offers(DE, ["A"]) == {"A": ('}]}],"map":0.1000000000000000055}]',)}


def test_a_listing_without_an_offer_is_known_all_the_same(amazon: ScriptedAmazon, account: AmazonAccount) -> None:
    amazon.replies(success({"items": [{"sku": "A", "attributes": {}}, {"sku": "B"}]}))
    assert account.offers(DE, ["A", "B"]) == {"A": (), "B": ()}


def test_skus_with_commas_are_read_one_by_one(amazon: ScriptedAmazon, account: AmazonAccount) -> None:
    amazon.replies(
        success({"items": [item("plain", offer(1))]}),
        success(item("grün, 10/20 +%{}", offer(2))),
        Reply(404, b'{"errors":[{"code":"NOT_FOUND","message":"SKU unknown"}]}'),
    )
    assert set(account.offers(DE, ["plain", "unknown,1", "grün, 10/20 +%{}"])) == {"plain", "grün, 10/20 +%{}"}
    assert amazon.requests[0].query["identifiers"] == ["plain"]
    assert amazon.requests[1].path.endswith("/items/A1SELLER/gr%C3%BCn%2C%2010%2F20%20%2B%25%7B%7D")


def test_a_refused_look_at_a_listing_is_not_taken_for_an_unknown_sku(
    amazon: ScriptedAmazon, account: AmazonAccount
) -> None:
    amazon.replies(Reply(400, b'{"errors":[{"code":"InvalidInput","message":"bad"}]}'))
    with pytest.raises(RequestRefusedError):
        account.offers(DE, ["a,b"])
