"""A server that keeps the connection busy without ever coming to an end does not hold a run for ever."""

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from threading import Event, Thread

import pytest

from sqlbridge.amazon import connection, transfer
from sqlbridge.amazon.account import AmazonAccount
from sqlbridge.amazon.inflation import DocumentKind
from sqlbridge.amazon.transfer import DocumentStore
from sqlbridge.amazon.wire import DocumentLocation
from sqlbridge.errors import AmazonUnavailableError
from tests.amazon.conftest import SELLER, Unlimited, account_settings
from tests.amazon.scripted import Reply, ScriptedAmazon

KIND = DocumentKind("report", limit=100_000, greatest_ratio=100)
LIMIT = 0.3
PATIENCE = 5  # far below the timeouts of single bytes
HEAD = b"HTTP/1.1 200 OK\r\n"
Behaviour = Callable[[socket.socket, Event], None]


@pytest.fixture(autouse=True)
def short_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transfer, "LONGEST_TRANSFER", LIMIT)
    monkeypatch.setattr(connection, "LONGEST_CALL", LIMIT)


@contextmanager
def busy_server(behaviour: Behaviour) -> Iterator[str]:
    """Its address; it takes one connection and treats it like that until the test is over."""
    is_over = Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            with suppress(OSError):
                taken, _ = listening.accept()
                with taken:
                    behaviour(taken, is_over)

        thread = Thread(target=serve, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        is_over.set()
        listening.shutdown(socket.SHUT_RDWR)
    thread.join()


def drip(beginning: bytes, piece: bytes) -> Behaviour:
    """The beginning of an answer at once, then that piece again and again."""

    def behave(taken: socket.socket, is_over: Event) -> None:
        taken.recv(64 * 1024)
        taken.sendall(beginning)
        while not is_over.wait(0.02):
            taken.sendall(piece)

    return behave


def read_nothing(_: socket.socket, is_over: Event) -> None:
    """As if the line were dead behind the first router."""
    is_over.wait()


ANSWERS = {
    "body": drip(HEAD + b"Content-Length: 1000000\r\n\r\n", b"x"),
    "body that the end of the connection would end": drip(HEAD + b"Connection: close\r\n\r\n", b"x"),
    "headers": drip(HEAD + b"X-Long: ", b"x"),
    "preliminary answers": drip(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n"),
    "a refusal": drip(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 1000000\r\n\r\n", b"x"),
}
answers = pytest.mark.parametrize("behaviour", ANSWERS.values(), ids=ANSWERS.keys())


def assert_cut_off(attempt: Callable[[], object]) -> None:
    began = time.monotonic()
    with pytest.raises(AmazonUnavailableError, match=r"not at its end after 0\.3 seconds and cut off"):
        attempt()
    assert time.monotonic() - began < PATIENCE


@answers
def test_a_download_that_drips_is_cut_off(behaviour: Behaviour) -> None:
    with busy_server(behaviour) as url:
        assert_cut_off(lambda: DocumentStore(url).download(DocumentLocation(f"{url}/x"), KIND))


def test_an_upload_that_nobody_reads_is_cut_off() -> None:
    with busy_server(read_nothing) as url:
        assert_cut_off(lambda: DocumentStore(url).upload(f"{url}/x", BytesIO(bytes(32 * 1024 * 1024)), "text/plain"))


@pytest.mark.parametrize("kind", ["headers", "preliminary answers", "a refusal"])
def test_an_upload_whose_answer_drips_is_cut_off(kind: str) -> None:
    with busy_server(ANSWERS[kind]) as url:
        assert_cut_off(lambda: DocumentStore(url).upload(f"{url}/x", BytesIO(b"{}"), "text/plain"))


def test_a_login_that_drips_is_cut_off() -> None:
    with busy_server(ANSWERS["headers"]) as url:
        assert_cut_off(AmazonAccount(SELLER, account_settings(url), Unlimited()).participations)


def test_a_call_that_drips_is_cut_off(amazon: ScriptedAmazon, account: AmazonAccount) -> None:
    amazon.replies(Reply(200, b"{}" * 1000, pause=0.02))
    assert_cut_off(account.participations)
