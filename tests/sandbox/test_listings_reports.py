"""Listings reports by the Reports API: their course over time, and the forms in which Amazon writes them."""

import csv
import gzip
from typing import Any

import httpx
import pytest

from sqlbridge.sandbox import Listing, Sandbox
from tests.sandbox.seller import FRANCE, GERMANY, JAPAN, SELLER, CallingSeller, quantity

REPORTS = "/reports/2021-06-30/reports"
REPORT_DOCUMENTS = "/reports/2021-06-30/documents"
ALL_LISTINGS = "GET_MERCHANT_LISTINGS_ALL_DATA"


def create(caller: CallingSeller, **changes: Any) -> httpx.Response:
    return caller.http.post(REPORTS, json={"reportType": ALL_LISTINGS, "marketplaceIds": [GERMANY]} | changes)


def created(caller: CallingSeller, **changes: Any) -> str:
    return str(create(caller, **changes).raise_for_status().json()["reportId"])


def report(caller: CallingSeller, report_id: str) -> Any:
    return caller.http.get(f"{REPORTS}/{report_id}").raise_for_status().json()


def ended(caller: CallingSeller, **changes: Any) -> Any:
    report_id = created(caller, **changes)
    caller.sandbox.advance(10)
    return report(caller, report_id)


def download(caller: CallingSeller, **changes: Any) -> httpx.Response:
    """The document of a new report as it is stored."""
    document = caller.http.get(f"{REPORT_DOCUMENTS}/{ended(caller, **changes)['reportDocumentId']}")
    return caller.http.get(document.raise_for_status().json()["url"])


def rows(content: str) -> list[list[str]]:
    return list(csv.reader(content.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def test_a_report_waits_is_processed_and_can_then_be_read(sandbox: Sandbox, caller: CallingSeller) -> None:
    report_id = created(caller)
    seen = []
    for _ in range(3):
        seen.append(report(caller, report_id)["processingStatus"])
        assert "reportDocumentId" not in report(caller, report_id) or seen[-1] == "DONE"
        sandbox.advance(3)
    assert seen == ["IN_QUEUE", "IN_PROGRESS", "DONE"]


def test_the_report_shows_what_is_listed_and_how_it_stands(sandbox: Sandbox, caller: CallingSeller) -> None:
    in_germany: dict[str, Any] = {"seller_id": SELLER, "marketplace_id": GERMANY}
    sandbox.add_listings(
        [
            Listing(**in_germany, sku="DRAFT", title="Stuhl, grün", status="Incomplete"),
            Listing(**in_germany, sku="SOLD-OUT", quantity=0),
        ]
    )
    header, *lines = rows(download(caller, reportOptions={"preferredReportDocumentLocale": "en_US"}).text)
    columns = [header.index(name) for name in ("seller-sku", "quantity", "fulfillment-channel", "status")]
    assert [tuple(line[column] for column in columns) for line in lines] == [
        ("CHAIR", "3", "DEFAULT", "Active"),
        ("LAMP", "", "AMAZON_EU", "Active"),
        ("DRAFT", "", "DEFAULT", "Incomplete"),
        ("SOLD-OUT", "0", "DEFAULT", "Inactive"),
    ]
    assert lines[2][header.index("item-name")] == "Stuhl, grün"


def test_a_report_is_as_old_as_its_processing(sandbox: Sandbox, caller: CallingSeller) -> None:
    """With feeds and reports due at once, the report shows the feeds that ended before it began, and no later one."""
    sandbox.settings(processing_seconds=1)
    caller.submit(quantity("CHAIR", 7))
    sandbox.advance(1)
    report_id = created(caller)
    sandbox.advance(0.5)
    caller.submit(quantity("CHAIR", 9))
    sandbox.advance(60)
    document_id = report(caller, report_id)["reportDocumentId"]
    assert b"\t7\t" in sandbox.document(document_id)
    assert sandbox.listing(SELLER, GERMANY, "CHAIR").quantity == 9


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"reportType": "GET_EVERYTHING"}, 400),
        ({"marketplaceIds": [GERMANY, FRANCE]}, 400),
        ({"marketplaceIds": []}, 400),
        ({"marketplaceIds": ["ATVPDKIKX0DER"]}, 403),
    ],
)
def test_a_wrong_request_is_refused(sandbox: Sandbox, caller: CallingSeller, changes: Any, status: int) -> None:
    assert create(caller, **changes).status_code == status
    assert sandbox.reports() == []


def test_only_a_waiting_report_can_be_cancelled(sandbox: Sandbox, caller: CallingSeller) -> None:
    waiting, running = created(caller), created(caller)
    assert caller.http.delete(f"{REPORTS}/{waiting}").status_code == 200
    sandbox.advance(3)
    assert caller.http.delete(f"{REPORTS}/{running}").status_code == 400
    assert [each.processing_status for each in sandbox.reports()] == ["CANCELLED", "IN_PROGRESS"]


def test_a_report_without_data_is_cancelled(sandbox: Sandbox, caller: CallingSeller) -> None:
    empty = CallingSeller(sandbox, sandbox.add_seller("A3EMPTY", marketplaces=[GERMANY]))
    assert ended(empty)["processingStatus"] == "CANCELLED"
    empty.http.close()


def test_a_report_that_is_repeated_too_soon_is_cancelled(sandbox: Sandbox, caller: CallingSeller) -> None:
    sandbox.settings(listings_report_pause_seconds=60)
    made = [created(caller) for _ in range(2)]
    sandbox.advance(10)
    assert [report(caller, report_id)["processingStatus"] for report_id in made] == ["DONE", "CANCELLED"]
    assert ended(caller, marketplaceIds=[FRANCE])["processingStatus"] == "DONE"
    sandbox.advance(60)
    assert ended(caller)["processingStatus"] == "DONE"


def test_a_fatal_report_may_explain_itself(sandbox: Sandbox, caller: CallingSeller) -> None:
    sandbox.fault("fatal", operation="createReport", message="Try again.")
    fatal = ended(caller)
    assert fatal["processingStatus"] == "FATAL"
    assert sandbox.document(fatal["reportDocumentId"]) == b"Try again."


def test_a_fault_can_wait_for_a_report_while_feeds_pass(sandbox: Sandbox, caller: CallingSeller) -> None:
    sandbox.fault("stuck-in-queue", operation="createReport")
    assert caller.report(quantity("CHAIR", 7))["summary"]["messagesAccepted"] == 1
    assert ended(caller)["processingStatus"] == "IN_QUEUE"


@pytest.mark.parametrize(
    ("marketplace", "settings", "charset", "codec", "word"),
    [
        (GERMANY, {}, "UTF-8", "utf-8", "Händler-SKU"),
        (GERMANY, {"listings_report_encoding": "cp1252"}, "Cp1252", "cp1252", "Händler-SKU"),
        (GERMANY, {"listings_report_locale": "en_GB"}, "UTF-8", "utf-8", "fulfilment-channel"),
        (FRANCE, {}, "UTF-8", "utf-8", "fulfillment-channel"),
        (JAPAN, {}, "Shift_JIS", "shift_jis", "出品者SKU"),
    ],
)
def test_language_and_encoding_depend_on_marketplace_and_day(
    sandbox: Sandbox, caller: CallingSeller, marketplace: str, settings: Any, charset: str, codec: str, word: str
) -> None:
    sandbox.settings(**settings)
    answer = download(caller, marketplaceIds=[marketplace])
    assert answer.headers["content-type"] == f"text/plain; charset={charset}"
    assert word in rows(answer.content.decode(codec))[0]


def test_the_download_may_not_tell_its_encoding(sandbox: Sandbox, caller: CallingSeller) -> None:
    sandbox.settings(listings_report_names_charset=False)
    assert download(caller).headers["content-type"] == "text/plain"


def test_columns_may_be_missing(sandbox: Sandbox, caller: CallingSeller) -> None:
    sandbox.settings(listings_report_lacks=["status", "open-date"], listings_report_locale="en_US")
    header, chair, *_ = rows(download(caller).text)
    assert not {"status", "open-date"} & set(header)
    assert chair[header.index("fulfillment-channel")] == "DEFAULT"


@pytest.mark.parametrize("asked", [False, True])
def test_a_compressed_report_is_inflated_by_the_client_if_asked(
    sandbox: Sandbox, caller: CallingSeller, asked: bool
) -> None:
    sandbox.settings(compressed_reports=True)
    query = {"enableContentEncodingUrlHeader": "true"} if asked else {}
    path = f"{REPORT_DOCUMENTS}/{ended(caller)['reportDocumentId']}"
    document = caller.http.get(path, params=query).json()
    content = caller.http.get(document["url"]).content
    assert document["compressionAlgorithm"] == "GZIP"
    assert b"CHAIR" in (content if asked else gzip.decompress(content))


def test_a_report_may_have_nothing_below_its_header(sandbox: Sandbox, caller: CallingSeller) -> None:
    sandbox.fault("empty-report")
    assert len(rows(download(caller).text)) == 1


def test_a_download_may_break_off(sandbox: Sandbox, caller: CallingSeller) -> None:
    sandbox.fault("truncated-download")
    with pytest.raises(httpx.RemoteProtocolError, match="without sending complete message body"):
        download(caller)
    assert len(rows(download(caller).text)) == 3


def test_an_address_expires(sandbox: Sandbox, caller: CallingSeller) -> None:
    url = caller.http.get(f"{REPORT_DOCUMENTS}/{ended(caller)['reportDocumentId']}").json()["url"]
    sandbox.advance(301)
    answer = caller.http.get(url)
    assert (answer.status_code, answer.headers["content-type"]) == (403, "application/xml")


def test_reports_are_found_page_by_page(caller: CallingSeller) -> None:
    made = [created(caller) for _ in range(3)]
    first = caller.http.get(REPORTS, params={"reportTypes": ALL_LISTINGS, "pageSize": 2}).json()
    second = caller.http.get(REPORTS, params={"nextToken": first["nextToken"]}).json()
    assert [each["reportId"] for each in first["reports"] + second["reports"]] == made[::-1]
    assert caller.http.get(REPORTS).status_code == 400


def test_a_document_belongs_to_its_seller(sandbox: Sandbox, caller: CallingSeller) -> None:
    document_id = ended(caller)["reportDocumentId"]
    other = CallingSeller(sandbox, sandbox.add_seller("A3OTHER", marketplaces=[GERMANY]))
    assert other.http.get(f"{REPORT_DOCUMENTS}/{document_id}").status_code == 404
    other.http.close()
