"""The order's own row, which counts as soon as it has a state."""

from decimal import Decimal
from typing import Any

from sqlbridge.shops.prestashop.desk import text
from sqlbridge.shops.prestashop.desk.draft import Draft
from sqlbridge.shops.prestashop.desk.money import Taxed
from sqlbridge.shops.prestashop.desk.tables import Tables
from sqlbridge.shops.prestashop.rounding import HALF_UP

MODULE = "sqlbridge"
"""Marks the orders that were written here, as a payment module's name marks those of a shop."""

_NEVER = "0000-00-00 00:00:00"


def begun(tables: Tables, draft: Draft, *, id_customer: int, id_address: int, id_cart: int, secure_key: str) -> int:
    """The id of the new row.

    It has no state yet, and Amazon's id instead of the payment method: so what a write that died has left can be
    told where the tables know no transactions.
    """
    order = draft.purchase.order
    gift_messages = [line.item.gift_message for line in draft.lines if line.item.gift_message]
    return tables.insert(
        "orders",
        {
            **draft.place,
            **_sums(draft),
            "reference": draft.reference,
            "id_carrier": draft.id_carrier,
            "id_lang": draft.id_lang,
            "id_customer": id_customer,
            "id_cart": id_cart,
            "id_currency": draft.view.id_currency,
            "id_address_delivery": id_address,
            "id_address_invoice": id_address,
            "current_state": 0,
            "secure_key": secure_key,
            "payment": order.id,
            "conversion_rate": draft.view.rate,
            "module": MODULE,
            "recyclable": 0,
            "gift": int(bool(gift_messages or draft.totals.wrapping.gross)),
            "gift_message": text.message("\n".join(gift_messages)),
            "round_mode": draft.settings.number("PS_PRICE_ROUND_MODE", HALF_UP),
            "round_type": draft.settings.number("PS_ROUND_TYPE", 1),
            "invoice_date": _NEVER,
            "delivery_date": _NEVER,
            "valid": 0,
            "note": f"Amazon {order.id}",
            "date_add": draft.now,
            "date_upd": draft.now,
        },
    )


def _sums(draft: Draft) -> dict[str, Any]:
    totals = draft.totals
    return {
        **_both("total_discounts", totals.discounts),
        **_both("total_paid", totals.paid),
        **_both("total_shipping", totals.shipping),
        **_both("total_wrapping", totals.wrapping),
        "total_paid_real": totals.paid.gross,
        "total_products": totals.products.net,
        "total_products_wt": totals.products.gross,
        "carrier_tax_rate": _shipping_rate(draft),
    }


def _both(column: str, amount: Taxed) -> dict[str, Decimal]:
    return {column: amount.gross, f"{column}_tax_incl": amount.gross, f"{column}_tax_excl": amount.net}


def _shipping_rate(draft: Draft) -> Decimal:
    """The rate in percent: the goods' own where all of them share it and it fits, else what the amounts say."""
    shipping = draft.totals.shipping
    if not shipping.net:
        return Decimal(0)
    factors = {draft.taxes.factor(line.good.tax_group) for line in draft.lines if line.shipping.gross}
    if len(factors) == 1:
        (factor,) = factors
        if abs(shipping.net * factor - shipping.gross) <= draft.unit * (len(draft.lines) + 1) / 2:
            return (factor - 1) * 100
    return round(shipping.tax / shipping.net * 100, 3)
