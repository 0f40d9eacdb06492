"""One order into the shop: everything or nothing, once, whatever dies in between."""

import logging
from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from sqlbridge.errors import (
    AmazonError,
    DatabaseBusyError,
    InputError,
    MissingRightError,
    NotFoundError,
    SettingsError,
    ShopError,
    SqlBridgeError,
)
from sqlbridge.ledger import change_log, leases, order_queries, orders
from sqlbridge.ledger.order_queries import OrderRecord
from sqlbridge.ledger.orders import SeenOrder
from sqlbridge.model.orders import AmazonOrder, WrittenOrder
from sqlbridge.model.selling import Channel
from sqlbridge.settings import OrderSettings
from sqlbridge.tasks.order_office import OrderOffice
from sqlbridge.tasks.orders.goods import purchase_of, shop_skus
from sqlbridge.tasks.orders.sharing import log_sharing
from sqlbridge.tasks.running import Run

log = logging.getLogger(__name__)

ORIGIN = "import-orders"
_SET_ORIGIN = text("SET @sqlbridge_origin = 'import-orders'")
# An order that failed is tried again after 20 minutes, then 40, 80, ... at most a day.
_FIRST_RETRY, _LAST_RETRY = timedelta(minutes=20), order_queries.LONGEST_WAIT
_MOST_DOUBLINGS = 6
# Errors whose words hold names of tables and columns only.
_ONLY_NAMES = {1054, 1142, 1143, 1146, 1364}


def enter(
    run: Run,
    office: OrderOffice,
    channel: Channel,
    settings: OrderSettings,
    record: OrderRecord,
    *,
    is_fresh: bool = False,
    by_hand: bool = False,
) -> bool:
    """Write the order into the shop; False, and the reason kept with it, where that cannot be done.

    `is_fresh`: this run has recorded it as Amazon has it. `by_hand`: although it was shipped at Amazon meanwhile.
    """
    try:
        order = _present(run, office, channel, record, is_fresh=is_fresh)
        if order.status == "UNSHIPPED" or (by_hand and order.status in orders.SHIPPED_STATUSES):
            return _write(run, office, channel, settings, record, order)
    except (InputError, ShopError, SettingsError, MissingRightError, NotFoundError) as exc:
        _fail(run, record, exc)
    except DBAPIError as exc:
        _fail(run, record, ShopError(_in_words(exc)))
    except (AmazonError, DatabaseBusyError) as exc:
        # Not the order's fault: it goes with the next run.
        run.note(exc)
    return False


def rehearse(run: Run, channel: Channel, order: AmazonOrder) -> bool:
    """Whether the order could be written into the shop, with the reason in the log; nothing is written."""
    if reason := why_not(run, channel, order):
        log.warning("order %s could not be imported: %s", order.id, reason)
    return not reason


def why_not(run: Run, channel: Channel, order: AmazonOrder) -> str:
    """What keeps the order out of the shop, as far as reading tells; empty where it could be written."""
    try:
        with run.bridge.database.read() as connection:
            purchase_of(connection, run.bridge, channel, order)
    except (InputError, ShopError) as exc:
        return str(exc)
    return ""


def cancel_unwanted(run: Run, office: OrderOffice, channel: Channel) -> None:
    """Cancel in the shop what the buyer wants no more, or Amazon has cancelled; what is shipped stays."""
    tables = run.bridge.database.tables
    with run.bridge.database.read() as connection:
        unwanted = order_queries.to_cancel(connection, tables, channel.name)
    for record in unwanted:
        try:
            _cancel(run, office, record)
        except (ShopError, DatabaseBusyError, MissingRightError) as exc:
            run.note(exc)
        except DBAPIError as exc:
            run.note(ShopError(f"order {record.amazon_order_id} cannot be cancelled in the shop: {_in_words(exc)}"))


def _cancel(run: Run, office: OrderOffice, record: OrderRecord) -> None:
    tables, now = run.bridge.database.tables, run.bridge.now()
    with office.database.begin() as connection:
        leases.hold(connection, tables, run.lease, now)
        connection.execute(_SET_ORIGIN)
        if record.shop_order_id and office.desk.cancel(connection, record.shop_order_id, now):
            orders.cancelled_in_shop(connection, tables, record.id)
            run.counts.add("orders cancelled in the shop")


def _present(run: Run, office: OrderOffice, channel: Channel, record: OrderRecord, *, is_fresh: bool) -> AmazonOrder:
    """As Amazon has it now, and as it is recorded; what this run has just seen need not be asked for again."""
    if record.content is not None and is_fresh:
        return office.vault.open(record.content)
    order = run.bridge.amazon[record.account].orders.one(record.amazon_order_id)
    take_up(run, office, channel, [order])
    return order


def take_up(run: Run, office: OrderOffice, channel: Channel, found: Sequence[AmazonOrder]) -> None:
    """Record what Amazon says of orders, and log the SKUs of which other pieces are unknown to the shop by now."""
    tables, now = run.bridge.database.tables, run.bridge.now()
    with run.begin() as connection:
        seller_skus = sorted({line.seller_sku for order in found for line in order.lines})
        linked = shop_skus(connection, tables, channel, seller_skus)
        seen = [
            SeenOrder(one, office.vault.seal(one), {line.item_id: linked[line.seller_sku] for line in one.lines})
            for one in found
        ]
        concerned = orders.record(connection, tables, channel, seen, now)
        log_sharing(connection, run.bridge, concerned, ORIGIN)


def _write(
    run: Run,
    office: OrderOffice,
    channel: Channel,
    settings: OrderSettings,
    record: OrderRecord,
    order: AmazonOrder,
) -> bool:
    """The shop's rows and ours in one transaction: the stock falls when the pieces stop counting as unknown."""
    with run.bridge.database.read() as connection:
        purchase = purchase_of(connection, run.bridge, channel, order)
    tables, now = run.bridge.database.tables, run.bridge.now()
    with office.database.begin() as connection:
        leases.hold(connection, tables, run.lease, now)
        if orders.lock(connection, tables, record.id) is None:
            return False
        connection.execute(_SET_ORIGIN)
        skus = {item_id: goods.sku for item_id, goods in purchase.goods.items()}
        orders.understand(connection, tables, record.id, skus)
        written = _already_written(connection, office, record) or office.desk.write(
            connection, purchase, settings, now
        )
        orders.imported(connection, tables, record.id, written, now)
        change_log.append(connection, tables, set(skus.values()), ORIGIN, now)
    return True


def _already_written(connection: Connection, office: OrderOffice, record: OrderRecord) -> WrittenOrder | None:
    """By an earlier installation, or by a run whose commit was not heard of; what one left half done is removed."""
    written = office.desk.find(connection, record.amazon_order_id, record.purchased_at)
    if written is None and office.desk.clean_up(connection, record.amazon_order_id):
        log.warning("removed what a broken import had left of order %s in the shop", record.amazon_order_id)
    return written


def _fail(run: Run, record: OrderRecord, error: SqlBridgeError) -> None:
    log.warning("order %s cannot be imported: %s", record.amazon_order_id, error)
    wait = min(_FIRST_RETRY * 2 ** min(record.failures, _MOST_DOUBLINGS), _LAST_RETRY)
    with run.begin() as connection:
        tables = run.bridge.database.tables
        orders.failed(connection, tables, record.id, str(error), run.bridge.now() + wait)


def _in_words(exc: DBAPIError) -> str:
    """Without the statement and its values, for they hold the buyer's data, as the server's words may."""
    number, words = (*getattr(exc.orig, "args", ()), 0, "")[:2]
    about = f": {words}" if number in _ONLY_NAMES else ""
    return (
        f"the shop's tables refuse the order (error {number}{about}): check the rights of database.orders_user by "
        "`sqlbridge grants`, and whether an upgrade of the shop has changed its tables"
    )
