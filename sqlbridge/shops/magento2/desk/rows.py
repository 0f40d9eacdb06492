"""The rows that hang on an order: addresses, lines, payment, history."""

import json
from collections.abc import Iterable

from sqlbridge.model.orders import OrderLine
from sqlbridge.model.selling import Fulfilment
from sqlbridge.shops.magento2.desk.amounts import Charge, each
from sqlbridge.shops.magento2.desk.draft import Draft, in_both_currencies, name_parts
from sqlbridge.shops.magento2.desk.tables import Row


def address(draft: Draft, order_id: int, kind: str) -> Row:
    """A row of sales_order_address; Amazon names one address, which is both billed and shipped to."""
    given, buyer = draft.purchase.address, draft.purchase.order.buyer
    first, last = name_parts(given.name)
    return {
        "parent_id": order_id,
        "address_type": kind,
        "firstname": first,
        "lastname": last or None,
        "company": given.company or buyer.company or None,
        "street": "\n".join((*given.lines, given.district)).strip(),
        "city": given.city,
        "region": draft.region.default_name if draft.region else given.state or None,
        "region_id": draft.region.region_id if draft.region else None,
        "postcode": given.postcode or None,
        "country_id": given.country.upper(),
        "telephone": given.phone or None,
        "email": draft.email,
    }


def line(draft: Draft, order_id: int, bought: OrderLine) -> Row:
    """A row of sales_order_item: a variant stands for itself, without its configurable."""
    goods, charge = draft.goods[bought.item_id], draft.amounts.lines[bought.item_id]
    return {
        "order_id": order_id,
        "store_id": draft.place.front.store_id,
        "product_id": goods.id,
        "product_type": goods.type,
        "product_options": json.dumps({"info_buyRequest": {"qty": str(bought.quantity)}}, separators=(",", ":")),
        "sku": goods.sku,
        "name": goods.name or bought.title,
        "ext_order_item_id": bought.item_id,
        "is_virtual": 0,
        "is_qty_decimal": 0,
        "qty_ordered": bought.quantity,
        "qty_backordered": None,
        "base_cost": None,
        "weight": goods.weight,
        "row_weight": goods.weight * bought.quantity,
        # Amazon has shipped these, or will: so the shop must not.
        "locked_do_ship": 1 if draft.purchase.order.fulfilment is Fulfilment.AMAZON else None,
        "free_shipping": 0,
        "created_at": draft.at,
        "updated_at": draft.at,
        **_line_amounts(charge, bought.quantity),
    }


def _line_amounts(charge: Charge, quantity: int) -> Row:
    price = each(charge.net, quantity)
    return {
        "tax_percent": charge.percent,
        **in_both_currencies(
            price=price,
            original_price=price,
            price_incl_tax=each(charge.gross, quantity),
            row_total=charge.net,
            row_total_incl_tax=charge.gross,
            tax_amount=charge.tax,
            discount_amount=charge.discount,
            discount_tax_compensation_amount=charge.compensation,
        ),
    }


def payment(draft: Draft, order_id: int) -> Row:
    """The row of sales_order_payment; an unknown method is shown by the title that stands in it."""
    return {
        "parent_id": order_id,
        "method": draft.place.payment_method,
        "additional_information": json.dumps({"method_title": "Amazon"}, separators=(",", ":")),
        "po_number": draft.purchase.order.buyer.purchase_order or None,
        **in_both_currencies(amount_ordered=draft.amounts.total, shipping_amount=draft.amounts.handling.net),
    }


def history(draft: Draft, order_id: int) -> Row:
    """The row of sales_order_status_history that tells the back office whose order this is."""
    return {
        "parent_id": order_id,
        "is_customer_notified": 0,
        "is_visible_on_front": 0,
        "comment": "\n".join(_comments(draft)),
        "status": draft.place.status,
        "entity_name": "order",
        "created_at": draft.at,
    }


def _comments(draft: Draft) -> Iterable[str]:
    order, wrap = draft.purchase.order, sum(one.gift_wrap.gross for one in draft.lines)
    yield f"Amazon order {order.id}, bought {order.purchased_at:%Y-%m-%d %H:%M} UTC"
    if order.ship_by:
        yield f"To be shipped by {order.ship_by:%Y-%m-%d %H:%M} UTC"
    if order.fulfilment is Fulfilment.AMAZON:
        yield "Shipped by Amazon (FBA): the shop's stock is not touched"
    if wrap:
        yield f"Shipping & handling contains {wrap} {order.currency} for gift wrap"
    if draft.amounts.unassigned:
        yield f"Amazon's total differs from its lines by {draft.amounts.unassigned} {order.currency}"
    for one in draft.lines:
        if one.gift_message:
            yield f"Gift message for {draft.goods[one.item_id].sku}: {one.gift_message}"
