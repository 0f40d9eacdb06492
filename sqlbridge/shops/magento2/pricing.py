"""The prices that a product has at a storefront at one moment, read for many products at once."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection

from sqlbridge.shops.magento2 import price
from sqlbridge.shops.magento2.catalogue import Catalogue, Product
from sqlbridge.shops.magento2.price import Candidate
from sqlbridge.shops.magento2.shape import TIER_PRICE, Shape
from sqlbridge.shops.magento2.storefront import Storefront


@dataclass(frozen=True, slots=True)
class Pricing:
    """Tier prices by link, rule prices by product id, and the days by which specials and rules go."""

    goods: Catalogue
    source: str
    special_day: date
    rule_day: date
    tiers: Mapping[int, Sequence[Any]]
    rules: Mapping[int, Decimal]

    def candidates(self, product: Product) -> list[Candidate]:
        """The prices that compete; none where the source is an attribute without value."""
        if self.source not in ("final", "base"):
            value = self.goods.value(product, "source")
            return [] if value is None else [Candidate(value, f"attribute {self.source}")]
        base = self.goods.value(product, "price")
        own = Candidate(base or Decimal(), "price" if base is not None else "no price: the shop charges nothing")
        return [own] if self.source == "base" else [own, *self._reductions(product, own.amount)]

    def _reductions(self, product: Product, base: Decimal) -> list[Candidate]:
        names = ("special_price", "special_from_date", "special_to_date")
        amount, start, end = (self.goods.value(product, name) for name in names)
        reductions = [
            price.special(amount, start, end, self.special_day),
            price.tier(self.tiers.get(product.link, ()), base),
            price.by_rule(self.rules.get(product.id), self.rule_day),
        ]
        return [candidate for candidate in reductions if candidate]


def read(connection: Connection, shape: Shape, front: Storefront, goods: Catalogue, at: datetime) -> Pricing:
    """What is needed to price the products of the catalogue."""
    settings, ids = front.settings, [product.id for product in goods.products]
    day = settings.day(at)
    rules = shape.rows_of(
        connection, "rule_prices.sql", "ids", ids, website=front.website_id, group=front.group, day=day
    )
    return Pricing(
        goods=goods,
        source=front.scope.source,
        special_day=settings.default_day(at),
        rule_day=day,
        tiers=_tiers(connection, shape, front, [product.link for product in goods.products]),
        rules={row.product_id: row.rule_price for row in rules},
    )


def _tiers(connection: Connection, shape: Shape, front: Storefront, links: list[int]) -> dict[int, list[Any]]:
    # With global prices the rows of websites are leftovers of a former setting.
    website = 0 if front.settings.prices_are_global else front.website_id
    file = shape.file("tier_prices", TIER_PRICE)
    tiers: defaultdict[int, list[Any]] = defaultdict(list)
    for row in shape.rows_of(connection, file, "links", links, website=website, group=front.group):
        tiers[row.link_id].append(row)
    return dict(tiers)
