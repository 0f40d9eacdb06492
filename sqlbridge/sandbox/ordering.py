"""What happens to orders apart from their shipment, and to the stock that they reserve."""

from datetime import timedelta

from sqlbridge.errors import InputError
from sqlbridge.sandbox.items import AVAILABILITY, MERCHANT_CHANNEL, ListingsItem
from sqlbridge.sandbox.marketplaces import MARKETPLACES
from sqlbridge.sandbox.order_records import Cancellation, Order, OrderChange, OrderItem
from sqlbridge.sandbox.patches import patched
from sqlbridge.sandbox.records import AppliedValue
from sqlbridge.sandbox.state import State

_TIME_TO_SHIP = timedelta(days=2)
_OPEN = ("PENDING", "UNSHIPPED")


def place(state: State, order: Order) -> None:
    """Add or overwrite an order; a new open one takes its pieces from the stock."""
    order.created = order.created or state.clock.now()
    order.updated = order.updated or order.created
    order.ship_by = order.ship_by or order.created + _TIME_TO_SHIP
    order.currency = order.currency or MARKETPLACES[order.marketplace_id].currency
    if order.status == "SHIPPED":
        for item in order.items:
            item.quantity_shipped = item.quantity
    if order.order_id not in state.orders and order.status in _OPEN and order.fulfilled_by == "MERCHANT":
        for item in order.items:
            _reserve(state, order, item)
    state.orders[order.order_id] = order


def change_order(state: State, order_id: str, change: OrderChange) -> None:
    """Let something happen to an order. Raises InputError where it cannot happen to an order of that status."""
    order = known_order(state, order_id)
    allowed = ("PENDING",) if change.kind == "paid" else _OPEN
    if order.status not in allowed:
        raise InputError(f"the order {order_id} is {order.status}: {change.kind} needs {' or '.join(allowed)}")
    if change.kind == "paid":
        order.status = "UNSHIPPED"
    elif change.kind == "cancel-requested":
        order.cancel_request = change.reason
    else:
        order.status, order.cancellation = "CANCELLED", Cancellation(change.by, change.reason)
        if state.settings.cancelled_pieces == "returned":
            _give_back(state, order)
    order.updated = state.clock.now()


def known_order(state: State, order_id: str) -> Order:
    """The order of that id. Raises InputError if there is none."""
    if order_id not in state.orders:
        raise InputError(f"the sandbox has no order {order_id!r}: add it first")
    return state.orders[order_id]


def orders(state: State, seller_id: str) -> list[Order]:
    """The present orders; an empty id stands for every seller."""
    return [order for order in state.orders.values() if seller_id in ("", order.seller_id)]


def _reserve(state: State, order: Order, line: OrderItem) -> None:
    item = state.items.get((order.seller_id, line.sku))
    if item and item.quantity is not None:
        pieces = min(item.quantity, line.quantity)
        state.reserved[order.order_id, line.order_item_id] = pieces
        _change_stock(state, order, item, item.quantity - pieces)


def _give_back(state: State, order: Order) -> None:
    for line in order.items:
        pieces = state.reserved.pop((order.order_id, line.order_item_id), None)
        item = state.items.get((order.seller_id, line.sku))
        if pieces is not None and item and item.quantity is not None:
            _change_stock(state, order, item, item.quantity + pieces)


def _change_stock(state: State, order: Order, item: ListingsItem, quantity: int) -> None:
    left = {"fulfillment_channel_code": MERCHANT_CHANNEL, "quantity": quantity}
    item.attributes[AVAILABILITY] = patched(AVAILABILITY, item.attributes[AVAILABILITY], "merge", [left])
    item.updated = state.clock.now()
    state.history.append(
        AppliedValue(
            time=item.updated,
            source=order.order_id,
            seller_id=item.seller_id,
            sku=item.sku,
            name="quantity",
            marketplace_id=None,
            value=quantity,
        )
    )
