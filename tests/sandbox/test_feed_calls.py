"""What createFeed refuses, and what getFeeds finds."""

from typing import Any

import pytest

from sqlbridge.sandbox import Sandbox
from tests.sandbox.seller import FEEDS, FRANCE, GERMANY, JAPAN, CallingSeller, quantity

UNITED_STATES = "ATVPDKIKX0DER"


@pytest.mark.parametrize(
    ("changes", "status", "words"),
    [
        (
            {"marketplaceIds": [GERMANY, FRANCE]},
            400,
            "Too many 'marketplaceIds' values provided. Expected a maximum of 1.",
        ),
        ({"marketplaceIds": []}, 400, "marketplaceIds"),
        ({"marketplaceIds": [UNITED_STATES]}, 403, UNITED_STATES),
        ({"feedType": "JSON_LISTINGS"}, 400, "JSON_LISTINGS"),
        ({"feedType": None}, 400, "feedType"),
        ({"inputFeedDocumentId": "amzn1.unknown"}, 400, "amzn1.unknown"),
    ],
)
def test_a_wrong_feed_is_not_created(
    sandbox: Sandbox, caller: CallingSeller, changes: dict[str, Any], status: int, words: str
) -> None:
    answer = caller.create_feed(caller.upload(b"{}"), **changes)
    assert answer.status_code == status
    assert words in answer.json()["errors"][0]["message"]
    assert sandbox.feeds() == []


def test_a_body_that_is_not_json_is_refused(caller: CallingSeller) -> None:
    assert caller.http.post(FEEDS, content=b"feedType=JSON_LISTINGS_FEED").status_code == 400


def test_unknown_members_are_ignored(caller: CallingSeller) -> None:
    answer = caller.create_feed(caller.upload(b"{}"), path="/feeds/2021-06-30/feeds", MarketplaceIds=GERMANY)
    assert answer.status_code == 202


def test_an_unknown_feed_is_not_found(caller: CallingSeller) -> None:
    answer = caller.http.get(f"{FEEDS}/1")
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (404, "NotFound")


def found(caller: CallingSeller, **query: Any) -> list[str]:
    answer = caller.http.get(FEEDS, params={"feedTypes": "JSON_LISTINGS_FEED"} | query)
    return [feed["feedId"] for feed in answer.raise_for_status().json()["feeds"]]


def test_feeds_are_found_page_by_page_the_newest_first(caller: CallingSeller) -> None:
    created = [caller.submit(quantity("CHAIR", number)) for number in range(5)]
    query, pages = {"feedTypes": "JSON_LISTINGS_FEED", "pageSize": "2"}, []
    while query:
        answer = caller.http.get(FEEDS, params=query).json()
        pages.append([feed["feedId"] for feed in answer["feeds"]])
        query = {"nextToken": answer["nextToken"]} if "nextToken" in answer else {}
    assert pages == [created[:2:-1], created[2:0:-1], created[:1]]


def test_feeds_are_found_by_status_marketplace_and_time(sandbox: Sandbox, caller: CallingSeller) -> None:
    first = caller.submit(quantity("CHAIR", 7))
    sandbox.advance(10)
    between = sandbox.now().isoformat()
    sandbox.advance(10)
    second = caller.submit(quantity("CHAIR", 8))
    assert found(caller, processingStatuses="DONE,FATAL") == [first]
    assert found(caller, createdSince=between) == [second]
    assert found(caller, createdUntil=between) == [first]
    assert found(caller, marketplaceIds=JAPAN) == []
    assert found(caller, feedTypes="POST_PRODUCT_DATA") == []


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"feedTypes": "JSON_LISTINGS_FEED", "pageSize": "101"},
        {"feedTypes": "JSON_LISTINGS_FEED", "createdSince": "yesterday"},
        {"feedTypes": "JSON_LISTINGS_FEED", "createdSince": "2026-11-21T10:00:00"},
        {"nextToken": "garbage"},
    ],
)
def test_a_wrong_search_is_refused(caller: CallingSeller, query: dict[str, str]) -> None:
    assert caller.http.get(FEEDS, params=query).status_code == 400
