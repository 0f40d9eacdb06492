"""Quotas, counted on the sandbox's clock."""

import pytest

from sqlbridge.sandbox import Sandbox
from tests.sandbox.seller import DOCUMENTS, GERMANY, JAPAN, JSON_UTF8, CallingSeller


@pytest.fixture(autouse=True)
def limits(sandbox: Sandbox) -> None:
    sandbox.settings(limits=True)


def create_document(caller: CallingSeller) -> int:
    return caller.http.post(DOCUMENTS, json={"contentType": JSON_UTF8}).status_code


def test_the_burst_is_followed_by_the_rate(sandbox: Sandbox, caller: CallingSeller) -> None:
    assert [create_document(caller) for _ in range(16)] == [201] * 15 + [429]
    sandbox.advance(2)
    assert [create_document(caller), create_document(caller)] == [201, 429]


def test_a_refusal_says_quota_exceeded_and_does_not_tell_the_rate(caller: CallingSeller) -> None:
    for _ in range(15):
        create_document(caller)
    answer = caller.http.post(DOCUMENTS, json={"contentType": JSON_UTF8})
    assert answer.json()["errors"][0]["code"] == "QuotaExceeded"
    assert "x-amzn-ratelimit-limit" not in answer.headers
    assert answer.headers["x-amzn-requestid"]


def test_an_answer_tells_the_rate(caller: CallingSeller) -> None:
    answer = caller.http.post(DOCUMENTS, json={"contentType": JSON_UTF8})
    assert answer.headers["x-amzn-ratelimit-limit"] == "0.5"


def test_five_listings_feeds_in_five_minutes_are_allowed_in_each_region(
    sandbox: Sandbox, caller: CallingSeller
) -> None:
    document = caller.upload(b"{}")
    assert [caller.create_feed(document).status_code for _ in range(6)] == [202] * 5 + [429]
    assert caller.create_feed(document, marketplaceIds=[JAPAN]).status_code == 202
    sandbox.advance(60)
    assert caller.create_feed(document, marketplaceIds=[GERMANY]).status_code == 202


def test_limits_can_be_switched_off(sandbox: Sandbox, caller: CallingSeller) -> None:
    sandbox.settings(limits=False)
    assert [create_document(caller) for _ in range(20)] == [201] * 20
