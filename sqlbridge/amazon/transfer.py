"""Documents to and from presigned addresses, which lie outside the Selling Partner API."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import BinaryIO

import httpx

from sqlbridge.amazon.connection import exchange, open_connection
from sqlbridge.amazon.inflation import DocumentKind, Inflater
from sqlbridge.amazon.wire import DocumentLocation
from sqlbridge.errors import AmazonError, AmazonUnavailableError, RequestRefusedError, UnreadableAnswerError

_HOSTS = (".amazonaws.com", ".amazonaws.com.cn", ".amazon.com")
_DOING = {"GET": "download of {what}", "PUT": "upload of {what}"}
_STORE_ERROR = re.compile(rb"<Code>(\w{1,60})</Code>")
_LONGEST_BEGINNING = 64 * 1024
# A gigabyte of listings is 100 megabytes on the way; a lease lasts longer.
LONGEST_TRANSFER = 600.0


class DocumentStore:
    """Where Amazon keeps documents: its own hosts, or only that of `endpoint` where the account has one.

    An upload or a download that takes longer than LONGEST_TRANSFER is cut off, however busy it looks.
    """

    def __init__(self, endpoint: str) -> None:
        self._endpoint = endpoint
        self._connection = open_connection(endpoint)

    def upload(self, url: str, body: BinaryIO, content_type: str) -> None:
        """Put the whole of `body` there; `content_type` must be the one that the document was created with.

        Raises RequestRefusedError or AmazonUnavailableError; in both cases the document must not be used.
        """
        # A file, not an iterator: its length is sent along, and the store refuses a body without one.
        body.seek(0)
        with self._exchange("PUT", url, "a feed document", {"Content-Type": content_type}, content=body):
            pass

    def download(self, location: DocumentLocation, kind: DocumentKind) -> bytes:
        """What is there, inflated; UnreadableAnswerError if that is damaged or larger than its kind."""
        content = BytesIO()
        self.fetch(location, kind, content)
        return content.getvalue()

    def fetch(self, location: DocumentLocation, kind: DocumentKind, file: BinaryIO) -> str | None:
        """Write what is there into `file`, piece by piece; the charset that Content-Type names. Errors as above."""
        inflater = Inflater(kind, gzipped=location.compression_algorithm is not None)
        # What a proxy compressed on the way would be taken for the document's own compression.
        headers = {"Accept-Encoding": "identity"}
        with self._exchange("GET", location.url, f"a {kind.name}", headers) as response:
            for chunk in response.iter_raw():
                for part in inflater.feed(chunk):
                    file.write(part)
        inflater.finish()
        return response.charset_encoding

    @contextmanager
    def _exchange(
        self, method: str, url: str, what: str, headers: dict[str, str], content: BinaryIO | None = None
    ) -> Iterator[httpx.Response]:
        """A success, its body not read yet; of a refusal no more than the beginning is ever read."""
        address, doing = self._checked(url), _DOING[method].format(what=what)
        with (
            exchange(doing, LONGEST_TRANSFER, only_asks=method == "GET") as extensions,
            self._connection.stream(
                method, address, content=content, headers=headers, extensions=extensions
            ) as response,
        ):
            if not response.is_success:
                raise _refusal(f"the {doing}", response.status_code, _beginning(response))
            yield response

    def _checked(self, url: str) -> httpx.URL:
        """The address as it will be used; UnreadableAnswerError if it is not one of Amazon's."""
        try:
            address = httpx.URL(url)
        except httpx.InvalidURL as exc:
            raise UnreadableAnswerError(f"Amazon named no address for a document ({exc}): try again") from exc
        if not self._is_known(address):
            raise UnreadableAnswerError(
                f"Amazon named {address.scheme}://{address.host} for a document, which is not one of its hosts: "
                "nothing was sent there; check the account's endpoint and what answers in Amazon's name"
            )
        return address

    def _is_known(self, address: httpx.URL) -> bool:
        if self._endpoint:
            own = httpx.URL(self._endpoint)
            return (address.scheme, address.netloc) == (own.scheme, own.netloc)
        is_plain = not address.userinfo and address.port is None
        return is_plain and address.scheme == "https" and address.host.endswith(_HOSTS)


def _beginning(response: httpx.Response) -> bytes:
    beginning = b""
    for chunk in response.iter_raw():
        beginning += chunk
        if len(beginning) >= _LONGEST_BEGINNING:
            break
    return beginning


def _refusal(doing: str, status: int, beginning: bytes) -> AmazonError:
    """The error for a status; an address that has expired (403) is not the document's fault, a new one will do."""
    code = _STORE_ERROR.search(beginning)
    outcome = f"Amazon refused {doing} ({status} {code[1].decode() if code else ''})"
    if status == httpx.codes.FORBIDDEN or status >= httpx.codes.INTERNAL_SERVER_ERROR:
        return AmazonUnavailableError(f"{outcome}: the address lives for five minutes, try again with a new one")
    return RequestRefusedError(f"{outcome}: try again with a new document")
