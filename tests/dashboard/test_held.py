"""Held values are found by kind, place and reason, and let go one by one, ticked, or all that are shown."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection

from sqlbridge.database.engine import open_database
from sqlbridge.ledger.held_values import HeldFilter
from sqlbridge.ledger.views import held_pages
from sqlbridge.model.feeds import FeedKind
from tests.dashboard.console import Browser
from tests.dashboard.effort import rows_read
from tests.dashboard.test_waiting import audited, next_page
from tests.doctor.clinic import Clinic

_JUMP = "held: the price would go from 10 to 99 (+890 %)"
_MASS = "held: 12 of 12 stocked listings would go to 0 at once; release them if that is right"


def hold(clinic: Clinic, sku: str, kind: str = "price", value: str = "99", where: str = "de") -> int:
    """Hold a value; its id."""
    reason = _JUMP if kind == "price" else _MASS
    clinic.run(
        "INSERT INTO BRIDGE.listing_values (kind, destination, seller_sku, acknowledged, held_value, held_reason) "
        f"VALUES ('{kind}', '{where}', '{sku}', 10, {value}, '{reason}')"
    )
    return int(clinic.shop.read(f"SELECT max(id) FROM `{clinic.settings.bridge.schema}`.listing_values")[0][0])


def released(clinic: Clinic) -> set[str]:
    query = (
        f"SELECT seller_sku FROM `{clinic.settings.bridge.schema}`.listing_values WHERE released_value = held_value"
    )
    return {str(row[0]) for row in clinic.shop.read(query)}


@pytest.fixture(autouse=True)
def tidy(clinic: Clinic) -> Iterator[None]:
    """Nothing is held but what the test holds."""
    clinic.run("DELETE FROM BRIDGE.listing_values", "DELETE FROM BRIDGE.audit")
    yield
    clinic.run("DELETE FROM BRIDGE.listing_values", "DELETE FROM BRIDGE.audit")


def test_held_values_are_counted_and_told_with_both_values_and_the_reason(clinic: Clinic, vera: Browser) -> None:
    assert "Nothing is held." in vera.get("held").text
    hold(clinic, "JUMP")
    for number in range(3):
        hold(clinic, f"ZERO-{number}", "stock", "0", "main")
    hold(clinic, '<script>"x"')
    page = vera.get("held").text
    for words in ("prices on de that jump", "quantities of main that would go to 0", "the price would go from 10"):
        assert words in page
    assert '<div class="figure">3</div>' in page
    assert "<script>&#34;" not in page
    assert "&lt;script&gt;&#34;x&#34;" in page
    assert 'method="post"' not in page.partition("<main")[2]


def test_filters_leave_the_others_out(clinic: Clinic, vera: Browser) -> None:
    hold(clinic, "JUMP")
    hold(clinic, "JUMP-FR", where="fr")
    hold(clinic, "ZERO", "stock", "0", "main")
    shown = {
        query: {sku for sku in ("JUMP", "JUMP-FR", "ZERO") if f">{sku}<" in vera.get(f"held?{query}").text}
        for query in ("kind=price", "kind=stock", "destination=fr", "reason=at+once", "reason=%25", "kind=nonsense")
    }
    assert shown == {
        "kind=price": {"JUMP", "JUMP-FR"},
        "kind=stock": {"ZERO"},
        "destination=fr": {"JUMP-FR"},
        "reason=at+once": {"ZERO"},
        "reason=%25": {"JUMP", "JUMP-FR"},
        "kind=nonsense": {"JUMP", "JUMP-FR", "ZERO"},
    }


def test_many_held_values_come_page_by_page(clinic: Clinic, vera: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(60):
        hold(clinic, f"ZERO-{number:03}", "stock", "0", "main")
    hold(clinic, "JUMP")
    first = vera.get("held").text
    assert (">ZERO-049<" in first, ">ZERO-050<" in first) == (True, False)
    second = vera.get(next_page(first)).text
    assert (">ZERO-049<" in second, ">ZERO-059<" in second, ">JUMP<" in second) == (False, True, True)
    monkeypatch.setattr("sqlbridge.dashboard.pages.held._WINDOW", 25)
    page, turned = vera.get("held?destination=de").text, 0
    while path := next_page(page):
        assert ">JUMP<" not in page
        page, turned = vera.get(path).text, turned + 1
    assert (turned, ">JUMP<" in page) == (2, True)


def test_one_and_ticked_ones_are_let_go_each_with_its_word_in_the_audit(clinic: Clinic, otto: Browser) -> None:
    ids = [hold(clinic, sku) for sku in ("A", "B", "C")]
    page = otto.get("held").text
    assert "sqlbridge offers release A" in page
    answer = otto.send("held/release", {"value": ids[0], "back": "/held"}, page="held")
    page = otto.follow(answer)
    assert "the held value of A goes with the next run" in page
    assert ">A<" not in page
    assert released(clinic) == {"A"}
    page = otto.follow(otto.send("held/release", {"value": ids[1:]}, page="held"))
    assert "the held values of 2 SKUs go with the next run" in page
    assert [(row[0], row[1]) for row in audited(clinic, "offers-release")] == [("otto", sku) for sku in "ABC"]
    assert otto.send("held/release", {"value": ids[0]}, page="held").status_code == 409
    assert otto.send("held/release", {}, page="held").status_code == 409


def test_all_that_the_list_is_filtered_to_are_let_go_after_a_question(clinic: Clinic, otto: Browser) -> None:
    hold(clinic, "JUMP")
    for number in range(3):
        hold(clinic, f"ZERO-{number}", "stock", "0", "main")
    assert "release-all" not in otto.get("held").text
    page = otto.get("held?kind=stock&reason=at+once").text
    assert "sqlbridge offers release --kind stock --reason &#39;at once&#39;" in page
    assert "Are they right?" in page
    fields: dict[str, object] = {"kind": "stock", "reason": "at once", "destination": ""}
    page = otto.follow(otto.send("held/release-all", fields, page="held"))
    assert "3 values go with the next run" in page
    assert released(clinic) == {"ZERO-0", "ZERO-1", "ZERO-2"}
    assert [row[1] for row in audited(clinic, "offers-release")] == ["at once, stock"]
    assert otto.send("held/release-all", {}, page="held").status_code == 409
    assert released(clinic) == {"ZERO-0", "ZERO-1", "ZERO-2"}


def test_pages_are_read_along_the_index_of_held_values(clinic: Clinic) -> None:
    rows = ", ".join(f"('price', 'de', 'S{number}', 10, {number} % 7 + 1, 'held: x')" for number in range(6000))
    columns = "(kind, destination, seller_sku, acknowledged, held_value, held_reason)"
    clinic.run(f"INSERT INTO BRIDGE.listing_values {columns} VALUES {rows}", "ANALYZE TABLE BRIDGE.listing_values")
    database, wanted = open_database(clinic.settings), HeldFilter(FeedKind.PRICE, destination="de")
    tables = database.tables

    def pages(connection: Connection) -> None:
        first = held_pages.page(connection, tables, wanted, after=None, until=None, limit=50)
        place = first[-1].place
        until = held_pages.window_end(connection, tables, wanted, after=place, size=100)
        more = held_pages.page(connection, tables, wanted, after=place, until=until, limit=50)
        assert len({row.id for row in (*first, *more)}) == 100
        assert held_pages.counted(connection, tables, 100)[0][2:] == (101, True)

    assert rows_read(database, pages) < 1000
    database.engine.dispose()
