"""Magento 1's tax on one piece in the cart: the price is rounded first, then each tax."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from sqlbridge.model.selling import smallest_unit

_HUNDRED = Decimal(100)

Rates = Mapping[int, tuple[Decimal, ...]]
"""Product tax class -> percent of the net, one per rule priority: what is taken on top of an earlier tax included."""


@dataclass(frozen=True, slots=True)
class Tax:
    """`rates` are the buyer's; `origin` those that prices entered with tax contain, None where they are net."""

    rates: Rates
    origin: Rates | None

    def gross_and_net(self, entered: Decimal, tax_class: int, digits: int) -> tuple[Decimal, Decimal]:
        """What one piece costs with and without tax, from the price as it is entered in the shop."""
        price, rates = rounded(entered, digits), self.rates.get(tax_class, ())
        if self.origin is None:
            return price + sum((rounded(price * rate / _HUNDRED, digits) for rate in rates), Decimal()), price
        buyers, contained = sum(rates, Decimal()), sum(self.origin.get(tax_class, ()), Decimal())
        gross = price
        if buyers != contained:
            gross = rounded(price * (_HUNDRED + buyers) / (_HUNDRED + contained), digits)
        return gross, gross - rounded(gross * buyers / (_HUNDRED + buyers), digits)


def rates_by_class(rows: Iterable[Any]) -> Rates:
    """From the rows of tax_rates.sql: of each rule its first rate counts, and rates of one priority add up."""
    rules: defaultdict[int, dict[int, Any]] = defaultdict(dict)
    for row in rows:
        rules[row.tax_class].setdefault(row.rule_id, row)
    return {tax_class: tuple(_percentages(first.values())) for tax_class, first in rules.items()}


def rounded(amount: Decimal, digits: int) -> Decimal:
    """Half up, as PHP rounds."""
    return amount.quantize(smallest_unit(digits), ROUND_HALF_UP)


def _percentages(rules: Iterable[Any]) -> list[Decimal]:
    sums: dict[int, Decimal] = {}
    is_on_net: dict[int, bool] = {}
    for rule in rules:
        sums[rule.priority] = sums.get(rule.priority, Decimal()) + rule.rate
        is_on_net[rule.priority] = bool(rule.is_on_net)
    percentages: list[Decimal] = []
    for priority, rate in sums.items():
        earlier = Decimal() if is_on_net[priority] else sum(percentages, Decimal())
        percentages.append((_HUNDRED + earlier) * rate / _HUNDRED)
    return percentages
