"""Removes what a write that died has left, where the tables know no transactions."""

from collections.abc import Sequence
from typing import Any

from sqlbridge.shops.prestashop.desk.order import MODULE
from sqlbridge.shops.prestashop.desk.tables import Tables
from sqlbridge.shops.reading import Queries

_OF_THE_ORDER = (
    "order_detail",
    "order_carrier",
    "order_cart_rule",
    "order_history",
    "order_invoice",
    "order_invoice_payment",
    "message",
)


def remove(queries: Queries, tables: Tables, amazon_order_id: str) -> bool:
    """Whether there was anything. The orders' own rows go last, so that this can be repeated if it dies, too.

    Their stock was not taken yet. The guest stays, and is found again by the e-mail address; a cart or an address
    whose write died before the order's row stays, like those of visitors who left.
    """
    found = queries.rows(tables.connection, "leftovers.sql", module=MODULE, amazon_order_id=amazon_order_id)
    if not found:
        return False
    orders = [row.id_order for row in found]
    details = queries.rows_of(tables.connection, "details.sql", "orders", orders)
    tables.delete("order_detail_tax", "id_order_detail", [row.id_order_detail for row in details])
    tables.delete("order_invoice_tax", "id_order_invoice", _invoices(queries, tables, orders))
    for table in _OF_THE_ORDER:
        tables.delete(table, "id_order", orders)
    _remove_around(tables, found)
    tables.delete("orders", "id_order", orders)
    return True


def _invoices(queries: Queries, tables: Tables, orders: Sequence[int]) -> list[int]:
    return [
        row.id_order_invoice
        for order in orders
        for row in queries.rows(tables.connection, "invoice_of_order.sql", id_order=order)
    ]


def _remove_around(tables: Tables, orders: Sequence[Any]) -> None:
    carts = [row.id_cart for row in orders]
    tables.delete("order_payment", "order_reference", [row.reference for row in orders])
    tables.delete("cart_product", "id_cart", carts)
    tables.delete("cart", "id_cart", carts)
    tables.delete("address", "id_address", [row.id_address_delivery for row in orders])
