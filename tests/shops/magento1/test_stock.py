"""Stock rules that the goods of the real shop do not have, after OpenMage's Stock/Item.php (checkQuoteItemQty)."""

from dataclasses import replace
from typing import Any

import pytest

from sqlbridge.model.offers import Step
from tests.shops.magento1.shopkeeper import BASE, Shopkeeper

_PER_GROUP = 'a:2:{i:1;s:1:"5";i:32000;s:1:"1";}'


@pytest.mark.parametrize(
    ("stock", "quantity"),
    [
        ({"enable_qty_increments": 1, "use_config_enable_qty_inc": 0, "qty_increments": 2}, 0),
        ({"enable_qty_increments": 0, "use_config_enable_qty_inc": 0, "qty_increments": 2}, 10),
        ({"min_sale_qty": 2, "use_config_min_sale_qty": 0}, 0),
        ({"min_sale_qty": 2}, 10),
        ({"qty": "10.9", "min_qty": 3, "use_config_min_qty": 0}, 7),
    ],
)
def test_rules_of_the_stock_item(keeper: Shopkeeper, stock: dict[str, Any], quantity: int) -> None:
    keeper.product("SKU-1", price=1, stock={"use_config_qty_increments": 0, **stock})
    assert keeper.offer("SKU-1").quantity == quantity


@pytest.mark.parametrize(
    ("setting", "value", "quantity", "is_unlimited"),
    [
        ("min_qty", "4", 6, False),
        ("min_sale_qty", "3", 0, False),
        ("backorders", "1", 10, True),
        ("manage_stock", "0", 10, True),
    ],
)
def test_settings_count_where_the_item_has_none_of_its_own(
    keeper: Shopkeeper, setting: str, value: str, quantity: int, is_unlimited: bool
) -> None:
    keeper.setting(f"cataloginventory/item_options/{setting}", value, "websites", 1)
    keeper.product("SKU-1", price=1)
    offer = keeper.offer("SKU-1")
    assert (offer.quantity, offer.is_unlimited) == (quantity, is_unlimited)


def test_a_minimum_sale_can_be_set_per_customer_group(keeper: Shopkeeper) -> None:
    keeper.setting("cataloginventory/item_options/min_sale_qty", _PER_GROUP)
    keeper.product("SKU-1", price=1)
    assert keeper.offer("SKU-1").quantity == 10
    assert keeper.offer("SKU-1", scope=replace(BASE, group="1")).quantity == 0


def test_every_step_of_a_quantity_is_told(keeper: Shopkeeper) -> None:
    product = keeper.product("SKU-1", price=1, websites=[2], stock={"min_qty": 3, "use_config_min_qty": 0})
    assert keeper.offer("SKU-1").stock_steps == (
        Step("10", "quantity of the stock item"),
        Step("-3", "is kept back (minimum quantity)"),
        Step("0", f"product {product} is not on this website"),
    )
