"""GET_MERCHANT_LISTINGS_ALL_DATA of the present state: tab-separated, never quoted."""

from collections.abc import Collection, Iterable, Iterator
from itertools import compress

from sqlbridge.sandbox.items import MERCHANT_CHANNEL
from sqlbridge.sandbox.records import Listing
from sqlbridge.sandbox.report_formats import COLUMNS, LOCAL_COLUMNS, Locale


def listings_report(listings: Iterable[Listing], locale: Locale = "en_US", lacks: Collection[str] = ()) -> str:
    """The report as text, one line a listing below the header of that locale, without the columns that it lacks."""
    header = [LOCAL_COLUMNS[locale].get(column, column) for column in COLUMNS]
    kept = [column not in lacks for column in COLUMNS]
    rows = ("\t".join(compress(cells, kept)) for cells in (header, *_rows(listings)))
    return "".join(f"{row}\r\n" for row in rows)


def _rows(listings: Iterable[Listing]) -> Iterator[list[str]]:
    for number, listing in enumerate(listings, start=1):
        merchant = listing.channel == MERCHANT_CHANNEL
        yield [
            listing.title or f"Article {listing.sku} groß",
            f"0101A{number:06}",
            listing.sku,
            "" if listing.price is None else f"{listing.price:f}",
            "" if listing.quantity is None or not merchant else str(listing.quantity),
            "2026-01-01 00:00:00 UTC",
            "11",
            listing.asin,
            listing.asin,
            listing.channel,
            listing.status or "Active",
        ]
