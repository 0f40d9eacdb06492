"""What the settings of a channel's orders decide, and what the shop does not have."""

import re
from dataclasses import replace
from typing import Any

import pytest

from sqlbridge.errors import ShopError
from sqlbridge.model.changes import Entity, EntityKey
from sqlbridge.model.orders import OrderedGoods
from tests.shops.magento2.orders.clerk import KOELN, Clerk, amount, line


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"state": "shipped"}, "no order status 'shipped'; it has canceled, closed, complete, fraud, holded"),
        ({"carrier": "flatrate"}, "'flatrate' is no shipping method of Magento: correct `carrier`"),
        ({"payment": "check/money"}, "'check/money' is no payment method of Magento: correct `payment`"),
        ({"customer_group": "9"}, "no customer group '9'; it has 0 (NOT LOGGED IN), 1 (General)"),
    ],
)
def test_what_the_shop_does_not_have_is_named_and_nothing_is_written(
    clerk: Clerk, settings: dict[str, Any], words: str
) -> None:
    purchase = clerk.purchase(line("1", "A", 1, amount("11.90")), total="11.90")
    with pytest.raises(ShopError, match=re.escape(words)):
        clerk.write(purchase, **settings)
    assert clerk.find(purchase.order.id) is None


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"address": replace(KOELN, country="XX")}, "knows no country 'XX'"),
        ({"currency": "SEK"}, "the order is in SEK, its channel sells in EUR"),
    ],
)
def test_an_order_that_the_shop_cannot_keep_is_refused(clerk: Clerk, changes: dict[str, Any], words: str) -> None:
    with pytest.raises(ShopError, match=words):
        clerk.sell(**changes)


def test_a_product_that_is_gone_is_named(clerk: Clerk) -> None:
    purchase = clerk.purchase(line("1", "A", 1, amount("11.90")), total="11.90")
    gone = {"1": OrderedGoods("A-OLD", EntityKey(Entity.PRODUCT, "77777"))}
    with pytest.raises(ShopError, match=re.escape("no product 77777 (SKU A-OLD)")):
        clerk.write(replace(purchase, goods=gone))


def test_orders_are_kept_as_the_channel_wants(clerk: Clerk) -> None:
    clerk.keeper.write(
        "INSERT INTO sales_order_status VALUES ('amazon', 'Amazon')",
        "INSERT INTO sales_order_status_state VALUES ('amazon', 'new', 0, 0)",
    )
    settings = {"state": "amazon", "carrier": "tablerate_bestway", "payment": "amazon_pay", "customer_group": "1"}
    purchase = clerk.purchase(line("1", "A", 1, amount("11.90")), total="11.90")
    written = clerk.write(purchase, **settings)
    order, grid = clerk.order(written), clerk.row("sales_order_grid", written, "entity_id")
    assert (order["state"], order["status"], grid["status"]) == ("new", "amazon", "amazon")
    assert order["shipping_method"] == "tablerate_bestway"
    assert grid["payment_method"] == clerk.row("sales_order_payment", written)["method"] == "amazon_pay"
    assert (order["customer_group_id"], order["customer_is_guest"], grid["customer_group"]) == (1, 1, "1")


def test_a_status_of_several_states_is_taken_in_the_one_that_can_be_shipped(clerk: Clerk) -> None:
    # The shop has 'fraud' for payment_review, too.
    purchase = clerk.purchase(line("1", "A", 1, amount("11.90")), total="11.90")
    assert clerk.order(clerk.write(purchase, state="fraud"))["state"] == "processing"


def test_a_store_view_without_order_numbers_is_named(clerk: Clerk) -> None:
    rename = "UPDATE sales_sequence_meta SET entity_type = '{}' WHERE entity_type = '{}' AND store_id = 1"
    with (
        clerk.shop_where(rename.format("other", "order"), rename.format("order", "other")),
        pytest.raises(ShopError, match="has no order numbers in sales_sequence_meta"),
    ):
        clerk.sell()
