"""The part of the control client that is about orders."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import TypeVar

import httpx

from sqlbridge.sandbox.order_records import Canceller, Order, OrderChange, Package
from sqlbridge.sandbox.records import Seed

_Body = TypeVar("_Body")


class OrderControl(ABC):
    """Places, changes and reads orders; a request that cannot be carried out raises InputError."""

    def add_orders(self, orders: Sequence[Order]) -> None:
        """Place orders, or overwrite them; a new one that is pending or unshipped takes its pieces from the stock."""
        self._send("POST", "seed", Seed(orders=list(orders)))

    def orders(self, seller_id: str = "") -> list[Order]:
        """The present orders in the order of their placing, by default of all sellers."""
        return self._read(list[Order], "orders", seller=seller_id)

    def order(self, order_id: str) -> Order:
        """One present order."""
        return self._read(Order, f"orders/{order_id}")

    def packages(self, order_id: str) -> list[Package]:
        """The packages that were confirmed of an order, the first confirmed first."""
        return self.order(order_id).packages

    def pay_order(self, order_id: str) -> None:
        """Let the payment of a pending order go through: it is to be shipped now."""
        self._change(order_id, OrderChange(kind="paid"))

    def request_cancel(self, order_id: str, reason: str = "") -> None:
        """Let the buyer ask to cancel an order of which nothing was shipped."""
        self._change(order_id, OrderChange(kind="cancel-requested", reason=reason))

    def cancel_order(self, order_id: str, by: Canceller = "BUYER", reason: str = "") -> None:
        """Cancel an order of which nothing was shipped."""
        self._change(order_id, OrderChange(kind="cancelled", by=by, reason=reason))

    def _change(self, order_id: str, change: OrderChange) -> None:
        self._send("POST", f"orders/{order_id}", change)

    @abstractmethod
    def _read(self, kind: type[_Body], path: str, **query: str) -> _Body:
        """What the control operation answers."""

    @abstractmethod
    def _send(self, method: str, path: str, body: object = None, **query: str) -> httpx.Response:
        """Send to a control operation."""
