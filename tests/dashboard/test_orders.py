"""The pages of orders: what keeps them out of the shop, and what an operator does about it."""

import re

from tests.dashboard.console import Browser
from tests.dashboard.rows import Rows
from tests.dashboard.rows import rows as rows
from tests.doctor.clinic import Clinic
from tests.tasks.orders.office import amazon_order, line

ORDER = re.compile(r"305-\d{7}-\d{7}")


def _listed(page: str) -> list[str]:
    return list(dict.fromkeys(ORDER.findall(page[page.index("<tbody>") :]))) if "<tbody>" in page else []


def test_orders_are_shown_by_state_and_those_with_a_problem_with_its_reason(vera: Browser, rows: Rows) -> None:
    rows.order(_id(1), "failed", reason="no product of the shop carries the SKU 'X'")
    rows.order(_id(2), "imported", status="CANCELLED", shop_reference="ABCDEF")
    rows.order(_id(3), "imported", is_cancelled_in_shop=1)
    rows.order(_id(4), "imported", shop_reference="GHIJKL")
    rows.order(_id(5), "pending", status="PENDING")
    rows.order(_id(6), "cancelled", status="CANCELLED", reason="no problem of ours")

    everything = vera.get("orders").text
    assert _listed(everything) == [_id(number) for number in (6, 5, 4, 3, 2, 1)]
    assert "GHIJKL" in everything
    problems = vera.get("orders?state=problems").text
    assert _listed(problems) == [_id(number) for number in (3, 2, 1)]
    for words in ("carries the SKU &#39;X&#39;", "cancelled at Amazon, not in the shop", "still open at Amazon"):
        assert words in problems
    assert _listed(vera.get("orders?state=pending").text) == [_id(5)]


def test_an_order_is_found_by_how_its_number_begins(vera: Browser, rows: Rows) -> None:
    rows.order(_id(1), "imported")
    rows.order(_id(2), "imported", account="gone")
    rows.order("999-1234567-0000001", "imported")
    assert _listed(vera.get("orders?order=305-1234").text) == [_id(1), _id(2)]
    for nothing in ("306", "30%25", "3_5", "%C3%A4", "' OR '1"):
        assert "No order is so." in vera.get(f"orders?order={nothing}").text, nothing


def test_every_page_of_orders_leads_to_the_next_one(vera: Browser, rows: Rows) -> None:
    for number in range(1, 106):
        rows.order(_id(number), "failed", items=0)
    for path in ("orders", "orders?state=failed", "orders?state=problems", "orders?order=305"):
        seen = []
        while path:
            page = vera.get(path).text
            seen += _listed(page)
            found = re.search(r'rel="next" href="/([^"]+)"', page)
            path = found[1].replace("&amp;", "&") if found else ""
        assert sorted(seen) == [_id(number) for number in range(1, 106)]


def test_an_order_has_a_page_with_items_parcels_and_nothing_of_the_buyer(vera: Browser, rows: Rows) -> None:
    hostile = "<script>alert('no')</script>"
    id_ = rows.order(
        _id(1),
        "imported",
        items=2,
        reason=hostile,
        shop_order_id="71",
        shop_reference='R"1',
        content="Jörg Groß".encode(),
    )
    rows.parcel(id_, "confirmed", feed_id=17, tracking_number=hostile)
    page = vera.get(f"orders/{_id(1)}").text
    assert page.count("DEMO-0002") >= 2
    for words in ("R&#34;1", "id 71", "feed 17", "/feeds/17", "&lt;script&gt;", f"/audit?subject={_id(1)}"):
        assert words in page, words
    assert "alert(&#39;no&#39;)" in page
    assert hostile not in page
    assert "Jörg" not in page
    for unknown in (_id(2), "305-%C3%A4", "..%2F..%2Fetc"):
        assert vera.get(f"orders/{unknown}").status_code == 404


def test_a_viewer_sees_no_button_and_an_operator_those_that_fit_the_state(
    vera: Browser, otto: Browser, rows: Rows
) -> None:
    rows.order(_id(1), "failed")
    rows.order(_id(2), "imported")
    rows.order(_id(3), "closed")
    assert "What you can do" not in vera.get(f"orders/{_id(1)}").text
    page = otto.get(f"orders/{_id(1)}").text
    for words in (
        "Bring it into the shop now",
        f"sqlbridge orders retry {_id(1)}",
        f"sqlbridge orders dismiss {_id(1)}",
    ):
        assert words in page
    assert "What you can do" not in otto.get(f"orders/{_id(2)}").text
    assert "Leave it out" not in otto.get(f"orders/{_id(3)}").text


def test_an_operator_leaves_an_order_out_after_a_question(otto: Browser, rows: Rows) -> None:
    id_ = rows.order(_id(1), "failed")
    assert "Leave the order out of the shop for good?" in otto.get(f"orders/{_id(1)}").text
    answer = otto.send("order/dismiss", {"subject": _id(1)})
    assert answer.headers["location"] == f"/orders/{_id(1)}"
    assert f"Order {_id(1)} is left out of the shop." in otto.follow(answer)
    assert rows.value("orders", "state", id_) == "closed"
    refused = otto.send("order/dismiss", {"subject": _id(1)})
    assert (refused.status_code, "does not wait to be imported" in refused.text) == (409, True)
    assert rows.audited() == [
        ("otto", "orders-dismiss", _id(1), True),
        ("otto", "orders-dismiss", _id(1), False),
    ]


def test_an_operator_brings_an_order_in_when_its_reason_is_mended(otto: Browser, rows: Rows, clinic: Clinic) -> None:
    order = amazon_order(71, line("TILL-7"))
    clinic.sandbox.add_orders([order])
    id_ = rows.order(order.order_id, "failed")
    page = otto.follow(otto.send("order/retry", {"subject": order.order_id}))
    assert "still cannot be imported" in page
    assert "no product of the shop carries the SKU &#39;TILL-7&#39;" in page
    assert "Jörg" not in page

    clinic.run("UPDATE SHOP.ps_product SET reference = 'TILL-7' WHERE reference = 'DEMO-0002'")
    try:
        page = otto.follow(otto.send("order/retry", {"subject": order.order_id}))
    finally:
        clinic.run("UPDATE SHOP.ps_product SET reference = 'DEMO-0002' WHERE reference = 'TILL-7'")
    assert f"Order {order.order_id} is in the shop." in page
    assert rows.value("orders", "state", id_) == "imported"
    assert rows.value("orders", "shop_reference", id_) in page
    assert [one[1:] for one in rows.audited()] == [
        ("orders-retry", order.order_id, False),
        ("orders-retry", order.order_id, True),
    ]


def _id(number: int) -> str:
    return f"305-1234567-{number:07}"
