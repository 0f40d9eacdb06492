"""Amazon's catalogue: what an ASIN is in a marketplace, and which ASINs a product code leads to."""

import re
from typing import Literal

from msgspec import Struct, field

CodeType = Literal["EAN", "GTIN", "ISBN", "JAN", "UPC"]

_ISBN_10 = re.compile(r"[0-9]{9}[0-9Xx]")


class ProductCode(Struct, forbid_unknown_fields=True, frozen=True):
    """A code that an item lists; what it can be found by goes by the number, not by the type."""

    type: CodeType
    value: str


class CatalogueItem(Struct, forbid_unknown_fields=True, kw_only=True):
    """What Amazon knows about an ASIN in one marketplace."""

    asin: str
    marketplace_id: str
    title: str
    brand: str = ""
    product_type: str = "PRODUCT"
    identifiers: list[ProductCode] = field(default_factory=list)


class Catalogue:
    """All items, keyed by marketplace id and ASIN, and found by their codes as GTIN-14."""

    def __init__(self) -> None:
        self._items: dict[tuple[str, str], CatalogueItem] = {}
        self._asins: dict[tuple[str, str], list[str]] = {}

    def add(self, item: CatalogueItem) -> None:
        """Add an item; one of the same ASIN is overwritten."""
        old = self.get(item.marketplace_id, item.asin)
        for code in old.identifiers if old else ():
            self._asins[item.marketplace_id, gtin(code.value)].remove(item.asin)
        self._items[item.marketplace_id, item.asin] = item
        for code in item.identifiers:
            self._asins.setdefault((item.marketplace_id, gtin(code.value)), []).append(item.asin)

    def get(self, marketplace_id: str, asin: str) -> CatalogueItem | None:
        """What the ASIN is in the marketplace."""
        return self._items.get((marketplace_id, asin))

    def found(self, marketplace_id: str, code: str) -> list[str]:
        """The ASINs that list the code in one of its forms."""
        return list(dict.fromkeys(self._asins.get((marketplace_id, gtin(code)), ())))


def gtin(code: str) -> str:
    """The code as a GTIN-14: Amazon's index knows no other form (models#264). An ISBN-10 is taken for its ISBN-13."""
    digits = code.replace("-", "").replace(" ", "")
    if _ISBN_10.fullmatch(digits):
        digits = _isbn_13(digits)
    return digits.zfill(14)


def _isbn_13(isbn_10: str) -> str:
    body = "978" + isbn_10[:9]
    weighed = sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(body))
    return f"{body}{-weighed % 10}"
