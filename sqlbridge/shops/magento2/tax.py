"""What tax makes of a price: rounded as the cart rounds, for one piece."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby
from typing import Any

from sqlalchemy import Connection

from sqlbridge.model.offers import Scope, Step
from sqlbridge.model.selling import smallest_unit
from sqlbridge.shops.magento2.settings import Settings
from sqlbridge.shops.reading import Queries

# Magento takes two rates (in percent) for the same if they differ by less.
_SAME_RATE = Decimal("0.00001")


@dataclass(frozen=True, slots=True)
class Rate:
    """The rates of one priority together, in percent; `of_subtotal`: not on top of the priorities before."""

    percent: Decimal
    of_subtotal: bool = False


@dataclass(frozen=True, slots=True)
class Taxed:
    """A price without and with tax."""

    net: Decimal
    gross: Decimal


@dataclass(frozen=True, slots=True)
class Taxes:
    """The rates per product tax class: the customer's, and those that prices entered with tax contain."""

    country: str
    digits: int
    includes_tax: bool
    keeps_gross: bool
    customer: Mapping[int, Sequence[Rate]]
    contained: Mapping[int, Sequence[Rate]]

    def taxed(self, entered: Decimal, tax_class: int) -> Taxed:
        """The price for one piece, from the price as it is entered in the shop."""
        amount = rounded(entered, self.digits)
        rates = self.customer.get(tax_class, ())
        if not self.includes_tax:
            return Taxed(amount, amount + sum(self._amounts(amount, rates)))
        gross, factor = self._gross(amount, tax_class), _factor(rates)
        return Taxed(gross - rounded(gross - gross / factor, self.digits), gross)

    def percent(self, tax_class: int) -> Decimal:
        """What all rates of a product tax class come to together, in percent of the net."""
        return (_factor(self.customer.get(tax_class, ())) - 1) * 100

    def steps(self, tax_class: int) -> list[Step]:
        """The rates, for the operator."""
        words = f"tax of {self.country}, contained" if self.includes_tax else f"tax of {self.country}"
        rates = self.customer.get(tax_class, ())
        return [Step(f"{rate.percent.normalize():f} %", words) for rate in rates] or [Step("0 %", words)]

    def _amounts(self, net: Decimal, rates: Sequence[Rate]) -> Iterable[Decimal]:
        for index, rate in enumerate(rates):
            base = net if rate.of_subtotal else net * _factor(rates[:index])
            yield rounded(base * rate.percent / 100, self.digits)

    def _gross(self, amount: Decimal, tax_class: int) -> Decimal:
        """Where the customer's tax differs from the contained one, the net stays and the gross changes."""
        contained, own = _factor(self.contained.get(tax_class, ())), _factor(self.customer.get(tax_class, ()))
        if self.keeps_gross or abs(contained - own) * 100 < _SAME_RATE:
            return amount
        return rounded(amount / contained * own, self.digits)


def read(connection: Connection, queries: Queries, settings: Settings, scope: Scope, group: int) -> Taxes:
    """The taxes of the scope's country for a customer group."""
    return Taxes(
        country=scope.country,
        digits=scope.digits,
        includes_tax=settings.includes_tax,
        keeps_gross=settings.keeps_gross,
        customer=_rates(queries.rows(connection, "tax_rates.sql", country=scope.country, group=group)),
        contained=_rates(queries.rows(connection, "tax_rates.sql", country=settings.origin, group=0)),
    )


def rounded(amount: Decimal, digits: int) -> Decimal:
    """Half up, as PHP rounds."""
    return amount.quantize(smallest_unit(digits), ROUND_HALF_UP)


def _rates(rows: Iterable[Any]) -> dict[int, list[Rate]]:
    rates: defaultdict[int, list[Rate]] = defaultdict(list)
    for (tax_class, _), of_priority in groupby(rows, key=lambda row: (row.tax_class, row.priority)):
        rules = list(of_priority)
        rates[tax_class].append(Rate(sum(rule.rate for rule in rules), bool(rules[-1].calculate_subtotal)))
    return rates


def _factor(rates: Iterable[Rate]) -> Decimal:
    """Gross divided by net."""
    factor = Decimal(1)
    for rate in rates:
        factor += (1 if rate.of_subtotal else factor) * rate.percent / 100
    return factor
