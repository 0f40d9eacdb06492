"""The shop's taxes in the country of delivery, and which of them an amount's tax is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection

from sqlbridge.shops.prestashop import tax
from sqlbridge.shops.prestashop.desk.money import Taxed
from sqlbridge.shops.prestashop.view import View
from sqlbridge.shops.reading import Queries


@dataclass(frozen=True, slots=True)
class Rate:
    """A tax of the shop and its rate in percent."""

    id_tax: int
    percent: Decimal


@dataclass(frozen=True, slots=True)
class Taxes:
    """`factors` and `rates` are by tax rules group; `known` are all taxes of the shop."""

    factors: Mapping[int, Decimal]
    rates: Mapping[int, tuple[Rate, ...]]
    known: Sequence[Rate]

    def factor(self, group: int) -> Decimal:
        """From net to gross; 1 for a group without a rule for the country."""
        return self.factors.get(group, Decimal(1))

    def shares(self, amount: Taxed, group: int, tolerance: Decimal) -> Iterator[tuple[int, Decimal]]:
        """The amount's tax by id_tax; nothing where no tax of the shop is within the tolerance of it.

        The taxes of the product's own group come first: on small amounts, several rates give the same tax.
        """
        if not amount.tax:
            return
        rates = self.rates.get(group, ())
        if abs(amount.net * (self.factor(group) - 1) - amount.tax) > tolerance:
            rates = self._nearest(amount, tolerance)
        total, left = sum((rate.percent for rate in rates), Decimal()), amount.tax
        for rate in rates[:-1]:
            share = round(amount.tax * rate.percent / total, 6)
            left -= share
            yield rate.id_tax, share
        if rates:
            yield rates[-1].id_tax, left

    def _nearest(self, amount: Taxed, tolerance: Decimal) -> tuple[Rate, ...]:
        def distance(rate: Rate) -> Decimal:
            return abs(amount.net * rate.percent / 100 - amount.tax)

        nearest = min(self.known, key=distance, default=None)
        return (nearest,) if nearest and distance(nearest) <= tolerance else ()


def read(shop: Queries, desk: Queries, connection: Connection, view: View) -> Taxes:
    """The taxes of the view's country; the factors are 1 where the shop has switched taxes off."""
    known = [_rate(row) for row in desk.rows(connection, "known_taxes.sql")]
    if not view.settings.is_on("PS_TAX", default=True):
        return Taxes({}, {}, known)
    rules = shop.rows(connection, "tax_rules.sql", country=view.id_country)
    by_group = groupby(rules, key=attrgetter("tax_group"))
    rates = {group: tuple(map(_rate, tax.counting(of_group))) for group, of_group in by_group}
    in_force = {group: tuple(rate for rate in of_group if rate.percent) for group, of_group in rates.items()}
    return Taxes(tax.factors(rules), in_force, known)


def _rate(row: Any) -> Rate:
    return Rate(row.id_tax, row.rate)
