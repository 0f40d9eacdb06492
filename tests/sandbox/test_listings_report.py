"""The listings report."""

import csv

from sqlbridge.sandbox import Sandbox, Seller
from tests.sandbox.seller import GERMANY, SELLER, CallingSeller, quantity


def rows(content: bytes, encoding: str = "utf-8") -> list[list[str]]:
    return list(csv.reader(content.decode(encoding).splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def cells(sandbox: Sandbox, *columns: str) -> list[tuple[str, ...]]:
    header, *lines = rows(sandbox.listings_report(SELLER, GERMANY))
    return [tuple(line[header.index(column)] for column in columns) for line in lines]


def test_the_report_shows_the_present_state(sandbox: Sandbox, caller: CallingSeller) -> None:
    caller.report(quantity("CHAIR", 0))
    assert cells(sandbox, "seller-sku", "asin1", "price", "quantity", "fulfillment-channel", "status") == [
        ("CHAIR", "B071VG5N9D", "20.0", "0", "DEFAULT", "Inactive"),
        ("LAMP", "B000000000", "15.0", "", "AMAZON_EU", "Active"),
    ]


def test_the_header_depends_on_the_locale(sandbox: Sandbox, seller: Seller) -> None:
    british = rows(sandbox.listings_report(SELLER, GERMANY, locale="en_GB"))[0]
    assert british.count("Deprecated column") == 2
    assert "fulfilment-channel" in british
    assert "Händler-SKU" in rows(sandbox.listings_report(SELLER, GERMANY, locale="de_DE"))[0]


def test_the_report_can_be_in_cp1252(sandbox: Sandbox, seller: Seller) -> None:
    content = sandbox.listings_report(SELLER, GERMANY, locale="de_DE", encoding="cp1252")
    assert b"H\xe4ndler-SKU" in content
