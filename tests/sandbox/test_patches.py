"""What add, replace, merge and delete leave behind."""

import pytest

from sqlbridge.sandbox import Sandbox
from tests.sandbox.seller import GERMANY, SELLER, CallingSeller, chair, patch, price, quantity


def test_replace_drops_the_parts_of_an_offer_that_are_left_out(sandbox: Sandbox, caller: CallingSeller) -> None:
    caller.report(price("CHAIR", 5))
    assert chair(sandbox, "price", "minimum_price", "maximum_price") == (5, None, None)
    lost = [mistake.what for mistake in sandbox.mistakes()]
    assert lost == [
        "purchasable_offer lost its maximum_seller_allowed_price",
        "purchasable_offer lost its minimum_seller_allowed_price",
    ]


def test_replace_keeps_the_parts_of_an_offer_under_the_other_reading(sandbox: Sandbox, caller: CallingSeller) -> None:
    sandbox.settings(omitted_parts="kept")
    caller.report(price("CHAIR", 30))
    assert chair(sandbox, "price", "minimum_price", "maximum_price") == (30, 10, 50)
    assert sandbox.mistakes() == []


def test_replace_leaves_the_offer_to_another_audience_alone(sandbox: Sandbox, caller: CallingSeller) -> None:
    caller.report(price("CHAIR", 30))
    assert chair(sandbox, "business_price") == (18,)


def test_merge_keeps_the_parts_that_are_left_out(sandbox: Sandbox, caller: CallingSeller) -> None:
    caller.report(price("CHAIR", 30, op="merge"))
    assert chair(sandbox, "price", "minimum_price") == (30, 10)


@pytest.mark.parametrize(("op", "lead_time"), [("merge", 2), ("replace", None), ("add", None)])
def test_only_merge_keeps_the_lead_time(
    sandbox: Sandbox, caller: CallingSeller, op: str, lead_time: int | None
) -> None:
    caller.report(quantity("CHAIR", 7, op=op))
    assert chair(sandbox, "quantity", "lead_time") == (7, lead_time)


def test_a_left_out_selector_means_consumers_in_the_feeds_marketplace(
    sandbox: Sandbox, caller: CallingSeller
) -> None:
    caller.report(
        patch("CHAIR", "purchasable_offer", {"our_price": [{"schedule": [{"value_with_tax": 30}]}]}, "merge")
    )
    assert chair(sandbox, "price", "minimum_price") == (30, 10)


def test_delete_takes_one_instance_away(sandbox: Sandbox, caller: CallingSeller) -> None:
    caller.report(patch("CHAIR", "purchasable_offer", {"audience": "B2B"}, "delete"))
    assert chair(sandbox, "price", "business_price") == (20, None)


def test_a_partial_update_is_a_replace(sandbox: Sandbox, caller: CallingSeller) -> None:
    availability = [{"fulfillment_channel_code": "DEFAULT", "quantity": 7}]
    message = {
        "messageId": 1,
        "sku": "CHAIR",
        "operationType": "PARTIAL_UPDATE",
        "productType": "PRODUCT",
        "attributes": {"fulfillment_availability": availability},
    }
    caller.report(message)
    assert chair(sandbox, "quantity", "lead_time", "price") == (7, None, 20)


def test_a_deletion_takes_the_listing_out_of_one_marketplace(sandbox: Sandbox, caller: CallingSeller) -> None:
    caller.report({"messageId": 1, "sku": "CHAIR", "operationType": "DELETE"})
    left = [listing.marketplace_id for listing in sandbox.listings(SELLER) if listing.sku == "CHAIR"]
    assert GERMANY not in left
    assert len(left) == 1
