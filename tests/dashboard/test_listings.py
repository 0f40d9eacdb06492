"""The pages of listings and of drift, and linking a listing to another SKU of the shop."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from sqlbridge.tasks.listings import search as listing_search
from tests.dashboard.console import Browser
from tests.dashboard.rows import Rows
from tests.dashboard.rows import rows as rows
from tests.doctor.clinic import Clinic

GONE_SINCE = "'2026-11-19 00:00:00'"


@pytest.fixture
def presence_limit(clinic: Clinic) -> Iterator[None]:
    """What was not seen since the 19th of November is gone."""
    clinic.run(
        "DELETE FROM BRIDGE.progress WHERE task = 'match'",
        f"INSERT INTO BRIDGE.progress (task, channel, reached_at) VALUES ('match', 'de', {GONE_SINCE})",
    )
    yield
    clinic.run("DELETE FROM BRIDGE.progress WHERE task = 'match'")


def _shown(page: str) -> list[str]:
    return re.findall(r'<td data-label="Seller SKU"><span class="sku">([^<]*)</span>', page)


def test_listings_are_held_against_the_shop(vera: Browser, rows: Rows, presence_limit: None, clinic: Clinic) -> None:
    rows.listing("DEMO-0001")
    rows.listing("DEMO-0005", last_seen_at="2026-11-01 00:00:00")
    rows.listing("DEMO-0007", fulfilment="amazon")
    rows.listing("X<1>", shop_sku="NOWHERE", asin='"><script>')
    rows.listing("TWIN", shop_sku="DEMO-0002")
    clinic.run("UPDATE SHOP.ps_product SET reference = 'DEMO-0002' WHERE reference = 'DEMO-0003'")
    try:
        page = vera.get("listings").text
        ambiguous = vera.get("listings?only=ambiguous").text
    finally:
        clinic.run(
            "UPDATE SHOP.ps_product SET reference = 'DEMO-0003' WHERE reference = 'DEMO-0002'"
            " ORDER BY id_product DESC LIMIT 1"
        )
    assert _shown(page) == ["ANY", "DEMO-0001", "DEMO-0005", "DEMO-0007", "TWIN", "X&lt;1&gt;"]
    assert "<script>" not in page
    assert "dp/%22%3E%3Cscript%3E" in page
    assert re.findall(r'<td data-label="Match"><span class="badge \w+">([^<]+)', page) == [
        *("amazon-only", "matched", "gone", "matched", "ambiguous", "amazon-only"),
    ]
    assert "Show its offer" not in page
    assert _shown(ambiguous) == ["TWIN"]
    assert _shown(vera.get("listings?only=amazon-only").text) == ["ANY", "X&lt;1&gt;"]
    assert _shown(vera.get("listings?only=gone").text) == ["DEMO-0005"]
    assert _shown(vera.get("listings?only=fulfilled+by+Amazon").text) == ["DEMO-0007"]


def test_listings_are_found_by_how_either_sku_begins(vera: Browser, rows: Rows) -> None:
    rows.listing("A-1", shop_sku="DEMO-0001")
    rows.listing("A-2", shop_sku="DEMO-0001")
    rows.listing("B-1", shop_sku="A-9")
    assert _shown(vera.get("listings?sku=A-").text) == ["A-1", "A-2"]
    assert _shown(vera.get("listings?sku=A-&by=shop").text) == ["B-1"]
    assert _shown(vera.get("listings?sku=DEMO-0001&by=shop").text) == ["A-1", "A-2"]
    assert _shown(vera.get("listings?sku=a-").text) == []


@pytest.mark.parametrize("query", ["?", "?by=shop", "?only=amazon-only", "?only=gone", "?only=gone&by=shop"])
def test_the_pages_of_a_list_and_of_its_windows_show_each_listing_once(
    query: str, vera: Browser, rows: Rows, presence_limit: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing_search, "WINDOW", 30)
    monkeypatch.setattr(listing_search, "SHOP_WINDOW", 70)
    for number in range(120):
        seen_at = "2026-11-01" if "gone" in query else "2026-11-20"
        rows.listing(f"S-{number:03}", shop_sku=f"P-{number // 40}", last_seen_at=seen_at)
    seen: list[str] = []
    path = f"listings{query}"
    while path:
        page = vera.get(path).text
        seen += _shown(page)
        found = re.search(r'rel="next" href="/([^"]+)"', page)
        path = found[1].replace("&amp;", "&") if found else ""
    assert sorted(set(seen) - {"ANY"}) == [f"S-{number:03}" for number in range(120)]
    assert len(seen) == len(set(seen))


def test_what_became_of_the_last_report_is_told(vera: Browser, rows: Rows) -> None:
    assert "None was asked for on this channel." in vera.get("listings").text
    rows.report("done", listing_count=4711)
    rows.report("fatal", error="Amazon could not make the report: <b>it says no more</b>")
    page = vera.get("listings").text
    for words in ("4,711 in the last complete report", ">fatal<", "&lt;b&gt;it says no more"):
        assert words in page
    assert "sqlbridge listings import report.txt --channel de" in page


def test_a_shop_that_cannot_be_asked_keeps_no_listing_from_being_seen(
    vera: Browser, rows: Rows, clinic: Clinic
) -> None:
    rows.listing("DEMO-0001")
    clinic.run("UPDATE SHOP.ps_shop SET active = 0, deleted = 1")
    try:
        page = vera.get("listings").text
    finally:
        clinic.run("UPDATE SHOP.ps_shop SET active = 1, deleted = 0")
    assert "How they match is not known" in page
    assert "DEMO-0001" in _shown(page)


def test_drift_is_shown_the_last_seen_first(vera: Browser, rows: Rows) -> None:
    assert "Amazon reports everything as it acknowledged it." in vera.get("listings/drift").text
    for number in range(60):
        rows.drift(f"S-{number:02}", last_seen_at=f"2026-11-20 08:{number % 30:02}:00")
    rows.drift("<i>", last_seen_at="2026-11-20 10:00:00", acknowledged=19.99, reported=18.5)
    first = vera.get("listings/drift").text
    assert first.index("&lt;i&gt;") < first.index("S-59") < first.index("S-29")
    assert ("19.99" in first, "18.5" in first, "S-00" in first) == (True, True, False)
    after = first.split("after=")[1].split('"')[0]
    second = vera.get(f"listings/drift?after={after}").text
    listed = [re.findall(r">(S-\d\d)<", page) for page in (first, second)]
    assert sorted([*listed[0], *listed[1]]) == [f"S-{number:02}" for number in range(60)]


def test_an_operator_links_a_listing(otto: Browser, rows: Rows) -> None:
    id_ = rows.listing("AMAZON'S-1")
    page = otto.get("listings").text
    assert "sqlbridge listings link &#39;AMAZON&#39;&#34;&#39;&#34;&#39;S-1&#39; SHOP_SKU --channel de" in page
    about: dict[str, Any] = {"sku": "AMAZON'S-1", "channel": "de", "back": "/listings?sku=AMAZON"}
    refused = otto.send("listings/link", {**about, "shop_sku": "NOWHERE"})
    assert (refused.status_code, "so the listing would go to 0" in refused.text) == (409, True)
    assert rows.value("listings", "shop_sku", id_) == "AMAZON'S-1"
    answer = otto.send("listings/link", {**about, "shop_sku": "DEMO-0003"})
    assert answer.headers["location"] == "/listings?sku=AMAZON"
    assert "shows the offer of DEMO-0003 from the next run on" in otto.follow(answer)
    assert (rows.value("listings", "shop_sku", id_), rows.value("listings", "is_logged", id_)) == ("DEMO-0003", 0)
    otto.follow(otto.send("listings/link", {**about, "shop_sku": "NOWHERE", "even_if_missing": "1"}))
    assert rows.value("listings", "shop_sku", id_) == "NOWHERE"
    unknown = otto.send("listings/link", {**about, "sku": "NONE", "shop_sku": "DEMO-0003"})
    assert (unknown.status_code, "is not listed on de" in unknown.text) == (409, True)
    assert [one[1:] for one in rows.audited()] == [
        ("listings-link", "AMAZON'S-1", False),
        ("listings-link", "AMAZON'S-1", True),
        ("listings-link", "AMAZON'S-1", True),
        ("listings-link", "NONE", False),
    ]
