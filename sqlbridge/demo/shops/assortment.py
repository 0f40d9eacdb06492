"""The invented goods of the demo shops: the same ones in every shop and on every run."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

TAX_RATES = (19, 7)

_QUANTITIES = (0, 1, 2, 7, 25, 140, 1200, 99999)
_VARIANTS = 4


@dataclass(frozen=True, slots=True)
class Article:
    """What carries a seller SKU: a simple product, or one variant. `net` is its price without tax."""

    number: int
    sku: str
    net: Decimal
    quantity: int

    @property
    def ean(self) -> str:
        """Its bar code, as the manufacturer prints it."""
        return ean_of(10_000_000 + self.number)


@dataclass(frozen=True, slots=True)
class Product:
    """A product of the shop: `sku` is that of its only article, or the parent's own where it has variants."""

    number: int
    sku: str
    tax_rate: int
    is_active: bool
    articles: tuple[Article, ...]

    @property
    def has_variants(self) -> bool:
        """Whether the articles are variants of the product."""
        return len(self.articles) > 1


def products(skus: int) -> Iterator[Product]:
    """Products with `skus` articles in all, DEMO-0001 onwards."""
    number = first = 1
    while first <= skus:
        variants = min(_VARIANTS if number % 8 == 4 else 1, skus - first + 1)
        yield _product(number, range(first, first + variants))
        number, first = number + 1, first + variants


def ean_of(number: int) -> str:
    """An EAN of thirteen digits in the range 400, with its check digit."""
    digits = f"4{number:011}"
    weighted = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return f"{digits}{-weighted % 10}"


def _product(number: int, article_numbers: range) -> Product:
    tax_rate = TAX_RATES[number % 3 == 0]
    articles = tuple(_article(article_number, tax_rate) for article_number in article_numbers)
    return Product(
        number=number,
        sku=articles[0].sku if len(articles) == 1 else f"DEMO-P{number:04}",
        tax_rate=tax_rate,
        is_active=number % 10 != 6,
        articles=articles,
    )


def _article(number: int, tax_rate: int) -> Article:
    return Article(
        number=number,
        sku=f"DEMO-{number:04}",
        net=_net_price(number, tax_rate),
        quantity=_QUANTITIES[number * 5 % len(_QUANTITIES)],
    )


def _net_price(number: int, tax_rate: int) -> Decimal:
    """Six decimals, as a shop keeps it whose keeper types gross prices; gross between 1.99 and 301.98."""
    gross = Decimal(199 + number * 7919 % 30000) / 100
    return (gross / (1 + Decimal(tax_rate) / 100)).quantize(Decimal("0.000001"))
