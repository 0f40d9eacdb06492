"""A local Amazon for the demo and the tests: Selling Partner API, feeds over time, limits and faults.

`start` runs it; `Sandbox` controls it. It needs the extra `sandbox`.
"""

from sqlbridge.sandbox.background import start
from sqlbridge.sandbox.catalogue import CatalogueItem, ProductCode
from sqlbridge.sandbox.client import Sandbox
from sqlbridge.sandbox.faults import Fault, FaultKind
from sqlbridge.sandbox.order_records import Address, Buyer, Order, OrderItem
from sqlbridge.sandbox.records import Listing, Seed, Seller
from sqlbridge.sandbox.restrictions import SellingRestriction

__all__ = [
    "Address",
    "Buyer",
    "CatalogueItem",
    "Fault",
    "FaultKind",
    "Listing",
    "Order",
    "OrderItem",
    "ProductCode",
    "Sandbox",
    "Seed",
    "Seller",
    "SellingRestriction",
    "start",
]
