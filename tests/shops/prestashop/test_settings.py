"""The shop's settings decide as its own pages say."""

from decimal import Decimal

import pytest

from sqlbridge.errors import ShopError
from sqlbridge.shops.prestashop.rounding import rounded
from tests.shops.prestashop.shopkeeper import Shopkeeper


def test_features_that_are_off_reduce_and_tax_nothing(keeper: Shopkeeper) -> None:
    keeper.write("UPDATE PREFIX_group SET reduction = 10")
    product = keeper.product("goods", "20", ecotax=1)
    keeper.special(product, reduction="0.5")
    keeper.setting("PS_USE_ECOTAX", 1)
    assert keeper.prices("goods") == ("11.16", "9.45")  # (23.80 + 1) * 0.5 * 0.9, the ecotax untaxed
    keeper.setting("PS_SPECIFIC_PRICE_FEATURE_ACTIVE", 0)
    assert keeper.prices("goods") == ("22.32", "18.90")
    keeper.setting("PS_GROUP_FEATURE_ACTIVE", 0)
    assert keeper.prices("goods") == ("24.80", "21.00")
    keeper.setting("PS_USE_ECOTAX", "")
    assert keeper.prices("goods") == ("23.80", "20.00")
    keeper.setting("PS_TAX", 0)
    assert keeper.prices("goods") == ("20.00", "20.00")


def test_a_shops_setting_counts_before_its_groups_and_the_common_one(keeper: Shopkeeper) -> None:
    keeper.product("goods", "20", ecotax=1)
    keeper.setting("PS_USE_ECOTAX", 0)
    keeper.setting("PS_USE_ECOTAX", 1, group=1)
    keeper.setting("PS_USE_ECOTAX", 0, shop=2, group=1)
    assert keeper.prices("goods") == ("24.80", "21.00")
    keeper.setting("PS_USE_ECOTAX", 0, shop=1, group=1)
    assert keeper.prices("goods") == ("23.80", "20.00")


def test_stock_that_is_not_managed_is_unlimited(keeper: Shopkeeper) -> None:
    keeper.product("goods")
    assert not keeper.offer("goods").is_orderable
    keeper.setting("PS_STOCK_MANAGEMENT", 0)
    offer = keeper.offer("goods")
    assert (offer.is_orderable, offer.is_unlimited, offer.quantity) == (True, True, 0)


def test_products_that_do_not_say_are_sold_without_stock_as_the_shop_wants(keeper: Shopkeeper) -> None:
    for number, sku in enumerate(("deny", "allow", "shop")):
        keeper.stock(keeper.product(sku), -2, out_of_stock=number)
    skus = ("deny", "allow", "shop")
    assert [keeper.offer(sku).is_unlimited for sku in skus] == [False, True, False]
    keeper.setting("PS_ORDER_OUT_OF_STOCK", 1)
    assert [keeper.offer(sku).is_unlimited for sku in skus] == [False, True, True]
    assert [keeper.offer(sku).quantity for sku in skus] == [0, -2, -2]


@pytest.mark.parametrize(("default", "quantity"), [(0, 20), (1, 3), (2, 3)])
def test_packs_that_do_not_say_are_counted_as_the_shop_wants(keeper: Shopkeeper, default: int, quantity: int) -> None:
    item, pack = keeper.product("item"), keeper.product("pack")
    keeper.stock(item, 7)
    keeper.stock(pack, 20)
    keeper.insert("pack", id_product_pack=pack, id_product_item=item, quantity=2)
    keeper.setting("PS_PACK_STOCK_TYPE", default)
    assert keeper.offer("pack").quantity == quantity
    keeper.setting("PS_PACK_FEATURE_ACTIVE", 0)
    assert keeper.offer("pack").quantity == 20


def test_a_setting_that_is_no_number_and_a_zone_that_does_not_exist_are_named(keeper: Shopkeeper) -> None:
    keeper.setting("PS_USE_ECOTAX", "yes")
    keeper.product("goods")
    with pytest.raises(ShopError, match="PS_USE_ECOTAX is 'yes', which is no number"):
        keeper.offers(["goods"])
    keeper.setting("PS_USE_ECOTAX", 1)
    keeper.setting("PS_TIMEZONE", "Mars/Olympus")
    with pytest.raises(ShopError, match="PS_TIMEZONE is 'Mars/Olympus'"):
        keeper.offers(["goods"])


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        (0, ["1.01", "1.02", "1.02", "1.03"]),
        (1, ["1.00", "1.01", "1.01", "1.02"]),
        (2, ["1.00", "1.02", "1.02", "1.03"]),
        (3, ["1.00", "1.01", "1.02", "1.02"]),
        (4, ["1.00", "1.02", "1.02", "1.02"]),
        (5, ["1.00", "1.01", "1.02", "1.03"]),
    ],
)
def test_prices_are_rounded_in_each_of_phps_ways(mode: int, expected: list[str]) -> None:
    amounts = ("1.001", "1.015", "1.0151", "1.025")
    assert [str(rounded(Decimal(amount), 2, mode)) for amount in amounts] == expected
