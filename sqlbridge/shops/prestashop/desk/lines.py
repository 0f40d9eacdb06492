"""The lines of an order with their money in the shop's terms."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from sqlbridge.model.orders import AmazonOrder, Amount, OrderLine
from sqlbridge.shops.prestashop.desk.money import Rounding, Taxed, taxed
from sqlbridge.shops.prestashop.desk.taxes import Taxes


@dataclass(frozen=True, slots=True)
class Line:
    """A line: what Amazon says, what it is in the shop, and its amounts; the shipping's discount is taken off."""

    item: OrderLine
    good: Any
    goods: Taxed
    shipping: Taxed
    gift_wrap: Taxed
    discount: Taxed


@dataclass(frozen=True, slots=True)
class Totals:
    """The sums of an order; together they are what the buyer pays."""

    products: Taxed
    shipping: Taxed
    wrapping: Taxed
    discounts: Taxed

    @property
    def paid(self) -> Taxed:
        """What the buyer pays."""
        return self.products + self.shipping + self.wrapping - self.discounts


def lines_of(order: AmazonOrder, goods: Mapping[str, Any], taxes: Taxes, rounded: Rounding) -> tuple[Line, ...]:
    """The lines that have pieces; together they are Amazon's total.

    What the total has beyond its items (a fee for cash on delivery) is shipping, what it lacks is a discount.
    """
    lines = [_line(item, goods[item.item_id], taxes, rounded) for item in order.lines if item.quantity]
    rest = order.total - totals_of(lines).paid.gross
    if rest and lines:
        lines[0] = _with_rest(lines[0], rest, taxes.factor(lines[0].good.tax_group), rounded)
    return tuple(lines)


def totals_of(lines: Sequence[Line]) -> Totals:
    """The sums of the lines."""
    return Totals(
        products=sum((line.goods for line in lines), Taxed()),
        shipping=sum((line.shipping for line in lines), Taxed()),
        wrapping=sum((line.gift_wrap for line in lines), Taxed()),
        discounts=sum((line.discount for line in lines), Taxed()),
    )


def tax_shares(lines: Sequence[Line], part: str, taxes: Taxes, unit: Decimal) -> Iterator[tuple[Line, int, Decimal]]:
    """The tax on one part of each line (`goods`, `shipping` or `gift_wrap`) by id_tax.

    Amazon rounds the tax of each piece, so the tolerance grows with them. The tax of the goods is what is left of
    it after the discount, as in the shop.
    """
    for line in lines:
        amount: Taxed = getattr(line, part)
        if part == "goods":
            amount = amount - line.discount
        for id_tax, share in taxes.shares(amount, line.good.tax_group, unit * (line.item.quantity + 1) / 2):
            yield line, id_tax, share


def _line(item: OrderLine, good: Any, taxes: Taxes, rounded: Rounding) -> Line:
    factor = taxes.factor(good.tax_group)
    parts = (item.goods, item.shipping, item.shipping_discount, item.gift_wrap, item.discount)
    goods, shipping, shipping_discount, gift_wrap, discount = (taxed(part, factor, rounded) for part in parts)
    return Line(item, good, goods, shipping - shipping_discount, gift_wrap, discount)


def _with_rest(line: Line, rest: Decimal, factor: Decimal, rounded: Rounding) -> Line:
    amount = taxed(Amount(abs(rest)), factor, rounded)
    if rest > 0:
        return replace(line, shipping=line.shipping + amount)
    return replace(line, discount=line.discount + amount)
