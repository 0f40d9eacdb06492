"""The breakdown of an order's taxes by rate, for the box below its totals."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from sqlbridge.shops.magento2.desk.amounts import OrderAmounts
from sqlbridge.shops.magento2.desk.draft import in_both_currencies
from sqlbridge.shops.magento2.desk.tables import Row


@dataclass(frozen=True, slots=True)
class Tax:
    """What all charges of one rate are taxed; `of_lines` by Amazon's item id."""

    percent: Decimal
    of_lines: Mapping[str, Decimal]
    of_shipping: Decimal

    @property
    def code(self) -> str:
        """What it is called in the breakdown of the taxes."""
        return f"Amazon {self.percent.normalize():f} %"

    def row(self, order_id: int) -> Row:
        """The row of sales_order_tax."""
        amount = sum(self.of_lines.values(), self.of_shipping)
        return {
            "order_id": order_id,
            "code": self.code,
            "title": self.code,
            "percent": self.percent,
            "priority": 0,
            "position": 0,
            "process": 0,
            **in_both_currencies(amount=amount),
            "base_real_amount": amount,
        }

    def parts(self, tax_id: int, line_ids: Mapping[str, str]) -> Iterable[Row]:
        """The rows of sales_order_tax_item."""
        for item, amount in self.of_lines.items():
            yield self._part(tax_id, "product", line_ids[item], amount)
        if self.of_shipping:
            yield self._part(tax_id, "shipping", None, self.of_shipping)

    def _part(self, tax_id: int, kind: str, line_id: str | None, amount: Decimal) -> Row:
        return {
            "tax_id": tax_id,
            "item_id": line_id,
            "taxable_item_type": kind,
            "tax_percent": self.percent,
            **in_both_currencies(amount=amount),
            "real_amount": amount,
            "real_base_amount": amount,
        }


def by_rate(amounts: OrderAmounts) -> list[Tax]:
    """One for each rate, those without any tax left out."""
    of_lines: defaultdict[Decimal, dict[str, Decimal]] = defaultdict(dict)
    for item, charge in amounts.lines.items():
        if charge.tax:
            of_lines[charge.percent][item] = charge.tax
    handling = amounts.handling
    rates = {*of_lines, handling.percent} if handling.tax else {*of_lines}
    return [
        Tax(rate, of_lines.get(rate, {}), handling.tax if rate == handling.percent else Decimal())
        for rate in sorted(rates)
    ]
