"""An order's amounts as Magento 1 keeps them: rows net, discounts with tax, the tax after discounts.

The back office's invoice adds up what stands here: net rows, shipping and tax, less discounts. A discount is taken
off with its tax, which the tax to pay does not contain either: Magento adds it again as "hidden tax".
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from sqlbridge.model.orders import AmazonOrder, Amount, OrderLine
from sqlbridge.shops.magento1.tax import rounded

_HUNDRED = Decimal(100)
_ZERO = Decimal()


@dataclass(frozen=True, slots=True)
class Taxed:
    """Money with tax, and the tax in it."""

    gross: Decimal = _ZERO
    tax: Decimal = _ZERO

    @property
    def net(self) -> Decimal:
        """Without tax."""
        return self.gross - self.tax

    def __add__(self, other: "Taxed") -> "Taxed":
        return Taxed(self.gross + other.gross, self.tax + other.tax)


@dataclass(frozen=True, slots=True)
class ItemAmounts:
    """All pieces of a line; the discount is positive. `percent` is the tax on the goods."""

    line: OrderLine
    percent: Decimal
    goods: Taxed
    discount: Taxed

    @property
    def tax(self) -> Decimal:
        """The tax on what is left of the price after the discount."""
        return self.goods.tax - self.discount.tax


@dataclass(frozen=True, slots=True)
class OrderAmounts:
    """`shipping` contains gift wrap, and what Amazon's total has beyond its lines; Magento 1 has no column for these.

    `shipping_percent` is the tax on shipping. `beyond` is what Amazon's total has more; less is part of the discount.
    """

    items: tuple[ItemAmounts, ...]
    shipping: Taxed
    shipping_discount: Taxed
    shipping_percent: Decimal
    beyond: Decimal = _ZERO

    @property
    def goods(self) -> Taxed:
        """All items before discounts."""
        return _sum([item.goods for item in self.items])

    @property
    def discount(self) -> Taxed:
        """All discounts, positive."""
        return _sum([item.discount for item in self.items]) + self.shipping_discount

    @property
    def shipping_tax(self) -> Decimal:
        """The tax on what is left of shipping after its discount."""
        return self.shipping.tax - self.shipping_discount.tax

    @property
    def tax(self) -> Decimal:
        """All tax that the buyer pays."""
        return self.goods.tax + self.shipping.tax - self.discount.tax

    @property
    def total(self) -> Decimal:
        """What the buyer pays."""
        return self.goods.gross + self.shipping.gross - self.discount.gross


def amounts_of(
    order: AmazonOrder, percents: Mapping[str, Decimal], shipping_percent: Decimal, digits: int
) -> OrderAmounts:
    """The order's amounts. `percents` is what the shop taxes each line with, by item id, `digits` the currency's.

    The shop's percentage counts where Amazon names no tax. The total is Amazon's: what it has beyond the lines, such
    as a fee, goes to shipping, what it lacks, such as a voucher, to the discount of shipping, both without tax.
    """
    lines = [line for line in order.lines if line.quantity]
    carried = [amount for line in lines for amount in (line.shipping, line.gift_wrap)]
    shipping = _sum([_taxed(amount, shipping_percent, digits) for amount in carried])
    discount = _sum([_taxed(line.shipping_discount, shipping_percent, digits) for line in lines])
    items = tuple(_item(line, percents.get(line.item_id, _ZERO), digits) for line in lines)
    usual = (shipping_percent, *(item.percent for item in items))
    percent = _percent(Amount(shipping.gross, shipping.tax), usual, len(carried), digits)
    lines_alone = OrderAmounts(items, shipping, discount, percent)
    beyond = order.total - lines_alone.total
    return replace(
        lines_alone,
        shipping=shipping + Taxed(max(beyond, _ZERO)),
        shipping_discount=discount + Taxed(max(-beyond, _ZERO)),
        beyond=beyond,
    )


def _item(line: OrderLine, shop_percent: Decimal, digits: int) -> ItemAmounts:
    percent = _percent(line.goods, (shop_percent,), line.quantity, digits)
    return ItemAmounts(line, percent, _taxed(line.goods, percent, digits), _taxed(line.discount, percent, digits))


def _percent(amount: Amount, usual: Sequence[Decimal], roundings: int, digits: int) -> Decimal:
    """The first usual percentage that comes to Amazon's tax but for rounding, else that of Amazon's amounts."""
    if amount.tax is None:
        return usual[0]
    margin = roundings * Decimal(1).scaleb(-digits)
    for percent in usual:
        if abs(_contained(amount.gross, percent, digits) - amount.tax) <= margin:
            return percent
    net = amount.gross - amount.tax
    return rounded(amount.tax * _HUNDRED / net, 2) if net else _ZERO


def _taxed(amount: Amount, percent: Decimal, digits: int) -> Taxed:
    return Taxed(amount.gross, _contained(amount.gross, percent, digits) if amount.tax is None else amount.tax)


def _contained(gross: Decimal, percent: Decimal, digits: int) -> Decimal:
    return rounded(gross * percent / (_HUNDRED + percent), digits)


def _sum(amounts: Sequence[Taxed]) -> Taxed:
    return sum(amounts, Taxed())
