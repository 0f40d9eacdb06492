"""The row of sales_flat_order: what Magento 1's checkout writes, with Amazon's amounts."""

import secrets
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlbridge.model.orders import AmazonOrder
from sqlbridge.shops.magento1.desk.addressing import email_of, first_and_last
from sqlbridge.shops.magento1.desk.amounts import OrderAmounts
from sqlbridge.shops.magento1.desk.choices import Choices
from sqlbridge.shops.magento1.desk.sale import Sale
from sqlbridge.shops.magento1.desk.storefront import Storefront

_ONE = Decimal(1)


def order_row(sale: Sale, number: str, at: datetime) -> dict[str, Any]:
    """The row without its addresses, which come after it; `at` is UTC, as Magento keeps it."""
    return {
        **_head(sale.purchase.order, sale.choices, number, at),
        **_buyer(sale),
        **_store(sale.front),
        **_amounts(sale.amounts),
        **_counts(sale),
        "shipping_method": sale.choices.carrier,
        "shipping_description": shipping_description(sale),
    }


def both(**amounts: Any) -> dict[str, Any]:
    """Amounts in the order's currency, and the same in the base currency, which is the same."""
    return amounts | {f"base_{name}": amount for name, amount in amounts.items()}


def shipping_description(sale: Sale) -> str:
    """Amazon's service level; gift wrap is part of the shipping amount and named here."""
    order = sale.purchase.order
    wrap = sum((line.gift_wrap.gross for line in order.lines), Decimal())
    level = f"Amazon - {order.service_level or 'Standard'}"
    return f"{level}, with gift wrap {wrap} {order.currency}" if wrap else level


def _head(order: AmazonOrder, choices: Choices, number: str, at: datetime) -> dict[str, Any]:
    return {
        "increment_id": number,
        "ext_order_id": order.id,
        "state": choices.state,
        "status": choices.status,
        "protect_code": secrets.token_hex(8),
        "created_at": at,
        "updated_at": at,
    }


def _buyer(sale: Sale) -> dict[str, Any]:
    order = sale.purchase.order
    first, last = first_and_last(order.buyer.name or sale.purchase.address.name)
    return {
        "customer_is_guest": 1,
        "customer_group_id": sale.choices.group,
        "customer_email": email_of(order),
        "customer_firstname": first,
        "customer_lastname": last,
        "customer_note_notify": 0,  # no mail from the back office unless its user asks for one
        "email_sent": 0,
    }


def _store(front: Storefront) -> dict[str, Any]:
    return {
        "store_id": front.place.store,
        "store_name": front.name,
        "base_currency_code": front.currency,
        "order_currency_code": front.currency,
        "store_currency_code": front.currency,
        "global_currency_code": front.global_currency,
        "base_to_global_rate": front.rate_to_global,
        "store_to_base_rate": front.rate_to_global,
        "base_to_order_rate": _ONE,
        "store_to_order_rate": _ONE,
    }


def _amounts(amounts: OrderAmounts) -> dict[str, Any]:
    shipping_discount = amounts.shipping_discount
    return {
        **both(
            subtotal=amounts.goods.net,
            subtotal_incl_tax=amounts.goods.gross,
            shipping_amount=amounts.shipping.net,
            shipping_incl_tax=amounts.shipping.gross,
            shipping_tax_amount=amounts.shipping_tax,
            shipping_discount_amount=shipping_discount.gross,
            discount_amount=-amounts.discount.gross,
            tax_amount=amounts.tax,
            hidden_tax_amount=amounts.discount.tax - shipping_discount.tax,
            grand_total=amounts.total,
            total_due=amounts.total,
        ),
        "shipping_hidden_tax_amount": shipping_discount.tax,
        "base_shipping_hidden_tax_amnt": shipping_discount.tax,
    }


def _counts(sale: Sale) -> dict[str, Any]:
    weights = [item.line.quantity * (sale.product(item).weight or 0) for item in sale.amounts.items]
    return {
        "total_qty_ordered": sum(item.line.quantity for item in sale.amounts.items),
        "total_item_count": len(sale.amounts.items),
        "weight": sum(weights),
        "is_virtual": int(all(sale.product(item).is_virtual for item in sale.amounts.items)),
    }
