"""What an order takes from stock, and what a cancelled one gives back.

With multi-source inventory an order reserves its pieces, and the stock moves when it is shipped; without, the stock
item moves at once.
"""

import json

from sqlalchemy import Connection

from sqlbridge.shops.magento2 import stock
from sqlbridge.shops.magento2.desk.place import Place
from sqlbridge.shops.magento2.settings import Settings
from sqlbridge.shops.magento2.shape import Shape
from sqlbridge.shops.reading import Queries

_GUESTS = 0


def take(connection: Connection, shape: Shape, desk: Queries, place: Place, order_id: str, number: str) -> None:
    """Take the pieces of an order that was just written."""
    settings, stock_id = place.front.settings, stock.id_of(connection, shape, place.front.website)
    managed = settings.stock("manage_stock", _GUESTS)
    if stock_id is None:
        desk.write(connection, "move_stock.sql", order=int(order_id), sign=-1, managed=managed)
        rules = {"managed": managed, "backorders": settings.stock("backorders", _GUESTS)}
        minimum = settings.stock("min_qty", _GUESTS)
        desk.write(connection, "sold_out.sql", order=int(order_id), min_qty=minimum, **rules)
        return
    metadata = _metadata("order_placed", order_id, number)
    desk.write(connection, "reserve.sql", order=int(order_id), stock=stock_id, managed=managed, metadata=metadata)


def give_back(connection: Connection, shape: Shape, desk: Queries, order_id: str, number: str) -> None:
    """Give back what a cancelled order has taken, as far as it has taken anything."""
    if shape.has_inventory:
        metadata = _metadata("order_canceled", order_id, number)
        of_order = f'%"object_type":"order","object_id":"{order_id}"%'
        desk.write(connection, "release.sql", order=int(order_id), of_order=of_order, metadata=metadata)
        return
    settings = _default_settings(connection, shape.queries)
    managed, minimum = settings.stock("manage_stock", _GUESTS), settings.stock("min_qty", _GUESTS)
    desk.write(connection, "move_stock.sql", order=int(order_id), sign=1, managed=managed)
    desk.write(connection, "back_in_stock.sql", order=int(order_id), managed=managed, min_qty=minimum)


def _metadata(event: str, order_id: str, number: str) -> str:
    names = {"event_type": event, "object_type": "order", "object_id": order_id, "object_increment_id": number}
    return json.dumps(names, separators=(",", ":"))


def _default_settings(connection: Connection, shop: Queries) -> Settings:
    rows = shop.rows(connection, "settings.sql", website=0, store=0)
    values = {row.path: row.value for row in rows if row.scope == "default" and row.value is not None}
    return Settings(values, values)
