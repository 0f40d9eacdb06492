"""Inflates what was downloaded, within limits: a gzip bomb of one megabyte unfolds to a gigabyte."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from sqlbridge.errors import UnreadableAnswerError

_STEP = 1024 * 1024
_GZIP = 16 + zlib.MAX_WBITS


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """What is downloaded, in words, and what it never exceeds: bytes once inflated, and by how much it unfolds."""

    name: str
    limit: int
    greatest_ratio: int


class Inflater:
    """Takes a download chunk by chunk and gives it inflated, or as it is where it is not `gzipped`.

    Raises UnreadableAnswerError for damage, and for more bytes or a greater ratio than its kind has.
    """

    def __init__(self, kind: DocumentKind, *, gzipped: bool) -> None:
        self._kind = kind
        self._gzipped = gzipped
        self._member = zlib.decompressobj(_GZIP)
        self._read = 0
        self._written = 0

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        """The next parts of the content."""
        self._read += len(chunk)
        for part in self._inflated(chunk) if self._gzipped else (chunk,):
            self._written += len(part)
            self._require_within_limits()
            yield part

    def finish(self) -> None:
        """To be called at the end: a compressed document must be complete."""
        if self._gzipped and not self._member.eof:
            raise UnreadableAnswerError("a document from Amazon ends in the middle of its gzip data: fetch it again")

    def _inflated(self, chunk: bytes) -> Iterator[bytes]:
        while chunk:
            if self._member.eof:
                self._member = zlib.decompressobj(_GZIP)
            try:
                yield self._member.decompress(chunk, _STEP)
            except zlib.error as exc:
                raise UnreadableAnswerError(
                    f"a document from Amazon is no gzip data ({exc}): fetch it again"
                ) from exc
            chunk = self._member.unconsumed_tail or self._member.unused_data

    def _require_within_limits(self) -> None:
        is_large = max(self._read, self._written) > self._kind.limit
        if is_large or self._written > _STEP + self._kind.greatest_ratio * self._read:
            raise UnreadableAnswerError(
                f"a document from Amazon is larger than any {self._kind.name} ({self._read} bytes unfold to more "
                f"than {self._written}): it was not kept"
            )
