"""Which messages Amazon refuses, and that nothing of a refused one takes effect."""

import json
from decimal import Decimal
from typing import Any

import pytest

from sqlbridge.sandbox import Listing, Sandbox
from tests.sandbox.seller import (
    FRANCE,
    GERMANY,
    JAPAN,
    SELLER,
    CallingSeller,
    chair,
    feed,
    patch,
    price,
    quantity,
    schedule,
)


@pytest.mark.parametrize(
    ("message", "code"),
    [
        pytest.param(price("CHAIR", 0), "13043", id="a price of zero"),
        pytest.param(price("CHAIR", -1.5), "13043", id="a negative price"),
        pytest.param(price("CHAIR", 20.005), "4000001", id="a price with three decimals"),
        pytest.param(price("CHAIR", 9.99, op="merge"), "4000001", id="a price below the minimum"),
        pytest.param(price("CHAIR", 50.01, op="merge"), "4000001", id="a price above the maximum"),
        pytest.param(price("CHAIR", 20, currency="USD"), "4000001", id="another currency"),
        pytest.param(price("CHAIR", 20, marketplace_id=FRANCE), "4000001", id="another marketplace"),
        pytest.param(price("CHAIR", 20, audience="EVERYBODY"), "4000001", id="an unknown audience"),
        pytest.param(price("CHAIR", 20, colour="red"), "4000001", id="an unknown part"),
        pytest.param(price("CHAIR", 20, our_price=[{}]), "99022", id="a price without schedule"),
        pytest.param(price("CHAIR", 20, our_price=[{"schedule": [{}]}]), "99022", id="a schedule without value"),
        pytest.param(price("CHAIR", 20, our_price=schedule("20")), "4000001", id="a price as text"),  # type: ignore[arg-type]
        pytest.param(price("CHAIR", 20, discounted_price=schedule(15)), "99022", id="a sale without period"),
        pytest.param(price("NOBODY", 20), "13013", id="an unknown SKU"),
        pytest.param(price("TABLE", 20), "13013", id="a price where the SKU is not listed"),
        pytest.param(quantity("CHAIR", -1), "BAD_REQUEST", id="a negative quantity"),
        pytest.param(quantity("CHAIR", 1.5), "BAD_REQUEST", id="a broken quantity"),
        pytest.param(quantity("CHAIR", "7"), "BAD_REQUEST", id="a quantity as text"),
        pytest.param(quantity("CHAIR", None), "BAD_REQUEST", id="no quantity"),
        pytest.param(quantity("CHAIR", 7, lead_time_to_ship_max_days=31), "BAD_REQUEST", id="a long lead time"),
        pytest.param(
            patch("CHAIR", "fulfillment_availability", {"quantity": 7}), "BAD_REQUEST", id="no channel code"
        ),
        pytest.param(patch("CHAIR", "purchasable_offer/0", {}), "BAD_REQUEST", id="a path below an attribute"),
        pytest.param(quantity("CHAIR", 7, op="remove"), "BAD_REQUEST", id="the operation remove"),
    ],
)
def test_a_wrong_message_is_refused_and_changes_nothing(
    sandbox: Sandbox, caller: CallingSeller, message: dict[str, Any], code: str
) -> None:
    before = sandbox.listings()
    report = caller.report(message)
    assert [(issue["messageId"], issue["code"], issue["severity"]) for issue in report["issues"]] == [
        (1, code, "ERROR")
    ]
    assert report["summary"]["messagesInvalid"] == 1
    assert sandbox.listings() == before
    assert sandbox.history() == []


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"productType": None}, id="no product type"),
        pytest.param({"attributes": {"item_name": []}}, id="attributes beside patches"),
        pytest.param({"requirements": "LISTING"}, id="requirements beside patches"),
        pytest.param({"operationType": "DELETE"}, id="a deletion with a product type"),
        pytest.param({"operationType": "PARTIAL_UPDATE"}, id="a partial update with patches"),
        pytest.param({"operationType": "DROP"}, id="an unknown operation type"),
        pytest.param({"patches": []}, id="no patches"),
        pytest.param({"sku": ""}, id="an empty SKU"),
        pytest.param({"messageId": 0}, id="message id zero"),
        pytest.param({"messageId": "1"}, id="message id as text"),
        pytest.param({"messageId": 2147483648}, id="message id too large"),
    ],
)
def test_a_message_of_the_wrong_shape_is_refused(
    sandbox: Sandbox, caller: CallingSeller, changes: dict[str, Any]
) -> None:
    message = {name: value for name, value in (quantity("CHAIR", 7) | changes).items() if value is not None}
    report = caller.report(message)
    assert [issue["code"] for issue in report["issues"]] == ["BAD_REQUEST"]
    assert chair(sandbox, "quantity") == (3,)


def test_a_repeated_message_id_refuses_all_messages_that_have_it(sandbox: Sandbox, caller: CallingSeller) -> None:
    report = caller.report(price("CHAIR", 30), quantity("CHAIR", 7), quantity("LAMP", 7, message_id=2))
    assert [issue["messageId"] for issue in report["issues"]] == [1, 1]
    assert chair(sandbox, "price", "quantity") == (20, 3)


def test_one_refused_message_does_not_hold_back_the_others(sandbox: Sandbox, caller: CallingSeller) -> None:
    report = caller.report(price("NOBODY", 30), quantity("CHAIR", 7, message_id=2))
    assert report["summary"]["messagesAccepted"] == 1
    assert chair(sandbox, "quantity") == (7,)


def test_a_price_in_yen_must_be_whole(sandbox: Sandbox, caller: CallingSeller) -> None:
    yen = {"marketplace_id": JAPAN, "currency": "JPY"}
    for amount, message_id in ((9500.5, 1), (9500, 2)):
        content = price("TABLE", amount, message_id=message_id, **yen)
        caller.report_on(json.dumps(feed(content)).encode(), marketplaceIds=[JAPAN])
    assert [value.value for value in sandbox.history()] == [9500]


def test_a_quantity_for_an_amazon_listing_is_accepted_and_noted_as_a_mistake(
    sandbox: Sandbox, caller: CallingSeller
) -> None:
    assert caller.report(quantity("LAMP", 7))["summary"]["messagesAccepted"] == 1
    lamp = sandbox.listing(SELLER, GERMANY, "LAMP")
    assert (lamp.channel, lamp.quantity) == ("AMAZON_EU", 7)
    assert [mistake.what for mistake in sandbox.mistakes()] == [
        "a merchant quantity was added to a listing of AMAZON_EU"
    ]


def test_two_messages_for_one_sku_are_noted_as_a_mistake(sandbox: Sandbox, caller: CallingSeller) -> None:
    caller.report(quantity("CHAIR", 7), quantity("CHAIR", 8, message_id=2))
    assert [mistake.sku for mistake in sandbox.mistakes()] == ["CHAIR"]


def test_a_quantity_is_kept_once_for_all_marketplaces(sandbox: Sandbox, caller: CallingSeller) -> None:
    caller.report(quantity("CHAIR", 7))
    assert {listing.quantity for listing in sandbox.listings(SELLER) if listing.sku == "CHAIR"} == {7}


def test_a_quantity_is_accepted_where_the_present_price_is_out_of_bounds(
    sandbox: Sandbox, caller: CallingSeller
) -> None:
    sandbox.add_listings(
        [
            Listing(
                seller_id=SELLER,
                marketplace_id=GERMANY,
                sku="SHELF",
                price=Decimal(5),
                minimum_price=Decimal(10),
                quantity=1,
            )
        ]
    )
    assert caller.report(quantity("SHELF", 7))["issues"] == []


def test_a_price_is_kept_for_each_marketplace(sandbox: Sandbox, caller: CallingSeller) -> None:
    caller.report(price("CHAIR", 30))
    assert chair(sandbox, "price") == (30,)
    assert sandbox.listing(SELLER, FRANCE, "CHAIR").price == 22
