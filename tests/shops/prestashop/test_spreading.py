"""Sold pieces of packs and of what they contain are missing of each other, as the shop would count after the sale."""

from collections.abc import Mapping

import pytest

from tests.shops.prestashop.shopkeeper import GUEST, Shopkeeper

# pack_stock_type: a sold pack takes itself, what it contains, both.
PACK, ITEMS, BOTH = 0, 1, 2


@pytest.mark.parametrize(
    ("kind", "sold", "missing"),
    [
        (ITEMS, {"box": 1}, {"box": 1, "item": 2, "pair": 1}),
        (ITEMS, {"item": 1}, {"box": 0, "item": 1, "pair": 0}),  # 10 of 21 can be made, and of 20
        (ITEMS, {"item": 2}, {"box": 1, "item": 2, "pair": 1}),
        (ITEMS, {"item": 1, "box": 1}, {"box": 1, "item": 3, "pair": 1}),
        (BOTH, {"box": 2}, {"box": 2, "item": 4, "pair": 2}),
        (BOTH, {"item": 20}, {"box": 3, "item": 20, "pair": 10}),  # 3 boxes are there, and none can be made
        (PACK, {"box": 1}, {"box": 1, "item": 0, "pair": 0}),
        (ITEMS, {"gone": 1}, {"gone": 1}),
    ],
)
def test_what_is_sold_is_missing_of_packs_and_of_what_they_contain(
    keeper: Shopkeeper, kind: int, sold: Mapping[str, int], missing: Mapping[str, int]
) -> None:
    keeper.setting("PS_PACK_STOCK_TYPE", kind)
    item, box, pair = keeper.product("item"), keeper.product("box"), keeper.product("pair", pack_stock_type=ITEMS)
    for pack in (box, pair):
        keeper.insert("pack", id_product_pack=pack, id_product_item=item, quantity=2)
    keeper.stock(item, 21)
    keeper.stock(box, 3)
    keeper.stock(keeper.product("other"), 5)
    assert keeper.adapter.spread(keeper.connection, sold, GUEST) == missing


def test_a_combination_is_missing_of_its_packs_only(keeper: Shopkeeper) -> None:
    item, box, bag = keeper.product("item"), keeper.product("box"), keeper.product("bag")
    red, blue = keeper.combination(item, "red"), keeper.combination(item, "blue")
    keeper.setting("PS_PACK_STOCK_TYPE", ITEMS)
    for pack, combination in ((box, red), (bag, blue)):
        keeper.insert(
            "pack", id_product_pack=pack, id_product_item=item, id_product_attribute_item=combination, quantity=1
        )
        keeper.stock(item, 7, combination)
    keeper.stock(item, 14)
    assert keeper.adapter.spread(keeper.connection, {"red": 2}, GUEST) == {"red": 2, "blue": 0, "box": 2, "bag": 0}
