"""Processing reports, right and spoilt."""

import gzip
import json
import zlib

import pytest

from sqlbridge.sandbox import Sandbox
from tests.sandbox.seller import DOCUMENTS, SELLER, CallingSeller, price, quantity


def finished_feed(sandbox: Sandbox, caller: CallingSeller) -> str:
    feed_id = caller.submit(quantity("CHAIR", 7))
    sandbox.advance(10)
    return feed_id


def test_accepted_messages_are_counted_but_not_listed(caller: CallingSeller) -> None:
    report = caller.report(price("CHAIR", 30), price("NOBODY", 30, message_id=2))
    assert [(issue["messageId"], issue["sku"]) for issue in report["issues"]] == [(2, "NOBODY")]
    assert report["summary"] == {
        "errors": 1,
        "warnings": 0,
        "messagesProcessed": 2,
        "messagesAccepted": 1,
        "messagesInvalid": 1,
    }


def test_the_header_names_seller_and_feed(sandbox: Sandbox, caller: CallingSeller) -> None:
    feed_id = finished_feed(sandbox, caller)
    assert caller.download(feed_id).json()["header"] == {"sellerId": SELLER, "version": "2.0", "feedId": feed_id}


def test_the_header_can_name_another_feed(sandbox: Sandbox, caller: CallingSeller) -> None:
    sandbox.settings(foreign_feed_id_in_reports=True)
    feed_id = finished_feed(sandbox, caller)
    assert caller.download(feed_id).json()["header"]["feedId"] != feed_id


def test_a_message_can_be_refused_by_sku(sandbox: Sandbox, caller: CallingSeller) -> None:
    sandbox.fault("refused-message", sku="CHAIR", code="8541", message="No match.")
    report = caller.report(quantity("LAMP", 1), quantity("CHAIR", 7, message_id=2))
    assert [(issue["sku"], issue["code"], issue["message"]) for issue in report["issues"]] == [
        ("CHAIR", "8541", "No match.")
    ]
    assert caller.report(quantity("CHAIR", 7))["issues"] == []


def test_a_warning_does_not_refuse_the_message(sandbox: Sandbox, caller: CallingSeller) -> None:
    sandbox.fault("refused-message", sku="CHAIR", severity="WARNING")
    summary = caller.report(quantity("CHAIR", 7))["summary"]
    assert (summary["warnings"], summary["messagesAccepted"]) == (1, 1)
    assert sandbox.history()[0].value == 7


def test_a_report_can_be_compressed(sandbox: Sandbox, caller: CallingSeller) -> None:
    sandbox.settings(compressed_reports=True)
    feed_id = finished_feed(sandbox, caller)
    document = caller.http.get(f"{DOCUMENTS}/{caller.feed(feed_id)['resultFeedDocumentId']}").json()
    assert document["compressionAlgorithm"] == "GZIP"
    assert b'"messagesAccepted":1' in gzip.decompress(caller.http.get(document["url"]).content)


@pytest.mark.parametrize("kind", ["truncated-report", "garbage-report"])
def test_a_report_can_be_unreadable(sandbox: Sandbox, caller: CallingSeller, kind: str) -> None:
    sandbox.fault(kind)
    content = caller.download(finished_feed(sandbox, caller)).content
    with pytest.raises(ValueError):  # noqa: PT011
        json.loads(content)


def test_a_report_can_have_wrong_counters(sandbox: Sandbox, caller: CallingSeller) -> None:
    sandbox.fault("wrong-counters")
    summary = caller.report(quantity("CHAIR", 7))["summary"]
    assert summary["messagesAccepted"] > summary["messagesProcessed"]


def test_a_report_can_be_a_bomb(sandbox: Sandbox, caller: CallingSeller) -> None:
    sandbox.fault("report-bomb")
    content = caller.download(finished_feed(sandbox, caller)).content
    inflated = zlib.decompressobj(wbits=31).decompress(content, 100 * 1024 * 1024)
    assert len(content) < 8 * 1024 * 1024
    assert len(inflated) == 100 * 1024 * 1024
