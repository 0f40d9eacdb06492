"""Pages of long lists, by the key of the last row shown: as quick on the last page as on the first."""

import base64
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec

from sqlbridge.errors import InputError

PAGE_ROWS = 50

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of one page; `after` is what the address of the next one says, empty where this is the last."""

    rows: Sequence[Any]
    after: str


def sheet(
    rows: Sequence[Row],
    key: Callable[[Row], Sequence[object]],
    size: int = PAGE_ROWS,
    *,
    looked_until: Sequence[object] | None = None,
) -> Sheet:
    """A page of rows, of which one more than fits was read.

    `looked_until` is where a search that stops after so many rows goes on, though it has not filled the page.
    """
    shown = rows[:size]
    if len(rows) > size:
        return Sheet(shown, packed(key(shown[-1])))
    return Sheet(shown, packed(looked_until) if looked_until else "")


def after(text: str, kinds: type[Row]) -> Row | None:
    """The key that an address says, as a tuple of those kinds; None where it says none. Raises InputError."""
    if not text:
        return None
    try:
        return msgspec.json.decode(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)), type=kinds, strict=False)
    except (ValueError, msgspec.DecodeError) as exc:
        raise InputError(f"{text!r} is no place in this list: begin at its first page") from exc


def packed(key: Sequence[object]) -> str:
    """A key as an address says it; `after` reads it."""
    return base64.urlsafe_b64encode(msgspec.json.encode(key)).decode().rstrip("=")
