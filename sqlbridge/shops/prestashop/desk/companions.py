"""The rows that go with an order: parcel, payment, discount, history, message."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from sqlbridge.shops.prestashop.desk import text
from sqlbridge.shops.prestashop.desk.draft import Draft
from sqlbridge.shops.prestashop.desk.tables import Tables


def write_carrier(tables: Tables, draft: Draft, id_order: int) -> None:
    """The parcel to come: its tracking number is entered here."""
    weight = sum(line.good.weight * line.item.quantity for line in draft.lines)
    tables.insert(
        "order_carrier",
        {
            "id_order": id_order,
            "id_carrier": draft.id_carrier,
            "id_order_invoice": 0,
            "weight": weight,
            "shipping_cost_tax_excl": draft.totals.shipping.net,
            "shipping_cost_tax_incl": draft.totals.shipping.gross,
            "tracking_number": "",
            "date_add": draft.now,
        },
    )


def write_payment(tables: Tables, draft: Draft) -> int:
    """The id of the payment; its transaction is the order at Amazon. The reference alone links it to the order."""
    return tables.insert(
        "order_payment",
        {
            "order_reference": draft.reference,
            "id_currency": draft.view.id_currency,
            "amount": draft.totals.paid.gross,
            "payment_method": draft.payment,
            "conversion_rate": draft.view.rate,
            "transaction_id": draft.purchase.order.id,
            "card_number": "",
            "card_brand": "",
            "card_expiration": "",
            "card_holder": "",
            "date_add": draft.now,
        },
    )


def write_discount(tables: Tables, draft: Draft, id_order: int) -> None:
    """The discount as back office and invoice list it; no rule of the shop's stands behind it."""
    discounts = draft.totals.discounts
    if discounts.gross:
        tables.insert(
            "order_cart_rule",
            {
                "id_order": id_order,
                "id_cart_rule": 0,
                "id_order_invoice": 0,
                "name": "Amazon",
                "value": discounts.gross,
                "value_tax_excl": discounts.net,
                "free_shipping": 0,
            },
        )


def write_history(tables: Tables, id_order: int, id_state: int, now: datetime) -> None:
    """That the order came into a state, by nobody's hand."""
    tables.insert(
        "order_history", {"id_employee": 0, "id_order": id_order, "id_order_state": id_state, "date_add": now}
    )


def write_message(
    tables: Tables, draft: Draft, ids: Mapping[str, int], *, id_order: int, id_cart: int, id_customer: int
) -> None:
    """A private message: what the shop has no columns for."""
    tables.insert(
        "message",
        {
            "id_cart": id_cart,
            "id_customer": id_customer,
            "id_employee": 0,
            "id_order": id_order,
            "message": text.message("\n".join(_message(draft, ids))),
            "private": 1,
            "date_add": draft.now,
        },
    )


def _message(draft: Draft, ids: Mapping[str, int]) -> Iterator[str]:
    order = draft.purchase.order
    yield f"Amazon order {order.id}, placed {order.purchased_at} UTC"
    facts = {
        "Shipped by": "Amazon" if draft.is_fba else "",
        "Service level": order.service_level,
        "Ship by (UTC)": order.ship_by,
        "Deliver by (UTC)": order.deliver_by,
        "Purchase order": order.buyer.purchase_order,
        "The buyer asks to cancel": order.cancel_reason,
    }
    yield from (f"{name}: {value}" for name, value in facts.items() if value)
    for line in draft.lines:
        item = line.item
        yield f"Item {item.item_id} is line {ids[item.item_id]}: {item.quantity} x {item.seller_sku}"
        if item.gift_message:
            yield f"Gift message: {item.gift_message}"
