"""The page of EAN matches: what Amazon's catalogue says, and what an operator decides."""

import json

from tests.dashboard.console import Browser
from tests.dashboard.rows import Rows
from tests.dashboard.rows import rows as rows

CANDIDATES = json.dumps(["B00000CAN1 Can", "B00000CAN2 <b>Cans</b>"])


def test_matches_are_shown_by_state_and_sku_with_links_to_amazon(vera: Browser, rows: Rows) -> None:
    rows.match("CAN", "ambiguous", candidates=CANDIDATES, reason="several ASINs have this code")
    rows.match("CANDLE", "unknown", reason="Amazon's catalogue has no 08711253001202")
    rows.match("BUN", "listed", asin="B00000BUN1")
    rows.match("CAN", "found", channel="fr")

    page = vera.get("matches").text
    assert page.index(">BUN<") < page.index(">CAN<") < page.index(">CANDLE<")
    assert page.count(">CAN<") == 1
    assert 'href="https://www.amazon.de/dp/B00000CAN1" rel="noreferrer"' in page
    assert "&lt;b&gt;Cans&lt;/b&gt;" in page
    assert "several ASINs have this code" in page
    assert "Choose" not in page
    for query, skus in (
        ("state=unknown", ["CANDLE"]),
        ("sku=CAN", ["CAN", "CANDLE"]),
        ("sku=CA%25", []),
        ("state=shared", []),
    ):
        page = vera.get(f"matches?{query}").text
        assert [sku for sku in ("BUN", "CAN", "CANDLE") if f">{sku}<" in page] == skus


def test_a_page_of_matches_leads_to_the_next_one(vera: Browser, rows: Rows) -> None:
    for number in range(60):
        rows.match(f"SKU-{number:02}", "unknown")
    for query in ("?", "?state=unknown", "?sku=SKU"):
        first = vera.get(f"matches{query}").text
        assert ("SKU-49" in first, "SKU-50" in first) == (True, False)
        after = first.split("after=")[1].split('"')[0].split("&")[0]
        second = vera.get(f"matches{query}&after={after}").text
        assert ("SKU-49" in second, "SKU-50" in second, "SKU-59" in second) == (False, True, True)


def test_an_operator_chooses_a_candidate_or_another_asin_and_takes_it_back(otto: Browser, rows: Rows) -> None:
    sku = "CAN '7'"
    id_ = rows.match(sku, "ambiguous", candidates=CANDIDATES)
    page = otto.get("matches").text
    assert (
        "sqlbridge matches choose &#39;CAN &#39;&#34;&#39;&#34;&#39;7&#39;&#34;&#39;&#34;&#39;&#39; B00000CAN2"
        in page
    )

    about: dict[str, object] = {"sku": sku, "channel": "de", "back": "/matches?state=ambiguous"}
    answer = otto.send("match/choose", {**about, "asin": "B00000CAN2"})
    assert answer.headers["location"] == "/matches?state=ambiguous"
    assert "is offered on B00000CAN2 with the next run" in otto.follow(answer)
    assert (rows.value("matches", "state", id_), rows.value("matches", "asin", id_)) == ("chosen", "B00000CAN2")
    otto.follow(otto.send("match/choose", {**about, "asin": "b0000other"}))
    assert rows.value("matches", "asin", id_) == "B0000OTHER"
    assert "is looked up with the next run" in otto.follow(otto.send("match/include", about))
    assert ">CAN" not in otto.get("matches").text
    assert rows.audited() == [("otto", f"matches-{what}", sku, True) for what in ("choose", "choose", "include")]


def test_an_operator_excludes_after_a_question_and_not_what_is_at_amazon(otto: Browser, rows: Rows) -> None:
    id_ = rows.match("CAN", "found", asin="B00000CAN1")
    rows.match("BUN", "listed", asin="B00000BUN1")
    page = otto.get("matches").text
    assert page.count("Never offer this product on the channel") == 2  # of one product: as attribute and as text
    assert "CAN is not offered." in otto.follow(otto.send("match/exclude", {"sku": "CAN", "channel": "de"}))
    assert rows.value("matches", "state", id_) == "excluded"
    for action, fields in (
        ("exclude", {"sku": "BUN", "channel": "de"}),
        ("choose", {"sku": "BUN", "channel": "de", "asin": "B00000BUN2"}),
        ("choose", {"sku": "CAN", "channel": "de", "asin": "4006381333931"}),
        ("include", {"sku": "CAN", "channel": "it"}),
        ("include", {"channel": "de"}),
    ):
        assert otto.send(f"match/{action}", dict(fields)).status_code == 409
    assert rows.value("matches", "state", id_) == "excluded"
    assert [one[3] for one in rows.audited()] == [True, *[False] * 5]
