"""Orders as the Orders API 2026-01-01 tells them. Source: its model, and the issues that the tests name."""

from typing import Any

import pytest

from sqlbridge.errors import InputError
from sqlbridge.sandbox import Listing, Sandbox, Seller
from tests.sandbox.orders import ORDER_ID, ORDERS, found, item, order, read, search
from tests.sandbox.seller import FRANCE, GERMANY, SELLER, CallingSeller

LONG_AGO = "2020-01-01T00:00:00Z"


def test_an_order_is_found_two_minutes_after_its_change(sandbox: Sandbox, caller: CallingSeller) -> None:
    sandbox.add_orders([order()])
    assert found(caller) == []
    sandbox.advance(120)
    answer = search(caller).json()
    assert [each["orderId"] for each in answer["orders"]] == [ORDER_ID]
    assert answer["lastUpdatedBefore"] == answer["orders"][0]["lastUpdatedTime"]


def test_a_change_moves_an_order_on_the_one_timeline_only(sandbox: Sandbox, caller: CallingSeller) -> None:
    sandbox.add_orders([order(status="PENDING")])
    sandbox.advance(600)
    between = sandbox.now().isoformat()
    sandbox.advance(600)
    sandbox.pay_order(ORDER_ID)
    sandbox.advance(120)
    assert found(caller, lastUpdatedAfter=between) == [ORDER_ID]
    answer = caller.http.get(ORDERS, params={"createdAfter": between}).json()
    assert answer["orders"] == []
    assert "createdBefore" in answer


WRONG_SEARCHES: tuple[dict[str, str], ...] = (
    {},
    {"createdAfter": LONG_AGO, "lastUpdatedAfter": LONG_AGO},
    {"createdAfter": LONG_AGO, "lastUpdatedBefore": LONG_AGO},
    {"createdBefore": LONG_AGO},
    {"createdAfter": "2020-01-02T00:00:00Z", "createdBefore": LONG_AGO},
    {"createdAfter": LONG_AGO, "createdBefore": "2099-01-01T00:00:00Z"},
    {"createdAfter": "TEST_CASE_400"},
    {"createdAfter": "2020-01-01T00:00:00"},
    {"createdAfter": LONG_AGO, "maxResultsPerPage": "0"},
    {"createdAfter": LONG_AGO, "maxResultsPerPage": "101"},
    {"createdAfter": LONG_AGO, "fulfillmentStatuses": "Unshipped"},
    {"createdAfter": LONG_AGO, "fulfilledBy": "MFN"},
    {"createdAfter": LONG_AGO, "includedData": "BUYER,NOPE"},
    {"createdAfter": LONG_AGO, "marketplaceIds": "ATVPDKIKX0DER"},
    {"createdAfter": LONG_AGO, "marketplaceIds": ",".join([GERMANY] * 51)},
    {"createdAfter": LONG_AGO, "paginationToken": "garbage"},
)


def test_a_wrong_search_is_refused(caller: CallingSeller) -> None:
    for query in WRONG_SEARCHES:
        answer = caller.http.get(ORDERS, params=query)
        assert (query, answer.status_code, answer.json()["errors"][0]["code"]) == (query, 400, "InvalidInput")


def test_orders_are_found_by_status_fulfiller_and_marketplace(sandbox: Sandbox, caller: CallingSeller) -> None:
    french, amazons = order("B", marketplace_id=FRANCE), order("C", fulfilled_by="AMAZON")
    sandbox.add_orders([order("A", status="PENDING"), french, amazons])
    sandbox.advance(120)
    assert found(caller) == ["A", "B", "C"]
    assert found(caller, fulfillmentStatuses="PENDING,SHIPPED") == ["A"]
    assert found(caller, marketplaceIds=FRANCE) == ["B"]
    assert found(caller, fulfilledBy="AMAZON") == ["C"]


def test_orders_of_another_seller_do_not_exist(sandbox: Sandbox, caller: CallingSeller) -> None:
    sandbox.add_seller("A3OTHER", marketplaces=[GERMANY])
    sandbox.add_orders([order(seller_id="A3OTHER")])
    sandbox.advance(120)
    assert found(caller) == []
    assert caller.http.get(f"{ORDERS}/{ORDER_ID}").status_code == 404


def test_pages_follow_each_other_though_an_order_moves_meanwhile(sandbox: Sandbox, caller: CallingSeller) -> None:
    for order_id in "ABCDE":
        sandbox.add_orders([order(order_id, status="PENDING")])
        sandbox.advance(1)
    sandbox.advance(120)
    first = search(caller, maxResultsPerPage="2").json()
    sandbox.pay_order("A")
    sandbox.advance(600)
    token = first["pagination"]["nextToken"]
    second = search(caller, maxResultsPerPage="2", paginationToken=token).json()
    last = search(caller, paginationToken=second["pagination"]["nextToken"]).json()
    pages = [[each["orderId"] for each in page["orders"]] for page in (first, second, last)]
    assert pages == [["A", "B"], ["C", "D"], ["E"]]
    assert "pagination" not in last
    assert first["lastUpdatedBefore"] == second["lastUpdatedBefore"] == last["lastUpdatedBefore"]


def test_a_token_serves_its_own_search_for_a_day(sandbox: Sandbox, seller: Seller, caller: CallingSeller) -> None:
    sandbox.add_orders([order("A"), order("B")])
    sandbox.advance(120)
    token = search(caller, maxResultsPerPage="1").json()["pagination"]["nextToken"]
    # models#5144: createdAfter or lastUpdatedAfter has to be repeated beside the token.
    assert caller.http.get(ORDERS, params={"paginationToken": token}).status_code == 400
    assert search(caller, paginationToken=token, fulfilledBy="MERCHANT").status_code == 400
    sandbox.advance(24 * 3600 - 1)
    caller.log_in(seller)
    assert found(caller, paginationToken=token) == ["B"]
    sandbox.advance(1)
    assert search(caller, paginationToken=token).status_code == 400


def test_a_page_in_the_middle_can_fail(sandbox: Sandbox, caller: CallingSeller) -> None:
    sandbox.add_orders([order("A"), order("B")])
    sandbox.advance(120)
    sandbox.fault("unavailable", operation="searchOrders", skipped=1)
    first = search(caller, maxResultsPerPage="1").json()
    token = first["pagination"]["nextToken"]
    assert search(caller, paginationToken=token).status_code == 503
    assert found(caller, paginationToken=token) == ["B"]


def test_the_plan_is_twenty_pages_then_one_in_three_minutes(sandbox: Sandbox, caller: CallingSeller) -> None:
    sandbox.settings(limits=True)
    assert [search(caller).status_code for _ in range(21)] == [200] * 20 + [429]
    sandbox.advance(180)
    assert [search(caller).status_code for _ in range(2)] == [200, 429]


PARTS: tuple[tuple[str, set[str], set[str]], ...] = (
    ("", set(), set()),
    ("BUYER", {"buyer"}, set()),
    ("RECIPIENT", {"recipient"}, set()),
    ("PROCEEDS", {"proceeds"}, {"proceeds"}),
    ("PROMOTION", set(), {"promotion"}),
    ("CANCELLATION", set(), {"cancellation"}),
    ("FULFILLMENT", {"fulfillment"}, {"fulfillment"}),
    ("TAX", set(), {"tax"}),
    ("EXPENSE,PAYMENT,FULFILLMENT_ORDERS", set(), set()),
    ("BUYER,FULFILLMENT", {"buyer", "fulfillment"}, {"fulfillment"}),
)


def test_only_the_included_data_is_told(sandbox: Sandbox, caller: CallingSeller) -> None:
    line = item(promotion_ids=["SALE"], tax_collected_by_amazon=True)
    sandbox.add_orders([order(items=[line], cancel_request="")])
    always = {"orderId", "createdTime", "lastUpdatedTime", "programs", "salesChannel", "orderItems"}
    for data, parts, item_parts in PARTS:
        told = read(caller, data=data)
        assert told.keys() == always | parts
        assert told["orderItems"][0].keys() == {"orderItemId", "quantityOrdered", "product"} | item_parts


def personal(told: dict[str, Any]) -> set[str]:
    """Which of the parts are told that a seller may know of a paid order."""
    return ({"buyer", "recipient", "proceeds"} & set(told)) | ({"price"} & set(told["orderItems"][0]["product"]))


def test_a_pending_order_tells_no_buyer_no_address_and_no_prices(sandbox: Sandbox, caller: CallingSeller) -> None:
    sandbox.add_orders([order(status="PENDING")])
    assert personal(read(caller)) == set()
    sandbox.settings(pending_orders_have_prices=True)
    assert personal(read(caller)) == {"proceeds", "price"}
    sandbox.pay_order(ORDER_ID)
    told = read(caller)
    assert personal(told) == {"buyer", "recipient", "proceeds", "price"}
    assert told["recipient"]["deliveryAddress"]["city"] == "Köln"
    assert told["fulfillment"]["fulfillmentStatus"] == "UNSHIPPED"


def test_an_order_that_amazon_ships_tells_neither_address_nor_mail(sandbox: Sandbox, caller: CallingSeller) -> None:
    sandbox.add_orders([order(fulfilled_by="AMAZON")])
    told = read(caller)
    assert "recipient" not in told
    assert told["buyer"] == {"buyerName": "Jörg Groß"}


def test_a_request_to_cancel_and_the_cancellation_are_told(sandbox: Sandbox, caller: CallingSeller) -> None:
    sandbox.add_orders([order()])
    sandbox.request_cancel(ORDER_ID, "Too slow")
    told = read(caller)["orderItems"][0]["cancellation"]
    assert told == {"cancellationRequest": {"requester": "BUYER", "cancelReason": "Too slow"}}
    sandbox.cancel_order(ORDER_ID, by="MERCHANT", reason="As you wish")
    told = read(caller)
    assert told["fulfillment"]["fulfillmentStatus"] == "CANCELLED"
    execution = told["orderItems"][0]["cancellation"]["cancellationExecution"]
    assert execution == {"cancelledBy": "MERCHANT", "cancelReason": "As you wish"}
    with pytest.raises(InputError, match="CANCELLED"):
        sandbox.pay_order(ORDER_ID)


def test_an_order_of_an_unknown_marketplace_is_not_placed(sandbox: Sandbox, caller: CallingSeller) -> None:
    with pytest.raises(InputError, match="A0NOWHERE"):
        sandbox.add_orders([order(marketplace_id="A0NOWHERE")])
    assert sandbox.orders(SELLER) == []


def stock(sandbox: Sandbox) -> tuple[int | None, list[tuple[str, Any]]]:
    """The chair's quantity, and which orders changed it to what."""
    applied = [(value.source, value.value) for value in sandbox.history() if value.name == "quantity"]
    return sandbox.listing(SELLER, GERMANY, "CHAIR").quantity, applied


@pytest.mark.parametrize("status", ["PENDING", "UNSHIPPED"])
def test_a_new_order_takes_its_pieces_from_the_stock_once(
    sandbox: Sandbox, caller: CallingSeller, status: str
) -> None:
    sandbox.add_orders([order(status=status)])
    sandbox.add_orders([order(status="UNSHIPPED")])
    assert stock(sandbox) == (1, [(ORDER_ID, 1)])


def test_orders_of_others_stock_and_done_orders_reserve_nothing(sandbox: Sandbox, caller: CallingSeller) -> None:
    sandbox.add_listings([Listing(seller_id=SELLER, marketplace_id=GERMANY, sku="SHELF", channel="AMAZON_EU")])
    amazons, done = order("A", fulfilled_by="AMAZON"), order("B", status="SHIPPED")
    unlisted, shelf = order("C", items=[item(sku="NOBODY")]), order("D", items=[item(sku="SHELF")])
    sandbox.add_orders([amazons, done, unlisted, shelf])
    assert stock(sandbox) == (3, [])


@pytest.mark.parametrize(("becomes", "left"), [("returned", 3), ("gone", 1)])
def test_a_cancelled_order_gives_its_pieces_back_or_not(
    sandbox: Sandbox, caller: CallingSeller, becomes: str, left: int
) -> None:
    sandbox.settings(cancelled_pieces=becomes)
    never_listed = item(order_item_id="2", sku="NOBODY")
    sandbox.add_orders([order(status="PENDING", items=[item(), never_listed])])
    sandbox.add_listings([Listing(seller_id=SELLER, marketplace_id=GERMANY, sku="NOBODY", quantity=5)])
    sandbox.cancel_order(ORDER_ID)
    assert stock(sandbox)[0] == left
    assert sandbox.listing(SELLER, GERMANY, "NOBODY").quantity == 5
