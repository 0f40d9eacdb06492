"""What a buyer pays, in Magento's columns.

Magento keeps prices without tax, discounts with tax, the tax that is left after them (`tax`), and the tax that the
discounts contain (`compensation`), so that net + tax + compensation - discount is what is paid. Its invoice adds up
the same columns.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlbridge.model.orders import AmazonOrder, Amount, OrderLine
from sqlbridge.shops.magento2.tax import rounded

_PRICE_DIGITS = 4
_PERCENT_DIGITS = 2
_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Charge:
    """Goods, or shipping, with the discount on it. `gross` and `net` are before the discount, which has tax in it."""

    gross: Decimal
    net: Decimal
    discount: Decimal
    compensation: Decimal
    percent: Decimal

    @property
    def tax(self) -> Decimal:
        """What is left of the tax after the discount."""
        return self.gross - self.net - self.compensation


@dataclass(frozen=True, slots=True)
class OrderAmounts:
    """The lines' charges, by Amazon's item id, and that for shipping and handling.

    `unassigned` is what the order's total has more than its lines, or less; it counts as handling, without tax.
    """

    lines: dict[str, Charge]
    handling: Charge
    unassigned: Decimal

    @property
    def charges(self) -> Sequence[Charge]:
        """All of them."""
        return (*self.lines.values(), self.handling)

    @property
    def subtotal(self) -> Decimal:
        """All goods, without tax."""
        return sum((charge.net for charge in self.lines.values()), _ZERO)

    @property
    def subtotal_with_tax(self) -> Decimal:
        """All goods, with tax."""
        return sum((charge.gross for charge in self.lines.values()), _ZERO)

    @property
    def compensation(self) -> Decimal:
        """The tax in the discounts on goods."""
        return sum((charge.compensation for charge in self.lines.values()), _ZERO)

    @property
    def tax(self) -> Decimal:
        """What is left of all tax after the discounts."""
        return sum((charge.tax for charge in self.charges), _ZERO)

    @property
    def discount(self) -> Decimal:
        """All discounts."""
        return sum((charge.discount for charge in self.charges), _ZERO)

    @property
    def total(self) -> Decimal:
        """What the buyer pays, in the columns that Magento adds up."""
        goods = self.subtotal + self.compensation
        return goods + self.handling.net + self.handling.compensation + self.tax - self.discount


def of_order(
    order: AmazonOrder, percents: dict[str, Decimal], shipping_percent: Decimal, digits: int
) -> OrderAmounts:
    """The amounts; `percents` are the shop's own rates, by item id, for what Amazon names no tax of."""
    bought = [line for line in order.lines if line.quantity]
    lines = {
        line.item_id: _charge([line.goods], [line.discount], (percents[line.item_id],), line.quantity, digits)
        for line in bought
    }
    unassigned = order.total - sum(map(_paid, bought), _ZERO)
    fees = [amount for line in bought for amount in (line.shipping, line.gift_wrap)]
    discounts = [line.shipping_discount for line in bought]
    (fees if unassigned > 0 else discounts).append(Amount(abs(unassigned), _ZERO))
    usual = (shipping_percent, *(charge.percent for charge in lines.values()))
    handling = _charge(fees, discounts, usual, sum(1 for fee in fees if fee.tax), digits)
    return OrderAmounts(lines, handling, unassigned)


def each(amount: Decimal, quantity: int) -> Decimal:
    """A piece's part of an amount, with the decimals of the column."""
    return rounded(amount / quantity, _PRICE_DIGITS)


def _paid(line: OrderLine) -> Decimal:
    fees = line.goods.gross + line.shipping.gross + line.gift_wrap.gross
    return fees - line.discount.gross - line.shipping_discount.gross


def _charge(
    fees: Sequence[Amount], discounts: Sequence[Amount], usual: Sequence[Decimal], roundings: int, digits: int
) -> Charge:
    """`usual` are the percents that are likely, the shop's own first; `roundings`: of how many taxes it is a sum."""
    gross = sum((fee.gross for fee in fees), _ZERO)
    tax = sum((_tax(fee, usual[0], digits) for fee in fees), _ZERO)
    percent = _percent(gross - tax, tax, usual, max(roundings, 1) * Decimal(1).scaleb(-digits))
    discount = sum((amount.gross for amount in discounts), _ZERO)
    contained = sum((_tax(amount, percent, digits) for amount in discounts), _ZERO)
    return Charge(gross, gross - tax, discount, min(contained, tax), percent)


def _tax(amount: Amount, percent: Decimal, digits: int) -> Decimal:
    if amount.tax is not None:
        return amount.tax
    return amount.gross - rounded(amount.gross / (1 + percent / 100), digits)


def _percent(net: Decimal, tax: Decimal, usual: Iterable[Decimal], tolerance: Decimal) -> Decimal:
    """The rate that a tax comes of; a usual one where it differs from that by rounding only."""
    if not net or not tax:
        return _ZERO
    for percent in usual:
        if abs(net * percent / 100 - tax) <= tolerance:
            return percent
    return rounded(tax / net * 100, _PERCENT_DIGITS)
