"""Cancels an order as the back office does."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlbridge.shops.prestashop import pieces as sold_pieces
from sqlbridge.shops.prestashop import settings as shop_settings
from sqlbridge.shops.prestashop.desk import companions, sales, states
from sqlbridge.shops.prestashop.desk.draft import SETTINGS
from sqlbridge.shops.prestashop.desk.stock import StockRoom
from sqlbridge.shops.prestashop.desk.tables import Tables
from sqlbridge.shops.prestashop.pieces import Goods
from sqlbridge.shops.reading import Queries


def cancel(shop: Queries, desk: Queries, tables: Tables, order_id: str, at: datetime) -> bool:
    """False for an order that is gone, cancelled, or that was ever shipped."""
    rows = desk.rows(tables.connection, "order_to_cancel.sql", id_order=order_id)
    if not rows:
        return False
    (order,) = rows
    in_force = shop_settings.read(shop, tables.connection, order.id_shop, order.id_shop_group, SETTINGS)
    known = states.read(desk, tables.connection, in_force)
    cancelled = states.known(known, str(in_force.number("PS_OS_CANCELED")), "PS_OS_CANCELED in the shop")
    if order.current_state == cancelled.id_order_state or _was_shipped(desk, tables, order, known):
        return False
    now = in_force.moment(at)
    companions.write_history(tables, order.id_order, cancelled.id_order_state, now)
    sold = _sold(desk, tables, order.id_order)
    row = {"current_state": cancelled.id_order_state, "valid": cancelled.logable, "date_upd": now}
    pieces = sold_pieces.of_sold(shop, tables.connection, sold, in_force, order.id_shop)
    StockRoom(desk, tables, _place(desk, tables, order.id_shop)).give_back(pieces, order.id_order, row)
    if order.valid:
        sales.take_back(desk, tables, sold, now)
    return True


def _was_shipped(desk: Queries, tables: Tables, order: Any, known: Mapping[str, Any]) -> bool:
    shipped = [row.id_order_state for row in known.values() if row.shipped]
    if order.current_state in shipped:
        return True
    return bool(
        desk.rows_of(tables.connection, "shipped_since.sql", "orders", [order.id_order], states=shipped or [0])
    )


def _sold(desk: Queries, tables: Tables, id_order: int) -> Counter[Goods]:
    """The pieces that are not back yet: those of Amazon's own stock never left the shop's."""
    sold: Counter[Goods] = Counter()
    for row in desk.rows_of(tables.connection, "details.sql", "orders", [id_order]):
        sold[row.product_id, row.product_attribute_id] += row.product_quantity - row.product_quantity_reinjected
    return sold


def _place(desk: Queries, tables: Tables, id_shop: int) -> dict[str, int]:
    """Where the shop's stock is kept."""
    for group in desk.rows(tables.connection, "shared_stock.sql", shop=id_shop):
        return {"stock_shop": 0, "stock_group": group.id_shop_group}
    return {"stock_shop": id_shop, "stock_group": 0}
