"""Amounts with and without tax, in the order's currency."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from sqlbridge.model.orders import Amount

Rounding = Callable[[Decimal], Decimal]


@dataclass(frozen=True, slots=True)
class Taxed:
    """An amount without and with tax, both in whole units of the currency."""

    net: Decimal = Decimal(0)
    gross: Decimal = Decimal(0)

    @property
    def tax(self) -> Decimal:
        """The tax in it."""
        return self.gross - self.net

    def __add__(self, other: Self) -> "Taxed":
        return Taxed(self.net + other.net, self.gross + other.gross)

    def __sub__(self, other: Self) -> "Taxed":
        return Taxed(self.net - other.net, self.gross - other.gross)


def taxed(amount: Amount, factor: Decimal, rounded: Rounding) -> Taxed:
    """What Amazon says of the amount; where it names no tax, `factor` (net to gross) decides."""
    if amount.tax is not None:
        return Taxed(amount.gross - amount.tax, amount.gross)
    return Taxed(rounded(amount.gross / factor), amount.gross)
