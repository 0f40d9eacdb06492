"""The row of an order in sales_order, and in the back office's list of orders."""

import secrets

from sqlbridge.shops.magento2.desk.draft import Draft, in_both_currencies
from sqlbridge.shops.magento2.desk.tables import Row


def order(draft: Draft) -> Row:
    """The row of sales_order, without the ids of its addresses."""
    return {**_identity(draft), **_customer(draft), **_currencies(draft), **_totals(draft), **_shipping(draft)}


def grid(draft: Draft, order_id: int, address: Row) -> Row:
    """The row of sales_order_grid; `address` is that of sales_order_address."""
    name = _joined(" ", address["firstname"], address["lastname"])
    lines = _joined(",", *(address[key] for key in ("company", "street", "city", "region", "postcode")))
    front, amounts = draft.place.front, draft.amounts
    return {
        "entity_id": order_id,
        "status": draft.place.status,
        "store_id": front.store_id,
        "store_name": draft.place.store_name,
        **in_both_currencies(grand_total=amounts.total),
        "increment_id": draft.number,
        "base_currency_code": draft.purchase.order.currency,
        "order_currency_code": draft.purchase.order.currency,
        "shipping_name": name,
        "billing_name": name,
        "created_at": draft.at,
        "updated_at": draft.at,
        "billing_address": lines,
        "shipping_address": lines,
        "shipping_information": draft.shipping_description,
        "customer_email": draft.email,
        "customer_group": str(front.group),
        "subtotal": amounts.subtotal,
        "shipping_and_handling": amounts.handling.net,
        "customer_name": _joined(" ", *draft.buyer),
        "payment_method": draft.place.payment_method,
    }


def _identity(draft: Draft) -> Row:
    return {
        "state": draft.place.state,
        "status": draft.place.status,
        "increment_id": draft.number,
        "ext_order_id": draft.purchase.order.id,
        "protect_code": secrets.token_hex(16),
        "store_id": draft.place.front.store_id,
        "store_name": draft.place.store_name,
        "created_at": draft.at,
        "updated_at": draft.at,
    }


def _customer(draft: Draft) -> Row:
    """A guest, to whom no mail of the shop's goes, now or by its cron."""
    first, last = draft.buyer
    return {
        "customer_is_guest": 1,
        "customer_group_id": draft.place.front.group,
        "customer_email": draft.email,
        "customer_firstname": first,
        "customer_lastname": last or None,
        "customer_note_notify": 0,
        "send_email": 0,
        "email_sent": 0,
    }


def _currencies(draft: Draft) -> Row:
    currency = draft.purchase.order.currency
    return {
        "base_currency_code": currency,
        "order_currency_code": currency,
        "store_currency_code": currency,
        "global_currency_code": draft.place.global_currency,
        "base_to_global_rate": draft.place.to_global,
        "base_to_order_rate": 1,
    }


def _totals(draft: Draft) -> Row:
    amounts, handling = draft.amounts, draft.amounts.handling
    return {
        **in_both_currencies(
            subtotal=amounts.subtotal,
            subtotal_incl_tax=amounts.subtotal_with_tax,
            tax_amount=amounts.tax,
            discount_amount=-amounts.discount,
            discount_tax_compensation_amount=amounts.compensation,
            grand_total=amounts.total,
            total_due=amounts.total,
            shipping_amount=handling.net,
            shipping_incl_tax=handling.gross,
            shipping_tax_amount=handling.tax,
            shipping_discount_amount=handling.discount,
        ),
        "discount_description": "Amazon" if amounts.discount else None,
        "shipping_discount_tax_compensation_amount": handling.compensation,
        "base_shipping_discount_tax_compensation_amnt": handling.compensation,
    }


def _shipping(draft: Draft) -> Row:
    # Whatever kind of product it is: what is bought at Amazon is shipped, which the shop refuses for virtual orders.
    return {
        "is_virtual": 0,
        "shipping_method": draft.place.shipping_method,
        "shipping_description": draft.shipping_description,
        "total_qty_ordered": draft.pieces,
        "base_total_qty_ordered": draft.pieces,
        "total_item_count": len(draft.lines),
        "weight": draft.weight,
    }


def _joined(separator: str, *parts: str | None) -> str:
    return separator.join(part for part in parts if part)
