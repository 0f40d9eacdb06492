"""Packages that the seller confirms, by an operation or by a feed, and what they make of the order.

18021 and 18028 were seen in reports of Amazon's; the other codes of this module are our own.
"""

import re
from collections import Counter
from collections.abc import Sequence

from sqlbridge.sandbox.effects import note_mistake
from sqlbridge.sandbox.issues import Issue
from sqlbridge.sandbox.order_records import Order, Package, PackageItem
from sqlbridge.sandbox.state import State
from sqlbridge.sandbox.submission import Submission

# Bounded, as Python refuses to read a number of thousands of digits.
POSITIVE_NUMBER = re.compile(r"0{0,9}[1-9][0-9]{0,9}")

UNKNOWN_ORDER = Issue(code="18028", message="The order does not exist.")
# models#5037
_NO_SUCH_PACKAGE = Issue(
    code="18020",
    message="Failed to create package due to not finding a matching package or order already fulfilled. "
    "(errorCode=GeneralError, errorMetric=PackageToUpdateNotFound)",
)
_SHIPPABLE = ("UNSHIPPED", "PARTIALLY_SHIPPED", "SHIPPED")


def confirm(state: State, submission: Submission, order: Order, package: Package) -> Issue | None:
    """Add a package to the order, or change the tracking data of the one with its reference; or tell why not."""
    if order.fulfilled_by == "AMAZON":
        return Issue(code="18022", message="The order is fulfilled by Amazon: only Amazon confirms its shipment.")
    if order.status not in _SHIPPABLE:
        return Issue(code="18023", message=f"An order that is {order.status} cannot be shipped.")
    known = order.package(package.package_reference_id)
    issue = None if known else _misfit(order, package)
    if issue:
        return issue
    if known:
        _change_tracking(state, submission, order, known, package)
    else:
        _add(state, submission, order, package)
    order.updated = submission.time
    return None


def can_ship(order: Order, items: Sequence[PackageItem]) -> bool:
    """Whether so many pieces are still to be shipped of each of the lines, which the order has."""
    pieces: Counter[str] = Counter()
    for each in items:
        pieces[each.order_item_id] += each.quantity
    left = {item.order_item_id: item.quantity_unshipped for item in order.items}
    return all(quantity <= left[order_item_id] for order_item_id, quantity in pieces.items())


def foreign_item(order: Order, items: Sequence[PackageItem]) -> Issue | None:
    """An issue if one of the lines is not the order's."""
    foreign = next((each.order_item_id for each in items if not order.item(each.order_item_id)), None)
    if foreign is None:
        return None
    return Issue(code="18024", message=f"OrderItemId is invalid, the order has no item {foreign!r}.")


def _misfit(order: Order, package: Package) -> Issue | None:
    if order.status == "SHIPPED":
        return _NO_SUCH_PACKAGE
    if foreign := foreign_item(order, package.items):
        return foreign
    if not can_ship(order, package.items):
        return Issue(code="18021", message="The quantities are larger than what is left to be fulfilled.")
    return None


def _change_tracking(state: State, submission: Submission, order: Order, known: Package, package: Package) -> None:
    if set(known.items) != set(package.items):
        what = f"package {known.package_reference_id} of {order.order_id} was confirmed again with other items"
        _note(state, submission, order, package, f"{what}: Amazon takes over its tracking data only")
    known.carrier, known.shipping_method = package.carrier, package.shipping_method
    known.tracking_number, known.shipped = package.tracking_number, package.shipped


def _add(state: State, submission: Submission, order: Order, package: Package) -> None:
    twin = next((each for each in order.packages if _is_same(each, package)), None)
    if twin:
        references = f"{twin.package_reference_id} and {package.package_reference_id}"
        _note(state, submission, order, package, f"one shipment of {order.order_id} became packages {references}")
    for each in package.items:
        item = order.item(each.order_item_id)
        if item:
            item.quantity_shipped += each.quantity
    order.packages.append(package)
    shipped = all(item.quantity_unshipped == 0 for item in order.items)
    order.status = "SHIPPED" if shipped else "PARTIALLY_SHIPPED"


def _is_same(one: Package, other: Package) -> bool:
    lines = {each.order_item_id for each in one.items} & {each.order_item_id for each in other.items}
    return bool(lines) and one.tracking_number == other.tracking_number != ""


def _note(state: State, submission: Submission, order: Order, package: Package, what: str) -> None:
    item = order.item(package.items[0].order_item_id)
    note_mistake(state, submission, item.sku if item else "", what)
