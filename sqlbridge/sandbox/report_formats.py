"""In which languages and encodings Amazon writes the listings report, and how a download names an encoding."""

from typing import Literal

Locale = Literal["en_US", "en_GB", "de_DE", "ja_JP"]
Encoding = Literal["utf-8", "cp1252", "cp932"]

CHARSETS: dict[Encoding, str] = {"utf-8": "UTF-8", "cp1252": "Cp1252", "cp932": "Shift_JIS"}

COLUMNS = (
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
LOCAL_COLUMNS: dict[Locale, dict[str, str]] = {
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
    "ja_JP": {
        "item-name": "商品名",
        "listing-id": "出品ID",
        "seller-sku": "出品者SKU",
        "price": "価格",
        "quantity": "数量",
        "open-date": "出品日",
        "item-condition": "コンディション",
        "asin1": "ASIN 1",
        "product-id": "商品ID",
        "fulfillment-channel": "フルフィルメント・チャンネル",
        "status": "ステータス",
    },
}
