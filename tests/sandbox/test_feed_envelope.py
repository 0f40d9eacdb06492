"""When a feed is refused as a whole."""

import json
from typing import Any

import pytest

from sqlbridge.sandbox import Sandbox
from tests.sandbox.seller import SELLER, CallingSeller, feed, quantity


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b'{"header": ', id="cut off"),
        pytest.param(b'{"header": "\xff"}', id="not UTF-8"),
        pytest.param(b"[]", id="not an object"),
        pytest.param(json.dumps({"header": {"sellerId": SELLER, "version": "2.0"}}).encode(), id="no messages"),
        pytest.param(json.dumps(feed()).encode(), id="an empty list of messages"),
        pytest.param(json.dumps({"messages": [quantity("CHAIR", 7)]}).encode(), id="no header"),
        pytest.param(json.dumps(feed(quantity("CHAIR", 7))).replace("2.0", "1.0").encode(), id="version 1.0"),
        pytest.param(json.dumps(feed(quantity("CHAIR", 7))).replace(SELLER, "A3OTHER").encode(), id="another seller"),
        pytest.param(json.dumps(feed(quantity("CHAIR", 7))).encode() + b" " * 10 * 1024 * 1024, id="too large"),
    ],
)
def test_an_unusable_feed_ends_done_with_one_error_without_message_id(
    sandbox: Sandbox, caller: CallingSeller, content: bytes
) -> None:
    report = caller.report_on(content)
    assert report["header"]["sellerId"] == ""
    assert ["messageId" in issue for issue in report["issues"]] == [False]
    assert report["summary"] == {
        "errors": 1,
        "warnings": 0,
        "messagesProcessed": 0,
        "messagesAccepted": 0,
        "messagesInvalid": 0,
    }
    assert sandbox.history() == []


@pytest.mark.parametrize(("number", "accepted"), [(25_000, 25_000), (25_001, 0)])
def test_a_feed_holds_25000_messages(caller: CallingSeller, number: int, accepted: int) -> None:
    messages: list[dict[str, Any]] = [quantity("CHAIR", 7, message_id=index) for index in range(1, number + 1)]
    report = caller.report_on(json.dumps(feed(*messages), separators=(",", ":")).encode())
    assert report["summary"]["messagesAccepted"] == accepted
