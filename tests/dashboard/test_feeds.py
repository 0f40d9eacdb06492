"""The pages about feeds: what was sent, what Amazon said of it, and what an operator can do about it."""

import re
from collections.abc import Iterator

import pytest

from sqlbridge.ledger.kept_documents import Kept
from tests.dashboard import feed_rows
from tests.dashboard.console import Browser
from tests.doctor.clinic import Clinic

HOSTILE = '<script>alert("1")</script>\' OR 1=1'


@pytest.fixture(autouse=True)
def _no_feeds(clinic: Clinic) -> Iterator[None]:
    feed_rows.empty(clinic)
    yield
    feed_rows.empty(clinic)


def listed(page: str) -> list[int]:
    """The feeds of a list, in its order."""
    return [int(number) for number in re.findall(r'data-label="Feed"><a href="[^"]*">(\d+)</a>', page)]


def test_the_list_shows_every_submission_and_import_by_its_classic_name(clinic: Clinic, vera: Browser) -> None:
    feed_rows.add_feed(clinic, 1, accepted_count=2, refused_count=1, closed_at="2026-11-01 11:00:00")
    feed_rows.add_feed(clinic, 2, "submitted", "shipments", submitted_at="2026-11-01 10:00:01")
    feed_rows.add_feed(clinic, 3, kind="orders", accepted_count=3, refused_count=0)
    feed_rows.add_feed(clinic, 4, "withdrawn", "stock", error="the run that had prepared it died")
    page = vera.get("feeds").text
    assert listed(page) == [4, 3, 2, 1]
    assert "A feed is stuck" in page
    assert "the run that had prepared it died" in page
    for name in ("_UPDATE_STOCK_PRICE_", "_POST_ORDER_FULFILLMENT_DATA_", "_IMPORT_ORDERS_"):
        assert f"{name}</code>" in page


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("state=open", [5, 2]),
        ("state=stuck", [2]),
        ("state=failed", [4]),
        ("state=done", [3, 1]),
        ("state=withdrawn&channel=de", [4]),
        ("kind=_UPDATE_STOCK_PRICE_", [5, 4, 1]),
        ("kind=orders", [3]),
        ("kind=stock&state=failed", [4]),
        ("channel=fr", []),
        ("channel=de&kind=price", [5, 1]),
        ("state=nonsense&kind=nonsense", [5, 4, 3, 2, 1]),
    ],
)
def test_filters_leave_what_fits(clinic: Clinic, vera: Browser, query: str, expected: list[int]) -> None:
    feed_rows.add_feed(clinic, 1)
    feed_rows.add_feed(clinic, 2, "submitted", "shipments", submitted_at="2026-11-01 10:00:01")
    feed_rows.add_feed(clinic, 3, kind="orders")
    feed_rows.add_feed(clinic, 4, "withdrawn", "stock")
    feed_rows.add_feed(clinic, 5, "submitted", submitted_at="2030-01-01")
    assert listed(vera.get(f"feeds?{query}").text) == expected


def test_pages_follow_each_other_without_gap_or_repetition(clinic: Clinic, vera: Browser) -> None:
    for number in range(1, 104):
        feed_rows.add_feed(clinic, number, "done" if number % 2 else "fatal")
    path, seen = "feeds", list[int]()
    while path:
        page = vera.get(path).text
        seen += listed(page)
        following = re.search(r'rel="next" href="/([^"]+)"', page)
        path = following[1].replace("&amp;", "&") if following else ""
    assert seen == list(range(103, 0, -1))


def test_a_feed_shows_its_messages_by_refusal_code_and_beginning_of_the_sku(clinic: Clinic, vera: Browser) -> None:
    feed_rows.add_feed(clinic, 7, accepted_count=1, refused_count=2, amazon_feed_id="amzn-7")
    feed_rows.add_message(clinic, 7, 1, "RED-1")
    feed_rows.add_message(clinic, 7, 2, "RED-2", "5461", "You need approval to list in this brand.")
    feed_rows.add_message(clinic, 7, 3, "BLUE-1", "777777", HOSTILE)

    def skus(query: str) -> list[str]:
        return re.findall(r'data-label="SKU"><a class="sku"[^>]*>([^<]*)<', vera.get(f"feeds/7?{query}").text)

    page = vera.get("feeds/7").text
    assert "Your account is not approved for this brand." in page
    assert "own words are all that is known of this code" in page
    assert "amzn-7" in page
    assert "<script>alert" not in page
    assert skus("") == ["RED-1", "RED-2", "BLUE-1"]
    assert skus("show=refused") == ["RED-2", "BLUE-1"]
    assert skus("sku=RED") == ["RED-1", "RED-2"]
    assert skus("sku=R%25") == []
    assert skus("code=5461") == ["RED-2"]
    assert skus("after=nonsense") == []
    assert vera.get("feeds/7?after=nonsense").status_code == 400
    assert [vera.get(f"feeds/{number}").status_code for number in ("8", "x", "9" * 30)] == [404, 404, 404]


def test_what_was_sent_and_what_came_back_is_shown_in_lines_and_downloaded_word_for_word(
    clinic: Clinic, vera: Browser
) -> None:
    sent, report = b'{"header":{"sellerId":"<b>A1"}}', b'{"issues":[]}'
    feed_rows.add_feed(clinic, 7)
    assert "No document is kept of it" in vera.get("feeds/7").text
    assert vera.get("feeds/7/document").status_code == 400
    feed_rows.keep(clinic, Kept.DOCUMENT, 7, sent)
    feed_rows.keep(clinic, Kept.REPORT, 7, report)
    assert "  &#34;header&#34;: {\n    &#34;sellerId&#34;: &#34;&lt;b&gt;A1&#34;" in vera.get("feeds/7/document").text
    assert "&#34;issues&#34;: []" in vera.get("feeds/7/report").text
    for name, content in (("document", sent), ("report", report)):
        answer = vera.get(f"feeds/7/{name}/download")
        assert answer.content == content
        assert answer.headers["content-type"] == "application/json"
        assert answer.headers["content-disposition"] == f'attachment; filename="feed-7-{name}.json"'


def test_a_feed_whose_values_went_one_by_one_says_that_there_is_no_document(clinic: Clinic, vera: Browser) -> None:
    feed_rows.add_feed(clinic, 7, submitted_at="2026-11-01 10:00:01")
    assert "Its values went one by one" in vera.get("feeds/7").text


def test_a_long_document_comes_in_parts_and_parcels_as_xml(clinic: Clinic, vera: Browser) -> None:
    feed_rows.add_feed(clinic, 8, kind="shipments")
    items = b"".join(b"<Item>%d</Item>" % number for number in range(20_000))
    feed_rows.keep(clinic, Kept.DOCUMENT, 8, b"<A>" + items + b"</A>")
    first, second, beyond = (vera.get(f"feeds/8/document?part={part}").text for part in (1, 2, 99))
    assert "Part 1 of 3" in first
    assert "&lt;A&gt;\n  &lt;Item&gt;0&lt;/Item&gt;\n" in first
    assert "Part 2 of 3" in second
    assert "Part 3 of 3" in beyond
    assert "&lt;/A&gt;</pre>" in beyond
    shown = re.findall(r"&lt;Item&gt;(\d+)&lt;/Item&gt;\n", first + second + beyond)
    assert shown == [str(number) for number in range(20_000)], "nothing is lost between two parts"
    answer = vera.get("feeds/8/document/download")
    assert answer.headers["content-type"].startswith("application/xml")
    feed_rows.keep(clinic, Kept.REPORT, 8, b"<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>")
    assert "&lt;!DOCTYPE a" in vera.get("feeds/8/report").text, "shown as it came: nothing of it is expanded"


def test_an_operator_gives_a_feed_up_and_its_change_goes_again(clinic: Clinic, vera: Browser, otto: Browser) -> None:
    feed_rows.add_feed(clinic, 9, "submitted", submitted_at="2026-11-01 10:00:01")
    feed_rows.add_refused_change(clinic, 1, 9, 1)
    clinic.run("UPDATE BRIDGE.changes SET state = 'sending'")
    assert "/feeds/abandon" not in vera.get("feeds/9").text
    assert "sqlbridge feeds abandon 9" in otto.get("feeds/9").text
    fields: dict[str, object] = {"subject": "9", "back": "/feeds/9"}
    assert "feed 9 is given up" in otto.follow(otto.send("feeds/abandon", fields, page="feeds/9"))
    assert feed_rows.rows(clinic, "SELECT state, error FROM BRIDGE.feeds") == [
        ("abandoned", "given up by the operator")
    ]
    assert feed_rows.rows(clinic, "SELECT state FROM BRIDGE.changes") == [("pending",)]
    again = otto.send("feeds/abandon", fields, page="feeds/9")
    assert (again.status_code, "feed 9 is not open" in again.text) == (409, True)
    assert feed_rows.rows(
        clinic, "SELECT action, subject, is_done FROM BRIDGE.audit WHERE action <> 'log-in' ORDER BY id"
    ) == [
        ("feeds-abandon", "9", 1),
        ("feeds-abandon", "9", 0),
    ]


def test_an_operator_sends_the_refused_of_one_feed_again_and_no_others(
    clinic: Clinic, vera: Browser, otto: Browser
) -> None:
    for feed in (10, 11):
        feed_rows.add_feed(clinic, feed, accepted_count=0, refused_count=1)
        feed_rows.add_message(clinic, feed, 1, f"SKU-{feed}", "90220", "missing")
        feed_rows.add_refused_change(clinic, feed, feed, 1)
    assert "/feeds/resend" not in vera.get("feeds/10").text
    page = otto.follow(otto.send("feeds/resend", {"subject": "10", "back": "/feeds/10"}, page="feeds/10"))
    assert "1 changes go again with the next run" in page
    assert feed_rows.rows(clinic, "SELECT id, state FROM BRIDGE.changes") == [(10, "pending"), (11, "refused")]
    assert feed_rows.rows(clinic, "SELECT actor, subject FROM BRIDGE.audit WHERE action <> 'log-in'") == [
        ("otto", "feed 10")
    ]


@pytest.mark.parametrize(
    ("state", "kind", "why"),
    [
        ("fatal", "price", "goes again by itself"),
        ("submitted", "price", "has not ended"),
        ("done", "shipments", "carries parcels"),
        ("done", "orders", "import of orders"),
        ("done", "patches", "beside a stuck feed"),
        ("done", "price", "no refusal of feed 12 stands"),
    ],
)
def test_what_cannot_be_sent_again_says_why(clinic: Clinic, otto: Browser, state: str, kind: str, why: str) -> None:
    feed_rows.add_feed(clinic, 12, state, kind)
    answer = otto.send("feeds/resend", {"subject": "12"}, page="feeds/12")
    assert (answer.status_code, why in answer.text) == (409, True), answer.text


def test_refusals_are_grouped_by_code_with_what_to_do_and_their_skus(clinic: Clinic, vera: Browser) -> None:
    assert "No refusal stands." in vera.get("feeds/errors").text
    feed_rows.add_feed(clinic, 20)
    for number in range(1, 61):
        feed_rows.add_message(clinic, 20, number, f"RED-{number}", "8541", "It contradicts the catalogue.")
    feed_rows.add_message(clinic, 20, 61, HOSTILE, "a&b", HOSTILE)
    page = vera.get("feeds/errors").text
    assert page.index("8541") < page.index("a&amp;b"), "the most frequent first"
    assert "the price is not the reason" in page
    assert "<script>alert" not in page
    first = vera.get("feeds/errors?code=8541").text
    found = re.findall(r">(RED-\d+)</a>", first)
    following = re.search(r'rel="next" href="/([^"]+)"', first)
    assert following
    found += re.findall(r">(RED-\d+)</a>", vera.get(following[1].replace("&amp;", "&")).text)
    assert found == [f"RED-{number}" for number in range(60, 0, -1)]
    hostile = vera.get("feeds/errors?code=a%26b").text
    assert "&lt;script&gt;" in hostile
    assert "<script>alert" not in hostile


def test_an_operator_sends_all_refusals_with_a_code_again(clinic: Clinic, vera: Browser, otto: Browser) -> None:
    feed_rows.add_feed(clinic, 21)
    for number, code in enumerate(("5461", "5461", "8541"), start=1):
        feed_rows.add_message(clinic, 21, number, f"SKU-{number}", code, "no")
        feed_rows.add_refused_change(clinic, number, 21, number)
    assert "/feeds/errors/resend" not in vera.get("feeds/errors").text
    answer = otto.send("feeds/errors/resend", {"subject": "5461", "back": "/feeds/errors"}, page="feeds/errors")
    assert "2 changes go again" in otto.follow(answer)
    assert feed_rows.rows(clinic, "SELECT state FROM BRIDGE.changes ORDER BY id") == [
        ("pending",),
        ("pending",),
        ("refused",),
    ]
    nothing = otto.send("feeds/errors/resend", {"subject": "nonsense"}, page="feeds/errors")
    assert (nothing.status_code, "nothing to send again" in nothing.text) == (409, True)
