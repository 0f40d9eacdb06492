"""The document of a POST_ORDER_FULFILLMENT_DATA feed, and the processing report of one.

Elements and their order are those of Amazon's schema OrderFulfillment: the carrier is a code or a name, and the
tracking number may be left out, which confirmShipment does not allow.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NoReturn
from xml.etree.ElementTree import Element, SubElement, TreeBuilder, indent, tostring
from xml.parsers.expat import ExpatError, ParserCreate

from sqlbridge.amazon.carriers import OTHER
from sqlbridge.errors import UnreadableAnswerError
from sqlbridge.model.feeds import Issue, ProcessingReport
from sqlbridge.model.orders import Package

CONTENT_TYPE = "text/xml; charset=UTF-8"

_SCHEMA = {
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:noNamespaceSchemaLocation": "amzn-envelope.xsd",
}
_SEVERITIES = {"Error": "ERROR", "Warning": "WARNING"}


@dataclass(frozen=True, slots=True)
class ShipmentMessage:
    """One package of an order of Amazon's."""

    message_id: int
    amazon_order_id: str
    package: Package


def encode(seller_id: str, messages: Iterable[ShipmentMessage]) -> bytes:
    """The whole document."""
    envelope = Element("AmazonEnvelope", _SCHEMA)
    _add(SubElement(envelope, "Header"), DocumentVersion="1.01", MerchantIdentifier=seller_id)
    _add(envelope, MessageType="OrderFulfillment")
    for message in messages:
        _add_message(envelope, message)
    content: bytes = tostring(envelope, encoding="UTF-8", xml_declaration=True)
    return content


def _add_message(envelope: Element, message: ShipmentMessage) -> None:
    element = SubElement(envelope, "Message")
    _add(element, MessageID=str(message.message_id))
    package = message.package
    fulfilment = SubElement(element, "OrderFulfillment")
    _add(
        fulfilment,
        AmazonOrderID=message.amazon_order_id,
        MerchantFulfillmentID=str(package.number),
        FulfillmentDate=package.shipped_at.strftime("%Y-%m-%dT%H:%M:%S+00:00"),
    )
    data = SubElement(fulfilment, "FulfillmentData")
    if package.carrier_code == OTHER:
        _add(data, CarrierName=package.carrier_name)
    else:
        _add(data, CarrierCode=package.carrier_code)
    _add(data, ShippingMethod=package.shipping_method, ShipperTrackingNumber=package.tracking_number)
    for item, pieces in package.pieces.items():
        _add(SubElement(fulfilment, "Item"), AmazonOrderItemCode=item, Quantity=str(pieces))


def _add(parent: Element, **texts: str) -> None:
    for name, text in texts.items():
        if text:
            SubElement(parent, name).text = text


def parse_report(content: bytes) -> ProcessingReport:
    """An XML ProcessingReport in the bridge's words; UnreadableAnswerError says what is wrong with it.

    Accepted messages are not listed. An issue without a message id is about the feed as a whole.
    """
    try:
        report = _tree(content).find("Message/ProcessingReport")
        if report is None:
            raise ValueError("it holds no ProcessingReport")
        return ProcessingReport(
            processed=int(report.findtext("ProcessingSummary/MessagesProcessed", "")),
            accepted=int(report.findtext("ProcessingSummary/MessagesSuccessful", "")),
            issues=tuple(_issue(result) for result in report.findall("Result")),
        )
    except (ExpatError, LookupError, ValueError) as exc:
        raise UnreadableAnswerError(
            f"the processing report cannot be read: {exc}; Amazon is asked for each order of the feed"
        ) from exc


def indented(content: bytes) -> str:
    """A document or a report with a line for every element. Raises UnreadableAnswerError where it is none."""
    try:
        tree = _tree(content)
    except (ExpatError, LookupError, ValueError) as exc:
        raise UnreadableAnswerError(f"this is no XML that can be shown in lines: {exc}") from exc
    indent(tree)
    return tostring(tree, encoding="unicode")


def _issue(result: Element) -> Issue:
    return Issue(
        code=result.findtext("ResultMessageCode", ""),
        message=result.findtext("ResultDescription", ""),
        severity=_SEVERITIES[result.findtext("ResultCode", "")],
        message_id=int(result.findtext("MessageID", "0")) or None,
    )


def _tree(content: bytes) -> Element:
    """A document type is refused, and with it every entity that could blow the document up."""
    builder = TreeBuilder()
    parser = ParserCreate()
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = _refuse_document_type
    parser.Parse(content, True)
    return builder.close()


def _refuse_document_type(*_: object) -> NoReturn:
    raise ValueError("it declares a document type")
