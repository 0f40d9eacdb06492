"""What the amounts of an Amazon order mean.

Amazon does not say whether the amounts of an order's parts contain the tax: in Europe they do, in America they do
not. What the order's total adds up to decides.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from sqlbridge.amazon.order_wire import Breakdown, Item
from sqlbridge.model.orders import Amount

_ZERO = Decimal(0)


class Part(StrEnum):
    """What an amount is for; what is neither goods nor wrapping counts as shipping."""

    GOODS = "ITEM"
    SHIPPING = "SHIPPING"
    WRAPPING = "GIFT_WRAP"


@dataclass(slots=True)
class ItemSums:
    """The amounts of one item. Discounts are positive, as is `discount_tax`, the tax that they save."""

    parts: defaultdict[Part, Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    discounts: defaultdict[Part, Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    taxes: defaultdict[Part, Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    discount_tax: Decimal = _ZERO
    is_tax_collected: bool = False

    @property
    def plain(self) -> Decimal:
        """Everything but the tax that stands beside it."""
        return sum(self.parts.values(), _ZERO) - sum(self.discounts.values(), _ZERO)

    @property
    def tax(self) -> Decimal:
        """All the tax."""
        return sum(self.taxes.values(), _ZERO) - self.discount_tax

    def amount(self, part: Part, *, beside: bool) -> Amount:
        """What a part costs. With `beside`, tax stands beside the amounts; else it is in them."""
        plain, tax = self.parts[part], self.taxes[part]
        return Amount(plain + tax if beside else plain, self._known(tax, beside=beside))

    def discount(self, part: Part, *, beside: bool) -> Amount:
        """What a part is reduced by."""
        plain, total = self.discounts[part], sum(self.discounts.values(), _ZERO)
        tax = self.discount_tax * plain / total if total else _ZERO
        return Amount(plain + tax if beside else plain, self._known(tax, beside=beside))

    def _known(self, tax: Decimal, *, beside: bool) -> Decimal | None:
        """A tax of 0 that nobody collects means that Amazon does not know it."""
        return tax if beside or self.tax or self.is_tax_collected else None


def sums_of(item: Item) -> ItemSums:
    """The amounts that Amazon names for an item; before there are proceeds, the price of its pieces."""
    sums = ItemSums(is_tax_collected=bool(item.tax.tax_collections))
    for breakdown in item.proceeds.breakdowns:
        if breakdown.type == "TAX":
            _add_tax(sums, breakdown)
        elif breakdown.type == "DISCOUNT":
            _add_discount(sums, breakdown)
        else:
            sums.parts[_part(breakdown.type)] += breakdown.subtotal.amount
    if not item.proceeds.breakdowns and item.product.price.unit_price:
        sums.parts[Part.GOODS] = item.product.price.unit_price.amount * item.quantity_ordered
    return sums


def is_tax_beside(sums: Sequence[ItemSums], total: Decimal) -> bool:
    """Whether the total is reached only by adding the tax."""
    plain, tax = sum((one.plain for one in sums), _ZERO), sum((one.tax for one in sums), _ZERO)
    return total == plain + tax != plain


def contradiction(sums: Sequence[ItemSums], total: Decimal) -> str:
    """Why the total cannot be right, in words; empty where one of the two readings reaches it."""
    plain, tax = sum((one.plain for one in sums), _ZERO), sum((one.tax for one in sums), _ZERO)
    if total in (plain, plain + tax):
        return ""
    return (
        f"Amazon's total is {total:f}, but the items add up to {plain:f}, or {plain + tax:f} with the tax beside "
        "them: compare the order at Amazon"
    )


def _add_tax(sums: ItemSums, breakdown: Breakdown) -> None:
    """Details of tax may name the discounts', with whatever sign: it is what the others exceed the sum by."""
    details = {one.subtype: one.value.amount for one in breakdown.detailed_breakdowns if one.value}
    has_discounts = details.pop("DISCOUNT", _ZERO) != 0
    for subtype, value in details.items():
        sums.taxes[_part(subtype)] += value
    rest = breakdown.subtotal.amount - sum(details.values(), _ZERO)
    if has_discounts:
        sums.discount_tax -= rest
    else:
        sums.taxes[Part.GOODS] += rest


def _add_discount(sums: ItemSums, breakdown: Breakdown) -> None:
    details = [(one.subtype, abs(one.value.amount)) for one in breakdown.detailed_breakdowns if one.value]
    for subtype, value in details:
        sums.discounts[_part(subtype)] += value
    sums.discounts[Part.GOODS] += abs(breakdown.subtotal.amount) - sum((value for _, value in details), _ZERO)


def _part(kind: str) -> Part:
    return Part(kind) if kind in (Part.GOODS, Part.WRAPPING) else Part.SHIPPING
