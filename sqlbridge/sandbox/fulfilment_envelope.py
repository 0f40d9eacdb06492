"""A POST_ORDER_FULFILLMENT_DATA feed as a whole, and the shape of its messages.

5001 was seen at Amazon (models#1473), as was an ill-formed envelope (models#853); the other codes are our own.
"""

from datetime import datetime
from typing import NoReturn
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers.expat import ExpatError, ParserCreate

from msgspec import Struct

from sqlbridge.sandbox.issues import Issue
from sqlbridge.sandbox.order_records import PackageItem
from sqlbridge.sandbox.shipments import POSITIVE_NUMBER

MAX_BYTES = 10 * 1024 * 1024


class Shipment(Struct, kw_only=True):
    """What a message confirms; without items: all that is left of the order."""

    order_id: str
    reference: str
    carrier: str
    shipping_method: str
    tracking_number: str
    shipped: datetime
    items: list[PackageItem]


def read_messages(content: bytes, seller_id: str) -> list[Element] | Issue:
    """The messages, not looked at yet; or why the whole feed is refused."""
    if len(content) >= MAX_BYTES:
        return Issue(code="5003", message="The feed is beyond the allowed size.")
    try:
        envelope = _tree(content)
    except (ExpatError, LookupError, ValueError) as error:
        return Issue(code="5001", message=f"XML Parsing Fatal Error: {error}")
    if envelope.tag != "AmazonEnvelope" or envelope.findtext("MessageType") != "OrderFulfillment":
        return Issue(code="5002", message="The XML is no AmazonEnvelope of the message type OrderFulfillment.")
    if envelope.findtext("Header/MerchantIdentifier") != seller_id:
        return Issue(code="5004", message="The MerchantIdentifier is not the seller that submitted the feed.")
    return envelope.findall("Message") or Issue(code="5002", message="The envelope holds no Message.")


def message_id(message: Element) -> int | None:
    """The message's id; None if it has no usable one."""
    text = message.findtext("MessageID", "").strip()
    return int(text) if POSITIVE_NUMBER.fullmatch(text) else None


def read_shipment(message: Element) -> Shipment | Issue:
    """What the message confirms, or what is wrong with its shape."""
    try:
        return _shipment(message)
    except ValueError as error:
        return Issue(code="5005", message=str(error))


def _shipment(message: Element) -> Shipment:
    fulfilment = message.find("OrderFulfillment")
    if fulfilment is None:
        raise ValueError("The message holds no OrderFulfillment.")
    shipped = datetime.fromisoformat(_required(fulfilment, "FulfillmentDate"))
    if shipped.tzinfo is None:
        raise ValueError("The FulfillmentDate needs an offset from UTC.")
    reference = _text(fulfilment, "MerchantFulfillmentID")
    if reference and not POSITIVE_NUMBER.fullmatch(reference):
        raise ValueError("The MerchantFulfillmentID must be a positive number.")
    name, code = (_text(fulfilment, f"FulfillmentData/Carrier{part}") for part in ("Name", "Code"))
    return Shipment(
        order_id=_required(fulfilment, "AmazonOrderID"),
        reference=reference,
        carrier=name or code,
        shipping_method=_text(fulfilment, "FulfillmentData/ShippingMethod"),
        tracking_number=_text(fulfilment, "FulfillmentData/ShipperTrackingNumber"),
        shipped=shipped,
        items=[_item(item) for item in fulfilment.findall("Item")],
    )


def _item(item: Element) -> PackageItem:
    quantity = _required(item, "Quantity")
    if not POSITIVE_NUMBER.fullmatch(quantity):
        raise ValueError("The Quantity must be a positive number.")
    return PackageItem(_required(item, "AmazonOrderItemCode"), int(quantity))


def _required(element: Element, path: str) -> str:
    text = _text(element, path)
    if not text:
        raise ValueError(f"The required element {path} is missing in {element.tag}.")
    return text


def _text(element: Element, path: str) -> str:
    return element.findtext(path, "").strip()


def _tree(content: bytes) -> Element:
    """The document's tree. A document type is refused, and with it every entity of its own, however deeply nested."""
    builder = TreeBuilder()
    parser = ParserCreate()
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.Parse(content, True)
    return builder.close()


def _refuse_doctype(*_: object) -> NoReturn:
    raise ValueError("a document type is not allowed")
