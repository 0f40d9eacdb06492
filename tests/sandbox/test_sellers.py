"""Several sellers, and many requests at once."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from sqlbridge.sandbox import Listing, Sandbox
from tests.sandbox.seller import DOCUMENTS, FEEDS, GERMANY, JSON_UTF8, CallingSeller, chair, quantity


@pytest.fixture
def other(sandbox: Sandbox) -> Iterator[CallingSeller]:
    """A second seller who has a chair too."""
    seller = sandbox.add_seller("A3OTHER", marketplaces=[GERMANY])
    sandbox.add_listings([Listing(seller_id="A3OTHER", marketplace_id=GERMANY, sku="CHAIR", quantity=1)])
    other = CallingSeller(sandbox, seller)
    with closing(other.http):
        yield other


def test_a_feed_of_another_seller_does_not_exist(caller: CallingSeller, other: CallingSeller) -> None:
    feed_id = caller.submit(quantity("CHAIR", 7))
    assert other.http.get(f"{FEEDS}/{feed_id}").status_code == 404
    assert other.http.get(FEEDS, params={"feedTypes": "JSON_LISTINGS_FEED"}).json()["feeds"] == []


def test_a_document_of_another_seller_cannot_be_sent(caller: CallingSeller, other: CallingSeller) -> None:
    assert other.create_feed(caller.upload(b"{}")).status_code == 400


def test_a_feed_in_the_name_of_another_seller_changes_nothing(
    sandbox: Sandbox, caller: CallingSeller, other: CallingSeller
) -> None:
    report = other.report(quantity("CHAIR", 7))
    assert "messageId" not in report["issues"][0]
    assert chair(sandbox, "quantity") == (3,)


def test_a_stuck_feed_does_not_hold_up_other_sellers(
    sandbox: Sandbox, caller: CallingSeller, other: CallingSeller
) -> None:
    sandbox.fault("stuck-in-progress")
    caller.submit(quantity("CHAIR", 7))
    feed_id = other.submit(quantity("CHAIR", 7))
    sandbox.advance(10)
    assert other.status(feed_id) == "DONE"


def test_each_seller_has_a_quota_of_its_own(sandbox: Sandbox, caller: CallingSeller, other: CallingSeller) -> None:
    sandbox.settings(limits=True)
    answers = [caller.http.post(DOCUMENTS, json={"contentType": JSON_UTF8}).status_code for _ in range(16)]
    assert answers[-1] == 429
    assert other.http.post(DOCUMENTS, json={"contentType": JSON_UTF8}).status_code == 201


def test_parallel_requests_lose_nothing(sandbox: Sandbox, caller: CallingSeller) -> None:
    with ThreadPoolExecutor(8) as threads:
        submitted = list(threads.map(lambda number: caller.submit(quantity("CHAIR", number)), range(40)))
    assert len(set(submitted)) == 40
    sandbox.advance(1000)
    assert [feed.processing_status for feed in sandbox.feeds()] == ["DONE"] * 40
    assert sorted(value.value for value in sandbox.history() if value.value is not None) == list(range(40))
