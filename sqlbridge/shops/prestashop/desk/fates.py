"""What became of orders: shipped with which tracking number, or cancelled."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection

from sqlbridge.model.orders import Fate
from sqlbridge.settings import TrackingSettings
from sqlbridge.shops.prestashop import settings as shop_settings
from sqlbridge.shops.prestashop.desk import parcels, states
from sqlbridge.shops.prestashop.desk.draft import SETTINGS
from sqlbridge.shops.prestashop.settings import Settings
from sqlbridge.shops.reading import Queries


def read(
    shop: Queries, desk: Queries, connection: Connection, order_ids: Sequence[str], settings: TrackingSettings
) -> dict[str, Fate]:
    """The fate of each order that there is.

    Shipped: its present state is one that means so. Cancelled: its present state is the shop's state for that
    (PS_OS_CANCELED); refunds and payment errors are no cancellations, for they may come after the goods.
    """
    rows = desk.rows_of(connection, "fates.sql", "orders", [int(order) for order in order_ids])
    found: dict[str, Fate] = {}
    for (id_shop, id_shop_group), of_shop in groupby(sorted(rows, key=_place), key=_place):
        in_force = shop_settings.read(shop, connection, id_shop, id_shop_group, SETTINGS)
        found |= _fates(desk, connection, list(of_shop), in_force, settings)
    return found


def _place(row: Any) -> tuple[int, int]:
    return row.id_shop, row.id_shop_group


def _fates(
    desk: Queries, connection: Connection, orders: Sequence[Any], in_force: Settings, settings: TrackingSettings
) -> Iterator[tuple[str, Fate]]:
    shipped = _shipped_states(desk, connection, in_force, settings)
    known = parcels.read(desk, connection, [row.id_order for row in orders], shipped, in_force)
    cancelled = in_force.number("PS_OS_CANCELED")
    for row in orders:
        sent = known.sent(row, is_shipped=row.current_state in shipped)
        yield str(row.id_order), Fate(is_cancelled=row.current_state == cancelled, parcels=tuple(sent))


def _shipped_states(
    desk: Queries, connection: Connection, in_force: Settings, settings: TrackingSettings
) -> set[int]:
    known = states.read(desk, connection, in_force)
    if settings.shipped_states:
        wanted = (states.known(known, state, "shipped_states of the channel") for state in settings.shipped_states)
        return {row.id_order_state for row in wanted}
    return {row.id_order_state for row in known.values() if row.shipped}
