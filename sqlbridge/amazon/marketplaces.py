"""Amazon's marketplaces and the endpoints of its regions.

Source: developer-docs.amazon.com/sp-api, "Marketplace IDs" and "SP-API endpoints".
"""

from urllib.parse import quote

from sqlbridge.errors import SettingsError
from sqlbridge.model.selling import Marketplace

ENDPOINTS = {region: f"https://sellingpartnerapi-{region}.amazon.com" for region in ("na", "eu", "fe")}

MARKETPLACES = (
    Marketplace("CA", "A2EUQ1WTGCTBG2", "na", "CA", "CAD", 2),
    Marketplace("US", "ATVPDKIKX0DER", "na", "US", "USD", 2),
    Marketplace("MX", "A1AM78C64UM0Y8", "na", "MX", "MXN", 2),
    Marketplace("BR", "A2Q3Y263D00KWC", "na", "BR", "BRL", 2),
    Marketplace("IE", "A28R8C7NBKEWEA", "eu", "IE", "EUR", 2),
    Marketplace("ES", "A1RKKUPIHCS9HS", "eu", "ES", "EUR", 2),
    Marketplace("UK", "A1F83G8C2ARO7P", "eu", "GB", "GBP", 2),
    Marketplace("FR", "A13V1IB3VIYZZH", "eu", "FR", "EUR", 2),
    Marketplace("BE", "AMEN7PMS3EDWL", "eu", "BE", "EUR", 2),
    Marketplace("NL", "A1805IZSGTT6HS", "eu", "NL", "EUR", 2),
    Marketplace("DE", "A1PA6795UKMFR9", "eu", "DE", "EUR", 2),
    Marketplace("IT", "APJ6JRA9NG5V4", "eu", "IT", "EUR", 2),
    Marketplace("SE", "A2NODRKZP88ZB9", "eu", "SE", "SEK", 2),
    Marketplace("ZA", "AE08WJ6YKNBMC", "eu", "ZA", "ZAR", 2),
    Marketplace("PL", "A1C3SOZRARQ6R3", "eu", "PL", "PLN", 2),
    Marketplace("EG", "ARBP9OOSHTCHU", "eu", "EG", "EGP", 2),
    Marketplace("TR", "A33AVAJ2PDY3EV", "eu", "TR", "TRY", 2),
    Marketplace("SA", "A17E79C6D8DWNP", "eu", "SA", "SAR", 2),
    Marketplace("AE", "A2VIGQ35RCS4UG", "eu", "AE", "AED", 2),
    Marketplace("IN", "A21TJRUUN4KGV", "eu", "IN", "INR", 2),
    Marketplace("SG", "A19VAU5U5O7RUS", "fe", "SG", "SGD", 2),
    Marketplace("AU", "A39IBJ37TRP1C6", "fe", "AU", "AUD", 2),
    Marketplace("JP", "A1VC38T7YXB528", "fe", "JP", "JPY", 0),
)


def marketplace(code_or_id: str) -> Marketplace:
    """The marketplace of that code (DE, UK or GB, ...) or that id; SettingsError lists the codes if there is none."""
    wanted = code_or_id.strip().upper()
    for candidate in MARKETPLACES:
        if wanted in (candidate.code, candidate.country, candidate.id):
            return candidate
    codes = ", ".join(sorted(candidate.code for candidate in MARKETPLACES))
    raise SettingsError(f"{code_or_id!r} is no marketplace of Amazon's; known are {codes}, and their ids")


_DOMAINS = {
    "AE": "ae",
    "AU": "com.au",
    "BE": "com.be",
    "BR": "com.br",
    "CA": "ca",
    "DE": "de",
    "EG": "eg",
    "ES": "es",
    "FR": "fr",
    "IE": "ie",
    "IN": "in",
    "IT": "it",
    "JP": "co.jp",
    "MX": "com.mx",
    "NL": "nl",
    "PL": "pl",
    "SA": "sa",
    "SE": "se",
    "SG": "sg",
    "TR": "com.tr",
    "UK": "co.uk",
    "US": "com",
    "ZA": "co.za",
}


def product_page(where: Marketplace, asin: str) -> str:
    """The address of a product in the marketplace's store. Source: the stores' own addresses."""
    return f"https://www.amazon.{_DOMAINS[where.code]}/dp/{quote(asin, safe='')}"
