"""A POST_ORDER_FULFILLMENT_DATA feed taking effect, message by message."""

from collections import Counter
from datetime import datetime
from xml.etree.ElementTree import Element

from sqlbridge.sandbox.faults import FaultKind
from sqlbridge.sandbox.fulfilment_envelope import Shipment, message_id, read_messages, read_shipment
from sqlbridge.sandbox.issues import Issue, report_issue
from sqlbridge.sandbox.order_records import Order, Package, PackageItem
from sqlbridge.sandbox.records import Feed
from sqlbridge.sandbox.report import Verdict
from sqlbridge.sandbox.shipments import UNKNOWN_ORDER, can_ship, confirm, foreign_item
from sqlbridge.sandbox.state import State
from sqlbridge.sandbox.submission import Submission


def judge_fulfilments(state: State, feed: Feed, time: datetime, share: float) -> Verdict:
    """Apply the first `share` of a feed's messages, as of that time, and tell what became of them."""
    messages = read_messages(state.documents[feed.document_id].content or b"", feed.seller_id)
    if isinstance(messages, Issue):
        return Verdict(readable=False, issues=[report_issue(messages)])
    verdict = Verdict()
    uses = Counter(message_id(message) for message in messages)
    for message in messages[: round(len(messages) * share)]:
        number = message_id(message)
        if number is None or uses[number] > 1:
            issue: Issue | None = Issue(code="5006", message="The MessageID is missing or not unique in the feed.")
        else:
            issue = _apply(state, feed, time, message)
        verdict.add([issue] if issue else [], number, None)
    return verdict


def _apply(state: State, feed: Feed, time: datetime, message: Element) -> Issue | None:
    if fault := state.faults.take((FaultKind.REFUSED_MESSAGE,)):
        return Issue(code=fault.code, message=fault.message, severity=fault.severity)
    shipment = read_shipment(message)
    if isinstance(shipment, Issue):
        return shipment
    order = state.orders.get(shipment.order_id)
    if order is None or order.seller_id != feed.seller_id:
        return UNKNOWN_ORDER
    items = shipment.items or _remainder(order)
    submission = Submission(feed.seller_id, order.marketplace_id, feed.feed_id, time)
    return foreign_item(order, items) or confirm(state, submission, order, _package(order, shipment, items, time))


def _remainder(order: Order) -> list[PackageItem]:
    left = [PackageItem(item.order_item_id, item.quantity_unshipped) for item in order.items]
    return [each for each in left if each.quantity] or [
        PackageItem(item.order_item_id, item.quantity) for item in order.items
    ]


def _package(order: Order, shipment: Shipment, items: list[PackageItem], time: datetime) -> Package:
    return Package(
        package_reference_id=shipment.reference or _reference(order, items),
        carrier=shipment.carrier,
        shipping_method=shipment.shipping_method,
        tracking_number=shipment.tracking_number,
        shipped=shipment.shipped,
        confirmed=time,
        items=items,
    )


def _reference(order: Order, items: list[PackageItem]) -> str:
    """Which package a message means that names none: one that is sent again, where nothing else is possible."""
    same = next((package for package in order.packages if set(package.items) == set(items)), None)
    if same and not can_ship(order, items):
        return same.package_reference_id
    return str(max((int(package.package_reference_id) for package in order.packages), default=0) + 1)
