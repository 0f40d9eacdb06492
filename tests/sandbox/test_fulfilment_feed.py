"""POST_ORDER_FULFILLMENT_DATA feeds and their reports. Source: the envelopes and reports that sellers showed.

The envelope is that of docs#1347, the report that of models#2733; the code of an XML error is that of models#1473.
"""

from xml.etree.ElementTree import Element, fromstring

import pytest

from sqlbridge.sandbox import Sandbox
from tests.sandbox.orders import ITEM_ID, ORDER_ID, confirm, confirmation, order
from tests.sandbox.seller import SELLER, CallingSeller

XML_UTF8 = "text/xml; charset=UTF-8"
TWO_CHAIRS = f"<Item><AmazonOrderItemCode>{ITEM_ID}</AmazonOrderItemCode><Quantity>2</Quantity></Item>"
ONE_CHAIR = TWO_CHAIRS.replace("<Quantity>2", "<Quantity>1")


@pytest.fixture(autouse=True)
def placed(sandbox: Sandbox, caller: CallingSeller) -> None:
    sandbox.add_orders([order()])


def message(number: int | str = 1, items: str = TWO_CHAIRS, order_id: str = ORDER_ID, tracking: str = "T1") -> str:
    return f"""<Message><MessageID>{number}</MessageID><OrderFulfillment>
  <AmazonOrderID>{order_id}</AmazonOrderID><FulfillmentDate>2026-11-21T10:00:00+00:00</FulfillmentDate>
  <FulfillmentData><CarrierCode>DHL</CarrierCode><ShippingMethod>Standard</ShippingMethod>
  <ShipperTrackingNumber>{tracking}</ShipperTrackingNumber></FulfillmentData>{items}
 </OrderFulfillment></Message>"""


def envelope(*messages: str) -> bytes:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<AmazonEnvelope xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:noNamespaceSchemaLocation="amzn-envelope.xsd">
 <Header><DocumentVersion>1.01</DocumentVersion><MerchantIdentifier>{SELLER}</MerchantIdentifier></Header>
 <MessageType>OrderFulfillment</MessageType>{"".join(messages)}</AmazonEnvelope>""".encode()


def submit(caller: CallingSeller, content: bytes) -> str:
    """Send the content and let it be processed; returns the feed id."""
    answer = caller.create_feed(caller.upload(content, XML_UTF8), feedType="POST_ORDER_FULFILLMENT_DATA")
    caller.sandbox.advance(10)
    return str(answer.raise_for_status().json()["feedId"])


def report_on(caller: CallingSeller, content: bytes) -> Element:
    """Submit the content and read the ProcessingReport."""
    feed_id = submit(caller, content)
    report = fromstring(caller.download(feed_id).content).find("Message/ProcessingReport")
    assert report is not None
    assert report.findtext("DocumentTransactionID") == feed_id
    assert report.findtext("StatusCode") == "Complete"
    return report


def counts(report: Element) -> list[int]:
    """Messages processed, successful, with error, with warning."""
    return [int(each.text or "") for each in report.findall("ProcessingSummary/*")]


def results(report: Element) -> list[tuple[str | None, ...]]:
    names = ("MessageID", "ResultCode", "ResultMessageCode")
    return [tuple(result.findtext(name) for name in names) for result in report.findall("Result")]


def test_a_feed_ships_what_it_names_and_reports_what_it_could_not(sandbox: Sandbox, caller: CallingSeller) -> None:
    unknown = message(2, order_id="305-0000000-0000000")
    report = report_on(caller, envelope(message(items=ONE_CHAIR), unknown, message(3)))
    # Codes of reports that sellers published: 18028 no such order, 18021 more pieces than are left.
    assert results(report) == [("2", "Error", "18028"), ("3", "Error", "18021")]
    assert counts(report) == [3, 1, 2, 0]
    (package,) = sandbox.packages(ORDER_ID)
    assert (package.carrier, package.shipping_method, package.tracking_number) == ("DHL", "Standard", "T1")
    assert sandbox.order(ORDER_ID).status == "PARTIALLY_SHIPPED"


def test_a_message_without_items_ships_all_that_is_left(sandbox: Sandbox, caller: CallingSeller) -> None:
    confirm(caller, confirmation(1))
    assert counts(report_on(caller, envelope(message(items="")))) == [1, 1, 0, 0]
    assert [package.items[0].quantity for package in sandbox.packages(ORDER_ID)] == [1, 1]
    assert sandbox.order(ORDER_ID).status == "SHIPPED"


def test_a_feed_that_is_sent_again_changes_tracking_data_only(sandbox: Sandbox, caller: CallingSeller) -> None:
    report_on(caller, envelope(message()))
    assert counts(report_on(caller, envelope(message(tracking="T2")))) == [1, 1, 0, 0]
    assert [package.tracking_number for package in sandbox.packages(ORDER_ID)] == ["T2"]
    assert sandbox.mistakes() == []


def test_a_part_that_is_sent_again_is_shipped_twice(sandbox: Sandbox, caller: CallingSeller) -> None:
    for _ in range(2):
        report_on(caller, envelope(message(items=ONE_CHAIR)))
    assert len(sandbox.packages(ORDER_ID)) == 2
    assert len(sandbox.mistakes()) == 1


# models#1996: names are case-sensitive.
WRONG_MESSAGES = (
    message().replace("AmazonOrderID", "AmazonOrderId"),
    message().replace("2026-11-21T10:00:00+00:00", "21.11.2026"),
    message().replace("<Quantity>2", "<Quantity>-2"),
    message().replace("<Quantity>2", "<Quantity>" + "9" * 5000),
    message().replace(ITEM_ID, "1"),
    message("9" * 5000),
    message(2),
    "<Message><MessageID>1</MessageID></Message>",
)


def test_a_wrong_message_is_refused_alone(sandbox: Sandbox, caller: CallingSeller) -> None:
    for wrong in WRONG_MESSAGES:
        sandbox.add_orders([order()])
        report = report_on(caller, envelope(wrong, message(2, order_id="X"), message(3, items=ONE_CHAIR)))
        assert (wrong, counts(report)) == (wrong, [3, 1, 2, 0])
        assert len(sandbox.packages(ORDER_ID)) == 1


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
BILLION_LAUGHS = (
    f'<!DOCTYPE AmazonEnvelope [<!ENTITY l0 "ha">{LAUGHS}]><AmazonEnvelope>&l11;</AmazonEnvelope>'.encode()
)
WRONG_CODING = b'<?xml version="1.0" encoding="klingon"?><AmazonEnvelope/>'


# models#1473: a trailing section; models#1758: no envelope.
UNREADABLE_FEEDS = (
    ("5001", envelope(message())[:-10]),
    ("5001", envelope(message()) + b"<More/>"),
    ("5001", b""),
    ("5001", BILLION_LAUGHS),
    ("5001", WRONG_CODING),
    ("5001", b"<a>" * 1_000_000),
    ("5002", b"<OrderFulfillment/>"),
    ("5002", envelope()),
    ("5004", envelope(message()).replace(SELLER.encode(), b"A3OTHER")),
)


def test_an_unreadable_feed_is_refused_as_a_whole(sandbox: Sandbox, caller: CallingSeller) -> None:
    for code, content in UNREADABLE_FEEDS:
        report = report_on(caller, content)
        assert (content[:200], results(report)) == (content[:200], [("0", "Error", code)])
        assert counts(report) == [0, 0, 1, 0]
    assert sandbox.packages(ORDER_ID) == []


def test_a_fatal_feed_may_have_shipped_half_and_has_no_report(sandbox: Sandbox, caller: CallingSeller) -> None:
    sandbox.add_orders([order("A"), order("B")])
    sandbox.fault("fatal", applied="half")
    content = envelope(message(1, order_id="A"), message(2, order_id="B"))
    feed_id = submit(caller, content)
    assert (caller.status(feed_id), "resultFeedDocumentId" in caller.feed(feed_id)) == ("FATAL", False)
    assert [sandbox.order(order_id).status for order_id in "AB"] == ["SHIPPED", "UNSHIPPED"]


def test_faults_of_feeds_and_reports_apply(sandbox: Sandbox, caller: CallingSeller) -> None:
    sandbox.fault("wrong-counters")
    sandbox.fault("refused-message", code="99999")
    report = report_on(caller, envelope(message(), message(2)))
    assert results(report) == [("1", "Error", "99999")]
    assert counts(report) == [2, 2, 1, 0]
