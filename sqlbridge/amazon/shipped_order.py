"""What Amazon knows to be shipped of an order: the part of getOrder that holds no data of buyers."""

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from sqlbridge.amazon.order_wire import OrderFulfillment
from sqlbridge.model.shipments import SentPackage, ShippedOrder

INCLUDED = "FULFILLMENT,PACKAGES"


class _Quantities(Struct, frozen=True, rename="camel"):
    quantity_fulfilled: int = 0


class _Item(Struct, frozen=True, rename="camel"):
    order_item_id: str
    quantity_ordered: int
    fulfillment: _Quantities = _Quantities()


class _PackageItem(Struct, frozen=True, rename="camel"):
    order_item_id: str
    quantity: int


class _Package(Struct, frozen=True, rename="camel"):
    package_reference_id: str
    tracking_number: str = ""
    package_items: tuple[_PackageItem, ...] = ()


class _Order(Struct, frozen=True, rename="camel"):
    order_id: str
    order_items: tuple[_Item, ...]
    fulfillment: OrderFulfillment
    packages: tuple[_Package, ...] = ()


class ShippedOrderAnswer(Struct, frozen=True):
    """The answer to getOrder, asked for with INCLUDED."""

    order: _Order


def read_shipped_order(answer: ShippedOrderAnswer) -> ShippedOrder:
    """The answer in the bridge's words."""
    order = answer.order
    return ShippedOrder(
        order_id=order.order_id,
        status=order.fulfillment.fulfillment_status,
        ordered={item.order_item_id: item.quantity_ordered for item in order.order_items},
        shipped={item.order_item_id: item.fulfillment.quantity_fulfilled for item in order.order_items},
        packages=tuple(
            SentPackage(one.package_reference_id, one.tracking_number, _pieces(one.package_items))
            for one in order.packages
        ),
    )


def _pieces(items: Iterable[_PackageItem]) -> dict[str, int]:
    pieces: Counter[str] = Counter()
    for item in items:
        pieces[item.order_item_id] += item.quantity
    return dict(pieces)
