"""Amazon's marketplaces, as far as the sandbox plays them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Marketplace:
    """A marketplace; `digits` is the number of decimals of its currency, `region` decides which quota is used."""

    id: str
    region: str
    country: str
    currency: str
    language: str
    domain: str
    digits: int = 2


_ALL = (
    Marketplace("ATVPDKIKX0DER", "na", "US", "USD", "en_US", "www.amazon.com"),
    Marketplace("A2EUQ1WTGCTBG2", "na", "CA", "CAD", "en_CA", "www.amazon.ca"),
    Marketplace("A1AM78C64UM0Y8", "na", "MX", "MXN", "es_MX", "www.amazon.com.mx"),
    Marketplace("A2Q3Y263D00KWC", "na", "BR", "BRL", "pt_BR", "www.amazon.com.br"),
    Marketplace("A1PA6795UKMFR9", "eu", "DE", "EUR", "de_DE", "www.amazon.de"),
    Marketplace("A13V1IB3VIYZZH", "eu", "FR", "EUR", "fr_FR", "www.amazon.fr"),
    Marketplace("APJ6JRA9NG5V4", "eu", "IT", "EUR", "it_IT", "www.amazon.it"),
    Marketplace("A1RKKUPIHCS9HS", "eu", "ES", "EUR", "es_ES", "www.amazon.es"),
    Marketplace("A1805IZSGTT6HS", "eu", "NL", "EUR", "nl_NL", "www.amazon.nl"),
    Marketplace("AMEN7PMS3EDWL", "eu", "BE", "EUR", "fr_BE", "www.amazon.com.be"),
    Marketplace("A28R8C7NBKEWEA", "eu", "IE", "EUR", "en_IE", "www.amazon.ie"),
    Marketplace("A1F83G8C2ARO7P", "eu", "GB", "GBP", "en_GB", "www.amazon.co.uk"),
    Marketplace("A2NODRKZP88ZB9", "eu", "SE", "SEK", "sv_SE", "www.amazon.se"),
    Marketplace("A1C3SOZRARQ6R3", "eu", "PL", "PLN", "pl_PL", "www.amazon.pl"),
    Marketplace("A33AVAJ2PDY3EV", "eu", "TR", "TRY", "tr_TR", "www.amazon.com.tr"),
    Marketplace("A1VC38T7YXB528", "fe", "JP", "JPY", "ja_JP", "www.amazon.co.jp", digits=0),
    Marketplace("A39IBJ37TRP1C6", "fe", "AU", "AUD", "en_AU", "www.amazon.com.au"),
    Marketplace("A19VAU5U5O7RUS", "fe", "SG", "SGD", "en_SG", "www.amazon.sg"),
)

MARKETPLACES = {marketplace.id: marketplace for marketplace in _ALL}
