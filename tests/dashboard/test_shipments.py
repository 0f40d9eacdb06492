"""The pages of shipments: what Amazon knows of the shop's parcels, and as what it is told the carriers."""

from tests.dashboard.console import Browser
from tests.dashboard.rows import Rows
from tests.dashboard.rows import rows as rows

FIRST, SECOND = "305-1234567-0000001", "305-1234567-0000002"


def test_parcels_are_shown_by_state_and_those_with_a_problem_with_its_reason(vera: Browser, rows: Rows) -> None:
    order = rows.order(FIRST, "imported")
    rows.parcel(order, "confirmed", 1, tracking_number="FINE", feed_id=17)
    rows.parcel(order, "confirmed", 2, tracking_number="ODD", reason="shipped at Amazon without this bridge")
    rows.parcel(order, "refused", 3, tracking_number="NO", reason="the order is cancelled at Amazon")
    rows.parcel(order, "waiting", 4, tracking_number="")
    rows.parcel(order, "ready", 5, tracking_number="SOON")

    def shown(query: str) -> list[str]:
        page = vera.get(f"shipments{query}").text
        return [words for words in ("FINE", "ODD", "NO", "no. 4", "SOON") if words in page]

    assert shown("") == ["FINE", "ODD", "NO", "no. 4", "SOON"]
    assert shown("?state=problems") == ["ODD", "NO", "no. 4"]
    assert shown("?state=ready") == ["SOON"]
    page = vera.get("shipments").text
    for words in ("the order is cancelled at Amazon", "/feeds/17", f"/orders/{FIRST}"):
        assert words in page


def test_parcels_are_found_by_the_order(vera: Browser, rows: Rows) -> None:
    rows.parcel(rows.order(FIRST, "imported"), "confirmed", tracking_number="ONE")
    rows.parcel(rows.order(SECOND, "imported"), "confirmed", tracking_number="TWO")
    page = vera.get(f"shipments?order={SECOND}").text
    assert ("TWO" in page, "ONE" in page) == (True, False)
    assert "No parcel is so." in vera.get("shipments?order=9").text


def test_a_page_of_parcels_leads_to_the_next_one(vera: Browser, rows: Rows) -> None:
    order = rows.order(FIRST, "imported")
    for number in range(1, 61):
        rows.parcel(order, "refused", number, tracking_number=f"<b>{number}</b>")
    for query in ("?", "?state=refused", "?state=problems"):
        first = vera.get(f"shipments{query}").text
        assert ("&lt;b&gt;60&lt;" in first, "&lt;b&gt;10&lt;" in first) == (True, False)
        after = first.split("after=")[1].split('"')[0].split("&")[0]
        second = vera.get(f"shipments{query}&after={after}").text
        assert ("&lt;b&gt;10&lt;" in second, "&lt;b&gt;11&lt;" in second, 'rel="next"' in second) == (
            True,
            False,
            False,
        )


def test_carriers_are_shown_as_amazon_is_told_them(vera: Browser, rows: Rows) -> None:
    order = rows.order(FIRST, "imported")
    rows.parcel(order, "confirmed", 1)
    rows.parcel(order, "confirmed", 2, carrier_title="Rennrad<Kurier", carrier_code="rk")
    page = vera.get("shipments/carriers").text
    assert 'class="badge good">DHL' in page
    assert 'class="badge warn">Other' in page
    assert "Rennrad&lt;Kurier" in page


def test_refused_parcels_are_sent_again_by_an_operator_only(vera: Browser, otto: Browser, rows: Rows) -> None:
    rows.parcel(rows.order(FIRST, "imported"), "refused")
    assert "Send it again" not in vera.get("shipments").text
    page = otto.get("shipments").text
    assert "Send it again" in page
    assert f"sqlbridge shipments retry {FIRST}" in page
    # The channel tells Amazon of no shipments here: what an operator is told, and the audit has.
    refused = otto.send("shipment/retry", {"subject": FIRST})
    assert (refused.status_code, "has no parcel to send again" in refused.text) == (409, True)
    assert rows.audited() == [("otto", "shipments-retry", FIRST, False)]
