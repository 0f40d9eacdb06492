"""No failure of Amazon's is taken for a success, whatever its body."""

import os
import socket
import subprocess
import sys

import pytest

from sqlbridge.amazon.account import AmazonAccount
from sqlbridge.errors import (
    AmazonError,
    AmazonUnavailableError,
    NotFoundError,
    RequestRefusedError,
    ThrottledError,
    UnreadableAnswerError,
)
from tests.amazon.conftest import DE, SELLER, Unlimited, account_settings
from tests.amazon.scripted import Reply, ScriptedAmazon, success
from tests.conftest import PROJECT

ERRORS = b'{"errors":[{"code":"InvalidInput","message":"Invalid document id"},{"code":"Other","message":"too"}]}'


@pytest.mark.parametrize(
    ("status", "body", "error"),
    [
        (400, ERRORS, RequestRefusedError),
        (400, b'{"errors":[]}', RequestRefusedError),
        (404, b"", NotFoundError),
        (413, b"<html>", RequestRefusedError),
        (408, b"", AmazonUnavailableError),
        (429, b'{"message":"Too Many Requests"}', ThrottledError),
        (429, b'{"errors":[{"code":"QuotaExceeded","message":"You exceeded your quota"}]}', ThrottledError),
        (500, b'{"message":"Internal"}', AmazonUnavailableError),
        (500, b"", AmazonUnavailableError),
        (503, b"<html>Service Unavailable</html>", AmazonUnavailableError),
        (503, "gestört".encode("latin-1"), AmazonUnavailableError),
        (504, b"[]", AmazonUnavailableError),
        (302, b"", UnreadableAnswerError),
        (200, b"", UnreadableAnswerError),
        (200, b"<html>Welcome to our wireless network</html>", UnreadableAnswerError),
        (200, b"[{}]", UnreadableAnswerError),
        (200, b'{"feedId":"gest\xf6rt"}', UnreadableAnswerError),
        (200, b"{}", UnreadableAnswerError),
        (202, b'{"feedId":""}', UnreadableAnswerError),
        (202, b'{"feedId":17}', UnreadableAnswerError),
        (200, ERRORS, UnreadableAnswerError),
    ],
)
def test_a_feed_that_was_not_created_is_never_taken_for_created(
    amazon: ScriptedAmazon, account: AmazonAccount, status: int, body: bytes, error: type[AmazonError]
) -> None:
    amazon.replies(*[Reply(status, body)] * 4)
    with pytest.raises(error, match="createFeed") as caught:
        account.create_feed("amzn1.tortuga.3.ed4cd0d8", DE.id)
    assert type(caught.value) is error


def test_a_refusal_repeats_amazons_words_and_request_id(amazon: ScriptedAmazon, account: AmazonAccount) -> None:
    amazon.replies(Reply(400, ERRORS, {"x-amzn-RequestId": "0815"}))
    with pytest.raises(RequestRefusedError, match=r"400 InvalidInput: Invalid document id; Other: too .*0815"):
        account.create_feed("document", DE.id)


@pytest.mark.parametrize(
    ("header", "seconds"), [({"Retry-After": "7"}, 7), ({}, 1 / 0.0083), ({"Retry-After": "x"}, 120.4)]
)
def test_a_throttled_request_tells_how_long_to_wait(
    amazon: ScriptedAmazon, account: AmazonAccount, header: dict[str, str], seconds: float
) -> None:
    amazon.replies(*[Reply(429, b"", header)] * 4)
    with pytest.raises(ThrottledError) as caught:
        account.create_feed("document", DE.id)
    assert caught.value.retry_after == pytest.approx(seconds, rel=0.01)


def test_a_throttled_request_is_made_again_because_amazon_did_nothing(
    amazon: ScriptedAmazon, account: AmazonAccount
) -> None:
    amazon.replies(Reply(429, b""), Reply(429, b"{}"), success({"feedId": "17"}))
    assert account.create_feed("document", DE.id) == "17"


def test_a_lost_answer_may_have_been_carried_out(amazon: ScriptedAmazon, account: AmazonAccount) -> None:
    amazon.replies(Reply(None))
    words = rf"createFeed: no usable answer from {amazon.url} .* may have done it or not"
    with pytest.raises(AmazonUnavailableError, match=words):
        account.create_feed("document", DE.id)
    assert len(amazon.requests) == 1


def test_what_only_asks_is_not_said_to_have_been_done(amazon: ScriptedAmazon, account: AmazonAccount) -> None:
    amazon.replies(Reply(None))
    with pytest.raises(AmazonUnavailableError, match="getMarketplaceParticipations: no usable answer") as caught:
        account.participations()
    assert "may have done" not in str(caught.value)


def test_no_connection_is_kept_for_amazon_to_close_unseen(amazon: ScriptedAmazon, account: AmazonAccount) -> None:
    amazon.replies(success({"payload": []}), success({"payload": []}))
    account.participations()
    account.participations()
    assert len({request.port for request in [*amazon.logins, *amazon.requests]}) == 3


def test_a_refused_connection_is_an_outage() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        endpoint = f"http://127.0.0.1:{unused.getsockname()[1]}"
        words = rf"access token of account main: no connection to {endpoint} \(ConnectError.*so nothing was sent"
        with pytest.raises(AmazonUnavailableError, match=words):
            AmazonAccount(SELLER, account_settings(endpoint), Unlimited()).participations()


def test_members_of_an_answer_that_nobody_asked_for_do_no_harm(
    amazon: ScriptedAmazon, account: AmazonAccount
) -> None:
    amazon.replies(success({"feedId": "1", "headers": {}, "payload": "x", "pagination": None, "errors": None}))
    assert account.create_feed("document", DE.id) == "1"


def test_the_host_is_sent_whole(amazon: ScriptedAmazon, account: AmazonAccount) -> None:
    amazon.replies(success({"payload": []}))
    account.participations()
    assert amazon.requests[0].headers["host"] == amazon.url.removeprefix("http://")


def test_a_sandbox_is_reached_past_the_proxy_of_the_internet(
    amazon: ScriptedAmazon, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    amazon.replies(success({"payload": []}))
    assert AmazonAccount(SELLER, account_settings(amazon.url), Unlimited()).participations() == []


_CREATE_DOCUMENT = """
from sqlbridge.amazon.account import AmazonAccount
from tests.amazon.conftest import SELLER, Unlimited, account_settings
import sys
AmazonAccount(SELLER, account_settings(sys.argv[1]), Unlimited()).create_document()
"""


def test_variables_of_the_client_library_in_the_environment_change_nothing(amazon: ScriptedAmazon) -> None:
    amazon.replies(success({"feedDocumentId": "document", "url": f"{amazon.url}/upload"}))
    junk = {"SP_API_DEFAULT_MARKETPLACE": "US", "AWS_ENV": "production", "SP_API_AUTH_CACHE_SIZE": "many"}
    program = [sys.executable, "-c", _CREATE_DOCUMENT, amazon.url]
    subprocess.run(program, cwd=PROJECT, env=os.environ | junk, check=True, timeout=60)
    assert DE.id.encode() in amazon.requests[0].body
