"""The money of an order, in the shapes of the Orders API. What the amounts mean is undocumented (models#5297).

So two readings can be played: taxes inside the amounts or beside them, and discounts below or above zero. The totals
are what the buyer pays in each of them.
"""

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from sqlbridge.sandbox.marketplaces import MARKETPLACES
from sqlbridge.sandbox.order_records import Order, OrderItem

Amounts = Mapping[str, Decimal]


def money(order: Order, amount: Decimal) -> dict[str, str]:
    """An amount in the order's currency."""
    return {"amount": f"{amount:.{MARKETPLACES[order.marketplace_id].digits}f}", "currencyCode": order.currency}


def order_proceeds(order: Order, discount_sign: int) -> dict[str, Any]:
    """The grand total, and the breakdown over all items. `discount_sign` is 1 or -1."""
    sums: defaultdict[str, Decimal] = defaultdict(Decimal)
    for item in order.items:
        for kind, amount in _amounts(item, discount_sign).items():
            sums[kind] += amount
    return {
        "grandTotal": money(order, sum((_total(order, item) for item in order.items), Decimal(0))),
        "breakdowns": _breakdowns(order, sums, {}),
    }


def item_proceeds(order: Order, item: OrderItem, discount_sign: int) -> dict[str, Any]:
    """The total of a line, and its breakdown. `discount_sign` is 1 or -1."""
    return {
        "proceedsTotal": money(order, _total(order, item)),
        "breakdowns": _breakdowns(order, _amounts(item, discount_sign), _details(item, discount_sign)),
    }


def _total(order: Order, item: OrderItem) -> Decimal:
    amounts = _amounts(item, discount_sign=-1)
    return sum(amounts.values(), Decimal(0)) - (amounts["TAX"] if order.amounts_include_tax else 0)


def _amounts(item: OrderItem, discount_sign: int) -> Amounts:
    return {
        "ITEM": item.unit_price * item.quantity,
        "SHIPPING": item.shipping,
        "GIFT_WRAP": item.gift_wrap,
        "TAX": item.item_tax + item.shipping_tax + item.gift_wrap_tax - item.discount_tax,
        "DISCOUNT": discount_sign * (item.discount + item.shipping_discount),
    }


def _details(item: OrderItem, discount_sign: int) -> Mapping[str, Amounts]:
    taxes = {"ITEM": item.item_tax, "SHIPPING": item.shipping_tax, "GIFT_WRAP": item.gift_wrap_tax}
    return {
        "TAX": taxes | {"DISCOUNT": discount_sign * item.discount_tax},
        "DISCOUNT": {"ITEM": discount_sign * item.discount, "SHIPPING": discount_sign * item.shipping_discount},
    }


def _breakdowns(order: Order, amounts: Amounts, details: Mapping[str, Amounts]) -> list[dict[str, Any]]:
    return [
        {"type": kind, "subtotal": money(order, amount)} | _detailed(order, details.get(kind, {}))
        for kind, amount in amounts.items()
        if amount or kind == "ITEM"
    ]


def _detailed(order: Order, amounts: Amounts) -> dict[str, Any]:
    detailed = [{"subtype": kind, "value": money(order, amount)} for kind, amount in amounts.items() if amount]
    return {"detailedBreakdowns": detailed} if detailed else {}
