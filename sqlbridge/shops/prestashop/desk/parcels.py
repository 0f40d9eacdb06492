"""The parcels of orders: one for each, or those that were packed where PrestaShop 9.1 knows them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection

from sqlbridge.model.orders import Parcel
from sqlbridge.shops.prestashop import clock
from sqlbridge.shops.prestashop.desk import shape
from sqlbridge.shops.prestashop.settings import Settings
from sqlbridge.shops.reading import Queries

# A carrier of this name is the shop itself.
_SHOP_ITSELF = "0"


@dataclass(frozen=True, slots=True)
class Parcels:
    """What is known of some orders, by id_order.

    `since`: when they came into a state that means shipped; `carriers`: the newest row that has a tracking number,
    else the newest; `pieces` are by the line's id.
    """

    settings: Settings
    since: Mapping[int, datetime]
    carriers: Mapping[int, Any]
    old_numbers: Mapping[int, str]
    pieces: Mapping[int, Mapping[str, int]]
    shipments: Mapping[int, Sequence[Any]]

    def sent(self, order: Any, *, is_shipped: bool) -> Iterator[Parcel]:
        """The parcels that have left; those of a shipped order all have.

        An order without shipments is one parcel, so that a corrected tracking number is not taken for another one.
        """
        if order.id_order in self.shipments:
            for _, rows in groupby(self.shipments[order.id_order], key=attrgetter("id_shipment")):
                yield from self._of_shipment(order, list(rows), is_shipped=is_shipped)
        elif is_shipped and self.pieces.get(order.id_order):
            yield self._whole(order)

    def _of_shipment(self, order: Any, rows: Sequence[Any], *, is_shipped: bool) -> Iterator[Parcel]:
        row = rows[0]
        is_known = isinstance(row.shipped_at, datetime)
        if is_known or is_shipped:
            moment = row.shipped_at if is_known else self._shipped_at(order)
            pieces = {str(packed.id_order_detail): packed.quantity for packed in rows}
            yield self._parcel(f"shipment {row.id_shipment}", moment, row, row.tracking_number, pieces)

    def _whole(self, order: Any) -> Parcel:
        row = self.carriers.get(order.id_order)
        number = (row.tracking_number if row else "") or self.old_numbers.get(order.id_order, "")
        return self._parcel(str(order.id_order), self._shipped_at(order), row, number, self.pieces[order.id_order])

    def _parcel(
        self, parcel: str, moment: datetime, carrier: Any, tracking_number: str, pieces: Mapping[str, int]
    ) -> Parcel:
        name = carrier.name if carrier else ""
        return Parcel(
            id=parcel,
            shipped_at=clock.utc(moment, self.settings.zone),
            carrier_code=str(carrier.id_reference) if carrier else "",
            carrier_title=self.settings.values.get("PS_SHOP_NAME", "") if name == _SHOP_ITSELF else name,
            tracking_number=tracking_number.strip(),
            pieces=pieces,
        )

    def _shipped_at(self, order: Any) -> datetime:
        """By the shop's clock; a tool that writes the state alone leaves no history."""
        for moment in (self.since.get(order.id_order), order.delivery_date):
            if isinstance(moment, datetime):  # the driver hands out a zero date as text
                return moment
        last_change: datetime = order.date_upd
        return last_change


def read(
    desk: Queries, connection: Connection, orders: Sequence[int], shipped: set[int], settings: Settings
) -> Parcels:
    """What is known of these orders; `shipped` are the states that mean so."""

    def rows_of(file: str, **parameters: Any) -> list[Any]:
        return desk.rows_of(connection, file, "orders", orders, **parameters)

    tables = shape.read(desk, connection)
    numbers = rows_of("shipping_numbers.sql") if tables.has("orders", "shipping_number") else []
    packed = rows_of("shipments.sql") if tables.has("shipment", "id_shipment") else []
    return Parcels(
        settings=settings,
        since={row.id_order: row.since for row in rows_of("shipped_since.sql", states=sorted(shipped) or [0])},
        carriers={row.id_order: row for row in rows_of("order_carriers.sql")},
        old_numbers={row.id_order: row.shipping_number for row in numbers},
        pieces=_pieces(rows_of("details.sql")),
        shipments={order: list(rows) for order, rows in groupby(packed, key=attrgetter("id_order"))},
    )


def _pieces(details: Sequence[Any]) -> Mapping[int, Mapping[str, int]]:
    """Without those that were refunded."""
    pieces: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for row in details:
        left = row.product_quantity - row.product_quantity_refunded
        if left > 0:
            pieces[row.id_order][str(row.id_order_detail)] = left
    return pieces
