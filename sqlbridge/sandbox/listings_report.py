"""GET_MERCHANT_LISTINGS_ALL_DATA of the present state: tab-separated, never quoted."""

from collections.abc import Iterable, Iterator
from typing import Literal

from sqlbridge.sandbox.items import MERCHANT_CHANNEL
from sqlbridge.sandbox.records import Listing

Locale = Literal["en_US", "en_GB", "de_DE"]
Encoding = Literal["utf-8", "cp1252"]

_COLUMNS = (
    "item-name",
    "listing-id",
    "seller-sku",
    "price",
    "quantity",
    "open-date",
    "item-condition",
    "asin1",
    "product-id",
    "fulfillment-channel",
    "status",
)

# models#3999, models#4140: names repeat, and differ by a letter, where the report is not American.
_LOCAL_COLUMNS: dict[Locale, dict[str, str]] = {
    "en_US": {},
    "en_GB": {
        "listing-id": "Deprecated column",
        "product-id": "Deprecated column",
        "fulfillment-channel": "fulfilment-channel",
    },
    "de_DE": {
        "item-name": "Artikelbezeichnung",
        "listing-id": "Angebotsnummer",
        "seller-sku": "Händler-SKU",
        "price": "Preis",
        "quantity": "Menge",
        "open-date": "Erstellungsdatum",
        "item-condition": "Artikelzustand",
        "asin1": "ASIN 1",
        "product-id": "Produkt-ID",
        "fulfillment-channel": "Versender",
        "status": "Status",
    },
}


def listings_report(listings: Iterable[Listing], locale: Locale = "en_US") -> str:
    """The report as text, one line a listing below the header of that locale."""
    header = [_LOCAL_COLUMNS[locale].get(column, column) for column in _COLUMNS]
    rows = ["\t".join(cells) for cells in (header, *_rows(listings))]
    return "\r\n".join(rows) + "\r\n"


def _rows(listings: Iterable[Listing]) -> Iterator[list[str]]:
    for number, listing in enumerate(listings, start=1):
        merchant = listing.channel == MERCHANT_CHANNEL
        yield [
            f"Article {listing.sku} groß",
            f"0101A{number:06}",
            listing.sku,
            "" if listing.price is None else f"{listing.price:f}",
            "" if listing.quantity is None or not merchant else str(listing.quantity),
            "2026-01-01 00:00:00 UTC",
            "11",
            listing.asin,
            listing.asin,
            listing.channel,
            "Inactive" if listing.quantity == 0 and merchant else "Active",
        ]
