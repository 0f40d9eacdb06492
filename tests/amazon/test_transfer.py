"""Uploads and downloads: nothing but the document, only to Amazon, never taken for done when refused."""

import gzip
import tracemalloc
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import httpx
import pytest

from sqlbridge.amazon import transfer
from sqlbridge.amazon.account import AmazonAccount
from sqlbridge.amazon.connection import exchange
from sqlbridge.amazon.inflation import DocumentKind
from sqlbridge.amazon.transfer import DocumentStore
from sqlbridge.amazon.wire import DocumentLocation, FeedDocument
from sqlbridge.errors import AmazonError, AmazonUnavailableError, RequestRefusedError, UnreadableAnswerError
from tests.amazon.scripted import Reply, ScriptedAmazon, scripted_amazon, success

REPORT = b'{"header":{}}' * 100
MEGABYTE = 1024 * 1024
SMALL = DocumentKind("processing report", limit=100_000, greatest_ratio=500)
EXPIRED = (
    b"<?xml version='1.0'?><Error><Code>AccessDenied</Code><Message>Request has expired</Message>"
    b"<Signature>c2VjcmV0</Signature></Error>"
)

Fetch = Callable[..., bytes]


@pytest.fixture
def fetch(amazon: ScriptedAmazon, account: AmazonAccount) -> Fetch:
    """`fetch(reply, compressionAlgorithm="GZIP")`: a processing report whose download gets that reply."""

    def fetch_report(reply: Reply, **location: str) -> bytes:
        amazon.replies(success({"feedDocumentId": "1", "url": f"{amazon.url}/report"} | location), reply)
        return account.processing_report("amzn1/report 1")

    return fetch_report


Documents = Callable[..., object]


@pytest.fixture(params=["processing report", "listings report", "explanation of a report"])
def any_document(amazon: ScriptedAmazon, account: AmazonAccount, request: pytest.FixtureRequest) -> Documents:
    """`any_document(reply, url=...)`: downloads a document of each kind in turn; the address may be anywhere."""
    fetch: dict[str, Callable[[], object]] = {
        "processing report": lambda: account.processing_report("1"),
        "listings report": lambda: account.reports.fetch("1", BytesIO()),
        "explanation of a report": lambda: account.reports.explanation("1"),
    }

    def fetch_document(*replies: Reply, **location: str) -> object:
        location = {"url": f"{amazon.url}/x?X-Amz-Signature=c2VjcmV0"} | location
        amazon.replies(success({"feedDocumentId": "1", "reportDocumentId": "1"} | location), *replies)
        return fetch[request.param]()

    return fetch_document


def test_an_upload_is_the_file_from_its_start_with_its_length_and_the_agreed_type(
    amazon: ScriptedAmazon, account: AmazonAccount, tmp_path: Path
) -> None:
    amazon.replies(Reply(200))
    with (tmp_path / "feed.json").open("wb+") as file:
        file.write(b"\xc3\xa4" * 100_000)
        account.upload(FeedDocument("document", f"{amazon.url}/upload?X-Amz-Signature=a%2Fb"), file)
    request = amazon.requests[0]
    assert (request.method, request.body) == ("PUT", b"\xc3\xa4" * 100_000)
    assert request.headers["content-type"] == "application/json; charset=UTF-8"
    assert request.headers["content-length"] == "200000"
    assert "transfer-encoding" not in request.headers
    assert "x-amz-access-token" not in request.headers
    assert request.query == {"X-Amz-Signature": ["a/b"]}


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (Reply(403, EXPIRED), AmazonUnavailableError),
        (Reply(400, b"<Error>"), RequestRefusedError),
        (Reply(503), AmazonUnavailableError),
        (Reply(None), AmazonUnavailableError),
        (Reply(307, headers={"Location": "http://127.0.0.1:9/"}), RequestRefusedError),
    ],
)
def test_a_refused_upload_is_not_taken_for_success(
    amazon: ScriptedAmazon, account: AmazonAccount, reply: Reply, error: type[AmazonError]
) -> None:
    amazon.replies(reply)
    with pytest.raises(error) as caught:
        account.upload(FeedDocument("document", f"{amazon.url}/upload"), BytesIO(b"{}"))
    assert "c2VjcmV0" not in str(caught.value)
    assert len(amazon.requests) == 1


@pytest.mark.parametrize(
    "url",
    [
        "http://bucket.s3.amazonaws.com/x",
        "https://amazonaws.com.example.org/x",
        "https://example.org/x.amazonaws.com",
        "https://bucket.s3.amazonaws.com@example.org/x",
        "https://notamazonaws.com/x",
        "https://bucket.s3.amazonaws.com:8443/x",
        "https://somebody@bucket.s3.amazonaws.com/x",
        "https://bucket.s3.amazonaws.com.:443/x",
        "https://bucket.s3.amazonaws\u3002com.example.org/x",
        "//bucket.s3.amazonaws.com/x",
        "file:///etc/passwd",
        "ftp://bucket.s3.amazonaws.com/x",
        "https://[",
        "/x",
    ],
)
def test_nothing_is_sent_to_other_hosts_than_amazons(url: str) -> None:
    with pytest.raises(UnreadableAnswerError, match=r"not one of its hosts|no address"):
        DocumentStore("").upload(url, BytesIO(b"{}"), "application/json")


def test_an_account_with_an_endpoint_of_its_own_sends_nothing_elsewhere(account: AmazonAccount) -> None:
    with scripted_amazon() as other:
        for url in (f"{other.url}/upload", "https://bucket.s3.amazonaws.com/x"):
            with pytest.raises(UnreadableAnswerError, match="not one of its hosts"):
                account.upload(FeedDocument("document", url), BytesIO(b"{}"))
        assert other.requests == []


def test_a_report_is_downloaded_plain_or_inflated(amazon: ScriptedAmazon, fetch: Fetch) -> None:
    zipped = gzip.compress(REPORT, mtime=0)
    assert fetch(Reply(200, REPORT)) == REPORT
    assert fetch(Reply(200, zipped), compressionAlgorithm="GZIP") == REPORT
    assert fetch(Reply(200, zipped + zipped), compressionAlgorithm="GZIP") == REPORT + REPORT
    encoded = Reply(200, zipped, {"Content-Encoding": "gzip"})
    assert fetch(encoded, compressionAlgorithm="GZIP") == REPORT
    assert amazon.requests[0].path == "/feeds/2021-06-30/documents/amzn1%2Freport%201"
    assert "x-amz-access-token" not in amazon.requests[1].headers


def test_an_expired_address_is_not_taken_for_the_report(fetch: Fetch) -> None:
    with pytest.raises(AmazonUnavailableError, match=r"403 AccessDenied.*try again with a new one"):
        fetch(Reply(403, EXPIRED))


def test_a_download_that_breaks_off_is_not_taken_for_the_report(fetch: Fetch) -> None:
    with pytest.raises(AmazonUnavailableError, match="download of a processing report"):
        fetch(Reply(200, REPORT, {"Content-Length": str(len(REPORT) + 1)}))


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        (gzip.compress(REPORT, mtime=0)[:-9], "ends in the middle"),
        (b"", "ends in the middle"),
        (REPORT, "no gzip data"),
        (gzip.compress(REPORT, mtime=0)[:-8] + bytes(8), "no gzip data"),
    ],
)
def test_a_damaged_report_is_unreadable(fetch: Fetch, body: bytes, complaint: str) -> None:
    with pytest.raises(UnreadableAnswerError, match=complaint):
        fetch(Reply(200, body), compressionAlgorithm="GZIP")


def test_an_unknown_compression_is_unreadable(amazon: ScriptedAmazon, account: AmazonAccount) -> None:
    amazon.replies(success({"url": f"{amazon.url}/report", "compressionAlgorithm": "ZSTD"}))
    with pytest.raises(UnreadableAnswerError, match="compressionAlgorithm"):
        account.processing_report("report")


def test_no_document_is_fetched_from_other_hosts(amazon: ScriptedAmazon, any_document: Documents) -> None:
    with scripted_amazon() as other:
        for url in (f"{other.url}/x", "https://bucket.s3.amazonaws.com/x", amazon.url.replace("http:", "https:")):
            with pytest.raises(UnreadableAnswerError, match="not one of its hosts"):
                any_document(url=url)
        assert other.requests == []
    assert {request.path.rpartition("/")[0] for request in amazon.requests} <= {
        "/feeds/2021-06-30/documents",
        "/reports/2021-06-30/documents",
    }


def test_no_document_is_fetched_where_a_redirect_leads(amazon: ScriptedAmazon, any_document: Documents) -> None:
    with scripted_amazon() as other:
        for place in (f"{other.url}/x", f"{amazon.url}/y"):
            with pytest.raises(RequestRefusedError, match="307") as caught:
                any_document(Reply(307, headers={"Location": place}))
            assert "c2VjcmV0" not in str(caught.value)
        assert other.requests == []
    assert "/y" not in {request.path for request in amazon.requests}


def test_no_document_that_drips_holds_a_run(any_document: Documents, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transfer, "LONGEST_TRANSFER", 0.2)
    with pytest.raises(AmazonUnavailableError, match="cut off"):
        any_document(Reply(200, bytes(1000), pause=0.02))


@pytest.fixture(scope="module")
def bomb() -> bytes:
    """A gigabyte of nothing in a megabyte."""
    return gzip.compress(bytes(16 * MEGABYTE)) * 64


def test_a_bomb_of_a_gigabyte_is_defused_in_little_memory(bomb: bytes, any_document: Documents) -> None:
    tracemalloc.start()
    with pytest.raises(UnreadableAnswerError, match="larger than any"):
        any_document(Reply(200, bomb), compressionAlgorithm="GZIP")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 64 * MEGABYTE


def test_a_small_bomb_is_told_by_its_ratio_and_a_full_report_is_none(fetch: Fetch) -> None:
    with pytest.raises(UnreadableAnswerError, match="larger than any"):
        fetch(Reply(200, gzip.compress(bytes(10 * MEGABYTE))), compressionAlgorithm="GZIP")
    words = "The field does not have enough values. " * 20
    report = "".join(f'{{"messageId":{number},"message":"{words}"}}' for number in range(25_000)).encode()
    assert fetch(Reply(200, gzip.compress(report)), compressionAlgorithm="GZIP") == report


def test_endless_empty_gzip_data_is_cut_off(amazon: ScriptedAmazon) -> None:
    amazon.replies(Reply(200, gzip.compress(b"") * 50_000))
    with pytest.raises(UnreadableAnswerError, match="larger than any"):
        DocumentStore(amazon.url).download(DocumentLocation(f"{amazon.url}/x", "GZIP"), SMALL)


def test_an_endless_plain_document_is_cut_off(amazon: ScriptedAmazon) -> None:
    amazon.replies(Reply(200, bytes(MEGABYTE)))
    with pytest.raises(UnreadableAnswerError, match="larger than any"):
        DocumentStore(amazon.url).download(DocumentLocation(f"{amazon.url}/x"), SMALL)


def test_an_error_that_came_before_any_request_is_told_without_an_address() -> None:
    told = r"looking: no connection to Amazon \(ConnectError: down\)"
    with pytest.raises(AmazonUnavailableError, match=told), exchange("looking"):
        raise httpx.ConnectError("down")
