"""Documents and reports as pages show them: in lines, and in parts where they are long."""

from typing import NamedTuple

import msgspec

from sqlbridge.amazon import shipment_document
from sqlbridge.errors import UnreadableAnswerError
from sqlbridge.ledger import kept_documents

# A browser scrolls through a part at once.
_PART = 200_000
# Larger ones are shown as they came: to put them into lines would take seconds.
_MOST_IN_LINES = 16 * 1024 * 1024


class Excerpt(NamedTuple):
    """A part of a document, counted from 1, and how many there are; `size` is that of the document in bytes."""

    text: str
    part: int
    parts: int
    size: int


def excerpt(packed: bytes, part: int) -> Excerpt:
    """That part of what was kept; the last one where there are fewer."""
    content = b"".join(kept_documents.unpacked(packed))
    lines = in_lines(content)
    parts = max(1, -(-len(lines) // _PART))
    shown = min(max(part, 1), parts)
    begin, end = _beginning(lines, shown - 1), _beginning(lines, shown)
    return Excerpt(lines[begin:end].decode("utf-8", "replace"), shown, parts, len(content))


def in_lines(content: bytes) -> bytes:
    """JSON or XML with a line for every value; anything else, and what is very large, as it is."""
    if len(content) <= _MOST_IN_LINES:
        try:
            if content.startswith(b"<"):
                return shipment_document.indented(content).encode()
            return msgspec.json.format(content, indent=2)
        except (msgspec.DecodeError, UnreadableAnswerError):
            pass
    return content


def _beginning(lines: bytes, part: int) -> int:
    """Where the part after so many parts begins: with a line, where there is one."""
    place = part * _PART
    return lines.find(b"\n", place, place + _PART) + 1 or place if part else 0
