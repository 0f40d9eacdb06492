"""The report of all listings (GET_MERCHANT_LISTINGS_ALL_DATA) that a seller downloads from Amazon.

Tab-separated without quotation marks, so a mark in a title is just a mark. Amazon repeats, drops and translates
columns from one day to the next; hence they are found by name, and only the seller SKU is required.
"""

import codecs
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TextIO

from sqlbridge.errors import InputError
from sqlbridge.model.selling import Fulfilment, ReportedListing

# English, German, French, Italian, Spanish, Japanese; as reports of those marketplaces have them, in small letters.
_COLUMN_NAMES = {
    "seller_sku": (
        "seller-sku", "sku", "händler-sku", "sku-vendeur", "sku venditore", "sku del vendedor", "出品者sku",
    ),
    "asin": ("asin1", "asin 1", "asin"),
    "price": ("price", "preis", "prix", "prezzo", "precio", "価格"),
    "quantity": ("quantity", "menge", "quantité", "quantità", "cantidad", "数量"),
    "fulfilment": (
        "fulfillment-channel", "fulfilment-channel", "versender", "canal-traitement", "canale di gestione",
        "canal de gestión logística", "フルフィルメント・チャンネル",
    ),
    "status": ("status", "état", "stato", "estado", "ステータス"),
}  # fmt: skip
_ENCODINGS = ("utf-8-sig", "cp1252", "cp932")
# What Amazon and Windows mean by these names has a few letters more than the standards.
_MEANT = {"utf-8": "utf-8-sig", "ascii": "cp1252", "iso8859-1": "cp1252", "shift_jis": "cp932"}
# A description has 2,000 letters at most; what has no line ends at all is not to be held in memory.
_LONGEST_LINE = 256 * 1024
_LONGEST_SKU = 255


@dataclass(frozen=True, slots=True)
class ListingsReport:
    """A report that is recognised; `columns` are positions by the fields of ReportedListing, `name` is for errors.

    `width` is the number of all its columns.
    """

    name: str
    path: Path
    encoding: str
    columns: dict[str, int]
    width: int

    def listings(self) -> Iterator[ReportedListing]:
        """The listings, row by row; as often as it is called. Errors as in `read_listings`."""
        is_empty = True
        for line, row in self._rows():
            is_empty = False
            try:
                if any(row[self.width :]):
                    raise ValueError(f"{len(row)} fields below {self.width} column names")
                yield _listing(self.columns, row)
            except ValueError as exc:
                raise InputError(f"{self.name}, line {line}: {exc}; download the report again") from exc
        if is_empty:
            raise InputError(f"{self.name} lists nothing: Amazon makes such reports by mistake, request it again")

    def _rows(self) -> Iterator[tuple[int, list[str]]]:
        with self.path.open(encoding=self.encoding, newline="\n") as file:
            for line, text in enumerate(_lines(file), start=1):
                if len(text) == _LONGEST_LINE:
                    raise InputError(f"{self.name}, line {line} is longer than any row; download the report again")
                if line > 1 and text.strip():
                    yield line, text.rstrip("\r\n").split("\t")


def read_listings(path: Path) -> Iterator[ReportedListing]:
    """The listings of a downloaded report, row by row.

    Where a row names no fulfilment channel, having pieces marks the merchant's own: Amazon's have none or 0.
    Raises InputError while being read: for a file that is no such report, for a damaged row (naming its line),
    and for a report without any row, which must never be taken for a seller without listings.
    """
    yield from recognise(path).listings()


def recognise(path: Path, charset: str | None = None, name: str = "") -> ListingsReport:
    """Find the encoding in which the whole file makes sense, first that of `charset`, and the columns that we know.

    Raises InputError for a file that is no listings report.
    """
    names: list[str] = []
    for encoding in (*_named_encoding(charset), *_ENCODINGS):
        names = _header(path, encoding) or names
        columns = _positions(names)
        if "seller_sku" in columns:
            return ListingsReport(name or str(path), path, encoding, columns, len(names))
    shown = ", ".join(names)[:200]
    raise InputError(
        f"{name or path} has no column seller-sku (it has {shown or 'none'}): "
        "request the report of all listings with English column names"
    )


def _named_encoding(charset: str | None) -> tuple[str, ...]:
    try:
        name = codecs.lookup(charset or "").name
    except LookupError:
        return ()
    return (_MEANT.get(name, name),)


def _lines(file: TextIO) -> Iterator[str]:
    return iter(lambda: file.readline(_LONGEST_LINE), "")


def _header(path: Path, encoding: str) -> list[str]:
    try:
        with path.open(encoding=encoding, newline="\n") as file:
            lines = _lines(file)
            names = next(lines, "").strip("\r\n").split("\t")
            # A wrong encoding often shows only in some title far below.
            deque(lines, maxlen=0)
    except (UnicodeError, LookupError):
        return []
    except OSError as exc:
        raise InputError(f"{path} cannot be read: {exc.strerror}") from exc
    return [name.strip() for name in names]


def _positions(names: list[str]) -> dict[str, int]:
    positions: dict[str, int] = {}
    for position, name in enumerate(names):
        # Turkish reports add a translation in brackets.
        plain = name.casefold().partition(" (")[0]
        for column, aliases in _COLUMN_NAMES.items():
            if plain in aliases:
                positions.setdefault(column, position)
    return positions


def _listing(columns: dict[str, int], row: list[str]) -> ReportedListing:
    needed = max(columns.values()) + 1
    if len(row) < needed:
        raise ValueError(f"{len(row)} fields where at least {needed} are needed")
    texts = {column: row[position].strip() for column, position in columns.items()}
    if not texts["seller_sku"]:
        raise ValueError("no seller SKU")
    if len(texts["seller_sku"]) > _LONGEST_SKU:
        raise ValueError(f"a seller SKU of more than {_LONGEST_SKU} letters")
    quantity, code = texts.get("quantity", ""), texts.get("fulfilment", "")
    return ReportedListing(
        seller_sku=texts["seller_sku"],
        asin=texts.get("asin") or None,
        status=texts.get("status") or None,
        fulfilment=_fulfilment(code, quantity),
        price=_decimal(texts.get("price", "")),
        quantity=int(quantity) if quantity else None,
        names_fulfilment=bool(code),
    )


def _fulfilment(code: str, quantity: str) -> Fulfilment:
    if code.startswith("AMAZON"):
        return Fulfilment.AMAZON
    return Fulfilment.MERCHANT if code == "DEFAULT" or quantity not in ("", "0") else Fulfilment.AMAZON


def _decimal(text: str) -> Decimal | None:
    """The number, whichever of comma and point is its decimal mark: the one further right."""
    if not text:
        return None
    thousands, mark = (".", ",") if text.rfind(",") > text.rfind(".") else (",", ".")
    try:
        return Decimal(text.replace(thousands, "").replace(mark, "."))
    except InvalidOperation as exc:
        raise ValueError(f"{text!r} is no price") from exc
