"""Magento 2's price for a guest: the net is rounded first, then each tax is added, rounded."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import Any


def rates_by_class(rows: Iterable[Any]) -> dict[int, list[Decimal]]:
    """Product tax class -> rates in percent, one per rule priority, in their order."""
    rates: defaultdict[int, list[Decimal]] = defaultdict(list)
    for row in rows:
        rates[row.tax_class].append(row.rate)
    return rates


def gross(entered: Decimal, rates: list[Decimal], digits: int, *, includes_tax: bool) -> Decimal:
    """What a guest pays for one piece, from the price as it is entered in the shop."""
    net = rounded(entered, digits)
    if includes_tax:
        return net
    total, taxed = net, net
    for rate in rates:
        total += rounded(taxed * rate / 100, digits)
        taxed *= 1 + rate / 100
    return total


def rounded(amount: Decimal, digits: int) -> Decimal:
    """Half up, as PHP rounds."""
    return amount.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
