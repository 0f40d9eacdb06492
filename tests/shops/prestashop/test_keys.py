"""From changes to SKUs, through all SKUs, and what changes by the clock alone."""

from datetime import datetime
from typing import Any

import pytest

from sqlbridge.model.changes import Entity, EntityKey
from tests.shops.prestashop.shopkeeper import Shopkeeper

EVERYTHING = EntityKey(Entity.ALL, "")


def product_key(product: int) -> EntityKey:
    return EntityKey(Entity.PRODUCT, str(product))


def combination_key(combination: int) -> EntityKey:
    return EntityKey(Entity.COMBINATION, str(combination))


def test_a_change_concerns_combinations_and_the_packs_that_contain_it(keeper: Shopkeeper) -> None:
    item, plain = keeper.product("item"), keeper.product("plain")
    red, blue = keeper.combination(item, "item-red"), keeper.combination(item, "")
    box, bag = keeper.product("box"), keeper.product("bag")
    keeper.insert("pack", id_product_pack=box, id_product_item=item, id_product_attribute_item=red, quantity=2)
    keeper.insert("pack", id_product_pack=bag, id_product_item=plain, quantity=1)
    keys = [product_key(item), product_key(plain), product_key(1), combination_key(red), combination_key(blue)]
    met = keeper.adapter.skus(keeper.connection, [*keys, EVERYTHING])
    assert {key: sorted(skus) for key, skus in met.items()} == {
        product_key(item): ["box", "item", "item-red"],
        product_key(plain): ["bag", "plain"],
        product_key(1): [],
        combination_key(red): ["box", "item-red"],
        combination_key(blue): ["item"],
        EVERYTHING: [],
    }


def test_every_sku_is_met_once_in_the_order_of_its_bytes(keeper: Shopkeeper) -> None:
    keeper.write("DELETE FROM PREFIX_product", "DELETE FROM PREFIX_product_attribute")
    for sku in ("b", "B", "b ", "ä", "€", "", "a", "a"):
        keeper.product(sku)
    parent = keeper.product("parent")
    keeper.combination(parent, "z-red")
    met: list[str] = []
    while chunk := keeper.adapter.every_sku(keeper.connection, met[-1] if met else "", 2):
        met += chunk
    assert met == ["B", "a", "b", "b ", "z-red", "ä", "€"]


def test_skus_that_differ_in_case_or_blanks_are_different(keeper: Shopkeeper) -> None:
    for price, sku in enumerate(("abc", "ABC", "abc "), 1):
        keeper.product(sku, price)
    assert [keeper.prices(sku)[1] for sku in ("abc", "ABC", "abc ")] == ["1.00", "2.00", "3.00"]
    assert keeper.offers(["Abc", ""]) == {"Abc": [], "": []}


@pytest.mark.parametrize(
    ("after", "until", "is_due"),
    [
        (datetime(2026, 11, 21, 22, 59, 59), datetime(2026, 11, 21, 23, 0), True),  # midnight in Berlin
        (datetime(2026, 11, 21, 23, 0), datetime(2026, 11, 21, 23, 59), False),
        (datetime(2026, 11, 20), datetime(2026, 11, 21, 22, 59, 59), False),
        (datetime(2026, 11, 25, 10, 29), datetime(2026, 11, 25, 10, 30, 59), False),  # holds till the minute is over
        (datetime(2026, 11, 25, 10, 30, 59), datetime(2026, 11, 25, 10, 31), True),
        (datetime(2026, 11, 21), datetime(2026, 12, 1), True),
    ],
)
def test_a_price_is_due_when_the_shops_clock_passes_its_dates(
    keeper: Shopkeeper, after: datetime, until: datetime, is_due: bool
) -> None:
    product = keeper.product("sale")
    keeper.special(product, reduction="0.5", **{"from": "2026-11-22 00:00:00", "to": "2026-11-25 11:30:10"})
    assert keeper.due(after, until) == ([product_key(product)] if is_due else [])
    changed = keeper.offer("sale", after).gross != keeper.offer("sale", until).gross
    assert changed is is_due or until.day == 1


def test_only_what_one_piece_can_cost_for_anybody_is_due(keeper: Shopkeeper) -> None:
    begins: dict[str, Any] = {"from": "2026-11-22 00:00:00", "reduction": "0.5"}
    product = keeper.product("sale")
    for column, value in (("id_cart", 1), ("id_customer", 1), ("from_quantity", 2), ("id_shop", 2), ("id_group", 2)):
        keeper.special(product, **begins | {column: value})
    keeper.special(product, "CHF", **begins)
    keeper.special(product, country="FR", **begins)
    window = datetime(2026, 11, 21), datetime(2026, 11, 23)
    assert keeper.due(*window) == []
    assert keeper.due(*window, country="FR") == [product_key(product)]
    keeper.special(0, **begins)
    keeper.special(product, id_product_attribute=7, **begins)
    assert keeper.due(*window) == [EVERYTHING, combination_key(7)]
    assert keeper.due(*window, source="base") == []
    keeper.setting("PS_SPECIFIC_PRICE_FEATURE_ACTIVE", 0)
    assert keeper.due(*window) == []


def test_summer_time_moves_the_dates_and_its_end_repeats_an_hour(keeper: Shopkeeper) -> None:
    product = keeper.product("sale")
    keeper.special(product, reduction="0.5", **{"from": "2026-07-01 00:00:00", "to": "2026-10-25 02:30:00"})
    assert keeper.prices("sale", datetime(2026, 6, 30, 21, 59))[1] == "20.00"
    assert keeper.prices("sale", datetime(2026, 6, 30, 22, 0))[1] == "10.00"
    before, between, again, over = (datetime(2026, 10, 25, *clock) for clock in ((0, 30), (0, 31), (1, 0), (1, 31)))
    prices = [keeper.prices("sale", moment)[1] for moment in (before, between, again, over)]
    assert prices == ["10.00", "20.00", "10.00", "20.00"]
    for after, until in ((before, between), (between, again), (again, over)):
        assert keeper.due(after, until) == [product_key(product)]


def test_a_shop_elsewhere_has_its_own_midnight(keeper: Shopkeeper) -> None:
    keeper.setting("PS_TIMEZONE", "America/New_York")
    keeper.special(keeper.product("sale"), reduction="0.5", **{"from": "2026-11-22 00:00:00"})
    assert keeper.prices("sale", datetime(2026, 11, 22, 4, 59))[1] == "20.00"
    assert keeper.prices("sale", datetime(2026, 11, 22, 5, 0))[1] == "10.00"
