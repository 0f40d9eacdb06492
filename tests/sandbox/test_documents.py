"""Uploads and downloads by presigned urls."""

from contextlib import closing
from xml.etree import ElementTree

import httpx
import pytest

from sqlbridge.sandbox import Sandbox
from tests.sandbox.seller import DOCUMENTS, FRANCE, JSON_UTF8, CallingSeller, quantity


def assert_denied(answer: httpx.Response) -> None:
    assert answer.status_code == 403
    assert ElementTree.fromstring(answer.content).findtext("Code") == "AccessDenied"


def upload(caller: CallingSeller, url: str, content_type: str = JSON_UTF8) -> httpx.Response:
    return caller.http.put(url, content=b"{}", headers={"content-type": content_type})


def test_an_upload_is_kept(sandbox: Sandbox, caller: CallingSeller) -> None:
    assert sandbox.document(caller.upload(b"{}")) == b"{}"


@pytest.mark.parametrize("content_type", ["application/json", "text/tab-separated-values"])
def test_an_upload_with_another_content_type_is_refused(caller: CallingSeller, content_type: str) -> None:
    document = caller.new_document()
    assert_denied(upload(caller, document["url"], content_type))
    assert caller.create_feed(document["feedDocumentId"]).status_code == 400


def test_an_upload_url_lives_five_minutes(sandbox: Sandbox, caller: CallingSeller) -> None:
    url = caller.new_document()["url"]
    sandbox.advance(299)
    assert upload(caller, url).status_code == 200
    sandbox.advance(1)
    assert_denied(upload(caller, url))


def test_a_download_url_lives_five_minutes(sandbox: Sandbox, caller: CallingSeller) -> None:
    feed_id = caller.submit(quantity("CHAIR", 7))
    sandbox.advance(10)
    document = caller.http.get(f"{DOCUMENTS}/{caller.feed(feed_id)['resultFeedDocumentId']}").json()
    assert caller.http.get(document["url"]).status_code == 200
    sandbox.advance(300)
    assert_denied(caller.http.get(document["url"]))


def test_a_url_serves_only_the_purpose_it_was_signed_for(caller: CallingSeller) -> None:
    url = caller.new_document()["url"]
    upload(caller, url)
    assert_denied(caller.http.get(url))
    assert_denied(upload(caller, url[:-1]))


@pytest.mark.parametrize("operation", ["upload", "download"])
def test_a_url_can_be_made_to_expire_early(sandbox: Sandbox, caller: CallingSeller, operation: str) -> None:
    sandbox.fault("expired-url", operation=operation)
    url = caller.new_document()["url"]
    assert (upload(caller, url).status_code == 403) == (operation == "upload")


def test_a_document_of_another_seller_does_not_exist(sandbox: Sandbox, caller: CallingSeller) -> None:
    document_id = caller.upload(b"{}")
    other = CallingSeller(sandbox, sandbox.add_seller("A3OTHER", marketplaces=[FRANCE]))
    with closing(other.http):
        assert other.http.get(f"{DOCUMENTS}/{document_id}").status_code == 404


def test_a_document_needs_a_content_type(caller: CallingSeller) -> None:
    answer = caller.http.post(DOCUMENTS, json={"path": "/feeds/2021-06-30/documents"})
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (400, "InvalidInput")
