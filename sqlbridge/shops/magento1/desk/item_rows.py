"""The rows of sales_flat_order_item, and those of the taxes on them."""

from collections import defaultdict
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlbridge.shops.magento1.desk.amounts import ItemAmounts
from sqlbridge.shops.magento1.desk.order_row import both
from sqlbridge.shops.magento1.desk.products import SoldProduct
from sqlbridge.shops.magento1.desk.sale import Sale
from sqlbridge.shops.magento1.tax import rounded

SHIPPED_BY_AMAZON = 'a:1:{s:10:"fulfilment";s:6:"amazon";}'
"""In `additional_data`, as PHP serialises it: pieces that the shop's stock never held."""

_NO_PRODUCT_TAXES = "a:0:{}"
_PRICE_DIGITS = 4


def item_row(sale: Sale, item: ItemAmounts, order: int, at: datetime) -> dict[str, Any]:
    """The row of one item: the simple product alone, also where the shop sells it through a configurable one."""
    goods, product = sale.goods(item), sale.product(item)
    return {
        "order_id": order,
        "store_id": sale.front.place.store,
        "ext_order_item_id": item.line.item_id,
        "product_id": int(goods.key.key),
        "product_type": product.kind,
        "product_options": _bought(item.line.quantity),
        "additional_data": SHIPPED_BY_AMAZON if sale.is_shipped_by_amazon else None,
        "sku": goods.sku,
        "name": product.name or item.line.title,
        "created_at": at,
        "updated_at": at,
        **_pieces(item, product),
        **_amounts(item),
        **_no_product_taxes(),
    }


def tax_rows(sale: Sale, order: int) -> list[dict[str, Any]]:
    """The taxes of the order, one row for each percentage."""
    amounts: defaultdict[Decimal, Decimal] = defaultdict(Decimal)
    for item in sale.amounts.items:
        amounts[item.percent] += item.tax
    amounts[sale.amounts.shipping_percent] += sale.amounts.shipping_tax
    taxed = [(percent, amount) for percent, amount in amounts.items() if amount]
    return [
        {"order_id": order, "process": place, **_tax(sale.front.tax_code(percent), percent, amount)}
        for place, (percent, amount) in enumerate(taxed)
    ]


def _tax(code: str, percent: Decimal, amount: Decimal) -> dict[str, Any]:
    return {
        "code": code,
        "title": code,
        "percent": percent,
        "priority": 0,
        "position": 0,
        "hidden": 0,
        "base_real_amount": amount,
        **both(amount=amount),
    }


def _bought(quantity: int) -> str:
    """What was put into the cart, as PHP serialises it; "reorder" in the back office needs it."""
    count = str(quantity)
    return f'a:1:{{s:15:"info_buyRequest";a:1:{{s:3:"qty";s:{len(count)}:"{count}";}}}}'


def _pieces(item: ItemAmounts, product: SoldProduct) -> dict[str, Any]:
    return {
        "qty_ordered": item.line.quantity,
        "is_qty_decimal": 0,
        "is_virtual": int(product.is_virtual),
        "weight": product.weight,
        "row_weight": item.line.quantity * (product.weight or 0),
        "base_cost": product.cost,
    }


def _amounts(item: ItemAmounts) -> dict[str, Any]:
    net, gross = (rounded(one / item.line.quantity, _PRICE_DIGITS) for one in (item.goods.net, item.goods.gross))
    return {
        "tax_percent": item.percent,
        "discount_percent": 0,
        **both(
            price=net,
            original_price=net,
            price_incl_tax=gross,
            row_total=item.goods.net,
            row_total_incl_tax=item.goods.gross,
            tax_amount=item.tax,
            discount_amount=item.discount.gross,
            hidden_tax_amount=item.discount.tax,
        ),
    }


def _no_product_taxes() -> dict[str, Any]:
    """Fixed product taxes (WEEE) are in Amazon's prices."""
    return {
        "weee_tax_applied": _NO_PRODUCT_TAXES,
        "base_weee_tax_applied_row_amnt": 0,
        "weee_tax_applied_row_amount": 0,
        **both(weee_tax_applied_amount=0, weee_tax_disposition=0, weee_tax_row_disposition=0),
    }
