"""PrestaShop's tax on a price: what a net price is multiplied by, per tax rules group."""

from collections.abc import Iterable
from decimal import Decimal
from itertools import groupby
from math import prod
from operator import attrgetter
from typing import Any

# tax_rule.behavior of a group's first rule: use it alone, add the rates, or apply one on top of the other.
_ALONE, _ADDED = 0, 1


def factors(rules: Iterable[Any]) -> dict[int, Decimal]:
    """Tax group -> factor from net to gross. `rules` have tax_group, behavior, rate (percent), in order."""
    return {group: _factor(list(of_group)) for group, of_group in groupby(rules, key=attrgetter("tax_group"))}


def _factor(rules: list[Any]) -> Decimal:
    behavior = rules[0].behavior
    rates: list[Decimal] = [rule.rate / 100 for rule in rules]
    if behavior == _ALONE:
        return 1 + rates[0]
    if behavior == _ADDED:
        return 1 + sum(rates, Decimal())
    return prod((1 + rate for rate in rates), start=Decimal(1))
