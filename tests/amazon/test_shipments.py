"""Carriers by Amazon's codes, and the XML of shipment feeds.

The report's fields are those of Amazon's old ProcessingReport (facts, from models#2733 and real reports).
"""

import pytest

from sqlbridge.amazon.carriers import amazon_carrier
from sqlbridge.amazon.shipment_document import parse_report
from sqlbridge.errors import UnreadableAnswerError
from sqlbridge.model.feeds import Issue
from sqlbridge.model.shipments import AmazonCarrier

REPORT = """<?xml version="1.0" encoding="UTF-8"?>{declaration}
<AmazonEnvelope><Header><DocumentVersion>1.02</DocumentVersion></Header><MessageType>ProcessingReport</MessageType>
<Message><MessageID>1</MessageID><ProcessingReport><DocumentTransactionID>1</DocumentTransactionID>
<StatusCode>Complete</StatusCode><ProcessingSummary><MessagesProcessed>{processed}</MessagesProcessed>
<MessagesSuccessful>2</MessagesSuccessful><MessagesWithError>1</MessagesWithError></ProcessingSummary>
<Result><MessageID>2</MessageID><ResultCode>Error</ResultCode><ResultMessageCode>18028</ResultMessageCode>
<ResultDescription>{words}</ResultDescription></Result></ProcessingReport></Message></AmazonEnvelope>"""


@pytest.mark.parametrize(
    ("code", "title", "told"),
    [
        ("dhl", "DHL Paket", "DHL"),
        ("custom", "DHL Express Worldwide", "DHL Express"),
        ("ups", "United Parcel Service", "UPS"),
        ("2", "Groups & Co", "Other"),
        ("2", "my CARRIER", "GLS"),
        ("POST", "DHL", "Deutsche Post"),
        ("", "", "Hermes"),
    ],
)
def test_a_carrier_is_known_by_the_configuration_or_by_its_name(code: str, title: str, told: str) -> None:
    mapped = {"My Carrier": "GLS", "post": "Deutsche Post", "": "Hermes"}
    assert amazon_carrier(code, title, mapped).code == told


def test_an_unknown_carrier_goes_by_its_own_name() -> None:
    assert amazon_carrier("2", "Rennrad-Kurier", {}) == AmazonCarrier("Other", "Rennrad-Kurier")
    assert amazon_carrier("", "", {}) == AmazonCarrier("Other", "Other")


def test_a_report_lists_what_was_refused() -> None:
    report = parse_report(REPORT.format(declaration="", processed=3, words="no &lt;order&gt;").encode())
    assert (report.processed, report.accepted) == (3, 2)
    assert report.issues == (Issue("18028", "no <order>", "ERROR", 2),)


@pytest.mark.parametrize(
    "content",
    [
        REPORT.format(declaration='<!DOCTYPE x [<!ENTITY a "b">]>', processed=3, words="&a;"),
        REPORT.format(declaration="", processed="many", words=""),
        REPORT[:200],
        '{"header": {}}',
        "<AmazonEnvelope/>",
    ],
)
def test_a_report_that_cannot_be_trusted_is_refused(content: str) -> None:
    with pytest.raises(UnreadableAnswerError, match="the processing report cannot be read"):
        parse_report(content.encode())
