"""What the back office reads about an order: its comments."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection

from sqlbridge.shops.magento1.desk.sale import Sale
from sqlbridge.shops.magento1.desk.tables import OrderTables

_NO_MAIL = 2  # Magento's word for "notification not applicable"


def add_comment(
    connection: Connection, tables: OrderTables, order: int, status: str, comment: str, at: datetime
) -> None:
    """A comment with the status that the order has from now on; the buyer neither sees it nor is told."""
    row = {
        "parent_id": order,
        "is_customer_notified": _NO_MAIL,
        "is_visible_on_front": 0,
        "comment": comment,
        "status": status,
        "created_at": at,
        "entity_name": "order",
    }
    tables.add(connection, "sales_flat_order_status_history", row)


def story_of(sale: Sale) -> str:
    """What Amazon says of the order and no column of Magento's holds."""
    return "\n".join(_sentences(sale))


def _sentences(sale: Sale) -> Iterator[str]:
    order = sale.purchase.order
    yield f"Amazon order {order.id} of {order.purchased_at:%Y-%m-%d %H:%M} UTC, {order.service_level or 'Standard'}."
    if sale.is_shipped_by_amazon:
        yield "Amazon ships it: nothing was taken from stock."
    elif order.ship_by:
        yield f"To be shipped by {order.ship_by:%Y-%m-%d %H:%M} UTC."
    if sale.amounts.beyond:
        yield f"Amazon's total has {sale.amounts.beyond:+} {order.currency} beyond its items: part of shipping here."
    if order.buyer.purchase_order:
        yield f"Purchase order {order.buyer.purchase_order}."
    yield from (
        f"Gift message for {line.seller_sku}: {line.gift_message}" for line in order.lines if line.gift_message
    )
