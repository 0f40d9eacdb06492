"""The report of all listings: whatever its encoding and language, each row right or the file refused."""

from decimal import Decimal
from pathlib import Path

import pytest

from sqlbridge.amazon.listings_report import read_listings, recognise
from sqlbridge.errors import InputError
from sqlbridge.model.selling import Fulfilment, ReportedListing

HEADER = "item-name\tseller-sku\tprice\tquantity\tasin1\tfulfillment-channel\tstatus\n"
ROW = 'Rohr 3" grün\tSKU-1\t19.99\t7\tB000000001\tDEFAULT\tActive\n'
LISTING = ReportedListing("SKU-1", "B000000001", "Active", Fulfilment.MERCHANT, Decimal("19.99"), 7)
GERMAN = "Artikelbezeichnung\tHändler-SKU\tPreis\tMenge\tASIN 1\tVersender\tStatus\n"
FRENCH = "nom-produit\tsku-vendeur\tprix\tquantité\tasin1\tcanal-traitement\tétat\n"
ITALIAN = "Nome dell'articolo\tSKU venditore\tPrezzo\tQuantità\tASIN 1\tCanale di gestione\tStato\n"
SPANISH = "Título del producto\tSKU del vendedor\tPrecio\tCantidad\tASIN 1\tCanal de gestión logística\tEstado\n"
JAPANESE = "商品名\t出品者SKU\t価格\t数量\tASIN 1\tフルフィルメント・チャンネル\tステータス\n"
TURKISH = "item-name (ürün)\tseller-sku (sku)\tprice (fiyat)\tquantity\tasin1\tfulfillment-channel\tstatus\n"


def read(folder: Path, text: str, encoding: str = "utf-8") -> list[ReportedListing]:
    file = folder / "report.txt"
    file.write_bytes(text.encode(encoding))
    return list(read_listings(file))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("header", [HEADER, GERMAN, FRENCH, ITALIAN, SPANISH])
def test_western_reports_are_read_in_each_language_and_encoding(tmp_path: Path, header: str, encoding: str) -> None:
    assert read(tmp_path, header + ROW, encoding) == [LISTING]


@pytest.mark.parametrize(("header", "encoding"), [(JAPANESE, "cp932"), (JAPANESE, "utf-8"), (HEADER, "cp932")])
def test_japanese_reports_are_read(tmp_path: Path, header: str, encoding: str) -> None:
    assert read(tmp_path, header + ROW.replace("grün", "フルーツ・ジャム"), encoding) == [LISTING]


def test_names_with_a_translation_in_brackets_are_known(tmp_path: Path) -> None:
    assert read(tmp_path, TURKISH + ROW) == [LISTING]


def test_the_encoding_is_that_of_the_whole_file(tmp_path: Path) -> None:
    rows = "".join(ROW.replace("grün", "green").replace("SKU-1", f"SKU-{number}") for number in range(3000))
    assert read(tmp_path, HEADER + rows + ROW.replace("SKU-1", "GRÜN"), "cp1252")[-1].seller_sku == "GRÜN"


@pytest.mark.parametrize(
    ("encoding", "charset"),
    [
        ("cp932", "Shift_JIS"),  # with these letters, the file makes sense as cp1252, too
        ("cp1252", "UTF-8"),
        ("cp1252", "ISO-8859-1"),
        ("utf-8-sig", "utf-8"),
        ("utf-8", "hex"),
        ("utf-8", "no such charset"),
        ("utf-8", None),
    ],
)
def test_a_charset_that_the_download_names_is_believed_where_it_makes_sense(
    tmp_path: Path, encoding: str, charset: str | None
) -> None:
    sku = "アイウ" if encoding == "cp932" else "GRÜN 1 €"
    file = tmp_path / "report.txt"
    file.write_bytes((HEADER + ROW.replace("SKU-1", sku).replace("grün", "")).encode(encoding))
    assert [one.seller_sku for one in recognise(file, charset).listings()] == [sku]


def test_deprecated_and_repeated_columns_are_passed_over(tmp_path: Path) -> None:
    header = "Deprecated column\tseller-sku\tDeprecated column\tprice\tprice\tfulfilment-channel\textra\n"
    assert read(tmp_path, header + "x\tSKU-1\t\t5\t9\tAMAZON_EU\t\n") == [
        ReportedListing("SKU-1", None, None, Fulfilment.AMAZON, Decimal(5), None)
    ]


@pytest.mark.parametrize(
    ("row", "fulfilment"),
    [
        ("S\t7\t", "merchant"),
        ("S\t\t", "amazon"),
        ("S\t0\t", "amazon"),  # models#1051: what Amazon fulfils has none or 0
        ("S\t0\tDEFAULT", "merchant"),
        ("S\t7\tAMAZON_NA", "amazon"),
    ],
)
def test_without_a_channel_only_a_quantity_marks_the_merchants_own(tmp_path: Path, row: str, fulfilment: str) -> None:
    (listing,) = read(tmp_path, f"seller-sku\tquantity\tfulfillment-channel\n{row}\n")
    assert (listing.fulfilment, listing.names_fulfilment) == (fulfilment, not row.endswith("\t"))


@pytest.mark.parametrize(
    ("text", "price"),
    [("19,99", "19.99"), ("1.234,56", "1234.56"), ("1,234.56", "1234.56"), ("1980", "1980"), ("19.9", "19.9")],
)
def test_prices_are_read_with_either_decimal_mark(tmp_path: Path, text: str, price: str) -> None:
    (listing,) = read(tmp_path, f"seller-sku\tprice\nS\t{text}\n")
    assert listing.price == Decimal(price)


def test_quotation_marks_blank_lines_and_windows_line_ends_are_harmless(tmp_path: Path) -> None:
    text = (HEADER + '"half a quotation\tSKU-1\t19.99\t7\tB000000001\tDEFAULT\tActive\n\n').replace("\n", "\r\n")
    assert read(tmp_path, text) == [LISTING]


@pytest.mark.parametrize("text", [HEADER, HEADER + "\n\n"])
def test_a_report_without_rows_is_never_a_seller_without_listings(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match="lists nothing"):
        read(tmp_path, text)


@pytest.mark.parametrize("text", ["", "naam\tprijs\nx\t1\n", "<html>Sign in</html>"])
def test_another_file_is_answered_with_the_report_to_ask_for(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match=r"no column seller-sku .*English column names"):
        read(tmp_path, text)


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("a title broken", "line 3: 1 fields where at least 7 are needed"),
        (ROW.replace("19.99", "free"), "line 3: 'free' is no price"),
        (ROW.replace("\t7\t", "\tmany\t"), "line 3: .*many"),
        (ROW.replace("SKU-1", ""), "line 3: no seller SKU"),
        ("a tab\tin the title" + ROW, "line 3: 8 fields below 7 column names"),
    ],
)
def test_a_damaged_row_is_reported_with_its_line(tmp_path: Path, row: str, complaint: str) -> None:
    with pytest.raises(InputError, match=complaint):
        read(tmp_path, HEADER + ROW + row)


def test_a_missing_file_is_the_operators_mistake(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere\.txt cannot be read: No such file"):
        list(read_listings(tmp_path / "nowhere.txt"))
