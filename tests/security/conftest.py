"""Shops that import orders, match, submit and track, for what must hold for all of it at once."""

from tests.tasks.conftest import make_world, sandbox
from tests.tasks.orders.conftest import order_world

__all__ = ["make_world", "order_world", "sandbox"]
