"""A local Amazon for the demo and the tests: Selling Partner API, feeds over time, limits and faults.

`start` runs it; `Sandbox` controls it. It needs the extra `sandbox`.
"""

from sqlbridge.sandbox.background import start
from sqlbridge.sandbox.client import Sandbox
from sqlbridge.sandbox.faults import Fault, FaultKind
from sqlbridge.sandbox.order_records import Address, Buyer, Order, OrderItem
from sqlbridge.sandbox.records import Listing, Seed, Seller

__all__ = [
    "Address",
    "Buyer",
    "Fault",
    "FaultKind",
    "Listing",
    "Order",
    "OrderItem",
    "Sandbox",
    "Seed",
    "Seller",
    "start",
]
