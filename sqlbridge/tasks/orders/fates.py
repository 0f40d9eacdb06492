"""What became of orders in the shop, read in sets; above all what the shop has cancelled."""

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from sqlbridge.errors import DatabaseBusyError, MissingRightError, ShopError
from sqlbridge.ledger import orders, shipment_queries
from sqlbridge.ledger.batches import batches
from sqlbridge.ledger.shipment_queries import FollowedOrder
from sqlbridge.model.orders import Fate
from sqlbridge.model.selling import Channel
from sqlbridge.settings import TrackingSettings
from sqlbridge.tasks.order_office import OrderOffice
from sqlbridge.tasks.running import Bridge, Run

_BATCH = 200
# A cancellation is one whatever counts as shipped: a mistake there must not hide it.
_ANY_STATES = TrackingSettings()


def read_fates(
    bridge: Bridge, office: OrderOffice, order_ids: Sequence[int], settings: TrackingSettings
) -> Iterator[tuple[Sequence[FollowedOrder], Mapping[str, Fate]]]:
    """These orders and their fates, by the shop's order id, in sets.

    Raises ShopError where the account of database.orders_user cannot read the shop's tables.
    """
    for batch in batches(order_ids, _BATCH):
        with bridge.database.read() as connection:
            followed = shipment_queries.followed(connection, bridge.database.tables, batch)
        yield followed, _of_shop(office, [one.shop_order_id for one in followed], settings)


def note_cancellations(run: Run, office: OrderOffice, channel: Channel) -> None:
    """Keep which of the channel's orders that Amazon waits for are cancelled in the shop; errors are noted."""
    tables = run.bridge.database.tables
    with run.bridge.database.read() as connection:
        ids = shipment_queries.still_open(connection, tables, channel.name)
    try:
        for followed, fates in read_fates(run.bridge, office, ids, _ANY_STATES):
            with run.begin() as connection:
                for order in followed:
                    if fate := fates.get(order.shop_order_id):
                        note_cancellation(run, connection, order, fate)
    except (ShopError, DatabaseBusyError, MissingRightError) as exc:
        run.note(exc)


def note_cancellation(run: Run, connection: Connection, order: FollowedOrder, fate: Fate) -> None:
    """Keep whether the shop has cancelled the order, which it may take back."""
    if fate.is_cancelled is not order.is_cancelled_in_shop:
        tables = run.bridge.database.tables
        orders.cancelled_in_shop(connection, tables, order.id, is_cancelled=fate.is_cancelled)
        run.counts.add("orders cancelled in the shop", fate.is_cancelled)


def _of_shop(office: OrderOffice, shop_order_ids: Sequence[str], settings: TrackingSettings) -> Mapping[str, Fate]:
    try:
        with office.database.read() as connection:
            return office.desk.fates(connection, shop_order_ids, settings)
    except DBAPIError as exc:
        raise ShopError(
            f"what became of orders in the shop cannot be read ({exc.orig}): check the rights of "
            "database.orders_user by `sqlbridge grants`, and whether an upgrade of the shop has changed its tables"
        ) from exc
