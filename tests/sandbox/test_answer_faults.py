"""Faults of single answers, each for as many requests as it was told."""

import httpx
import pytest

from sqlbridge.errors import InputError
from sqlbridge.sandbox import Sandbox
from tests.sandbox.seller import DOCUMENTS, JSON_UTF8, CallingSeller


def create_document(caller: CallingSeller) -> httpx.Response:
    return caller.http.post(DOCUMENTS, json={"contentType": JSON_UTF8})


@pytest.mark.parametrize(
    ("kind", "status", "body"),
    [
        ("throttled", 429, b"QuotaExceeded"),
        ("throttled-at-the-gateway", 429, b'{"message":"Too Many Requests"}'),
        ("unavailable", 503, b"<html>"),
        ("empty-error", 500, b""),
        ("undecodable-error", 500, b"\xff"),
    ],
)
def test_an_answer_can_be_an_error(
    sandbox: Sandbox, caller: CallingSeller, kind: str, status: int, body: bytes
) -> None:
    sandbox.fault(kind, times=2)
    answers = [create_document(caller) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [status, status, 201]
    assert body in answers[0].content


def test_a_fault_can_wait_for_one_operation(sandbox: Sandbox, caller: CallingSeller) -> None:
    sandbox.fault("unavailable", operation="createFeed")
    document_id = caller.upload(b"{}")
    assert caller.create_feed(document_id).status_code == 503
    assert sandbox.feeds() == []


def test_a_lost_answer_leaves_the_feed_at_amazon(sandbox: Sandbox, caller: CallingSeller) -> None:
    document_id = caller.upload(b"{}")
    sandbox.fault("lost-answer", operation="createFeed")
    with pytest.raises(httpx.RemoteProtocolError):
        caller.create_feed(document_id)
    assert [feed.document_id for feed in sandbox.feeds()] == [document_id]
    assert sandbox.requests()[-1].status == 0


def test_a_lost_request_does_nothing(sandbox: Sandbox, caller: CallingSeller) -> None:
    document_id = caller.upload(b"{}")
    sandbox.fault("lost-request", operation="createFeed")
    with pytest.raises(httpx.RemoteProtocolError):
        caller.create_feed(document_id)
    assert sandbox.feeds() == []


def test_an_answer_can_be_slow_while_others_are_not(sandbox: Sandbox, caller: CallingSeller) -> None:
    sandbox.fault("slow-answer", operation="createFeedDocument", seconds=5)
    with pytest.raises(httpx.ReadTimeout):
        caller.http.post(DOCUMENTS, json={"contentType": JSON_UTF8}, timeout=0.2)
    assert create_document(caller).status_code == 201


def test_waiting_faults_can_be_seen_and_cleared(sandbox: Sandbox, caller: CallingSeller) -> None:
    sandbox.fault("unavailable", times=3)
    assert [fault.times for fault in sandbox.waiting_faults()] == [3]
    sandbox.clear_faults()
    assert create_document(caller).status_code == 201


def test_an_unknown_fault_is_refused(sandbox: Sandbox) -> None:
    with pytest.raises(InputError, match="kaboom"):
        sandbox.fault("kaboom")


def test_requests_are_counted_by_operation(sandbox: Sandbox, caller: CallingSeller) -> None:
    caller.upload(b"{}")
    assert sandbox.request_counts() == {"token": 1, "createFeedDocument": 1, "upload": 1}
