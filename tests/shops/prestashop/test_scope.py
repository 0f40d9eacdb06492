"""The same goods, seen from other shops, countries, currencies and customer groups."""

from typing import Any

import pytest

from sqlbridge.errors import ShopError
from tests.shops.prestashop.shopkeeper import CURRENCIES, Shopkeeper


@pytest.mark.parametrize(
    ("scope", "message"),
    [
        ({"shop": "9"}, "no shop '9'; it has 1: correct the shop"),
        ({"shop": "1st"}, "no shop '1st'; it has 1"),
        ({"country": "XX"}, "no country 'XX'; it has AT, DE, FR"),
        ({"currency": "SEK"}, "no currency 'SEK'; it has CHF, EUR"),
        ({"group": "9"}, "no customer group '9'; it has 1, 2, 3"),
        ({"group": "2b"}, "no customer group '2b'"),
        ({"source": "cost"}, "no price 'cost'; it has final, base, wholesale"),
    ],
)
def test_what_the_shop_does_not_have_is_named_with_what_it_has(
    keeper: Shopkeeper, scope: dict[str, Any], message: str
) -> None:
    with pytest.raises(ShopError, match=message):
        keeper.offers([], **scope)


def test_another_country_has_its_own_taxes_and_specific_prices(keeper: Shopkeeper) -> None:
    """The worked example of PrestaShop's algorithm with 20 % tax."""
    keeper.tax("20", "20", behavior=1, country="FR")
    keeper.product("A1", "10", tax="20")
    product = keeper.product("B", "23.9", tax="20")
    keeper.combination(product, "B-21")
    combination = keeper.combination(product, "B-22", price="2.5")
    keeper.special(product, reduction="0.20")
    keeper.special(product, id_product_attribute=combination, price=15, reduction_type="amount")
    reduced = keeper.product("C", "50", tax="20")
    dates = {"from": "2020-01-01 00:00:00", "to": "2099-01-01 00:00:00"}
    keeper.special(reduced, reduction=6, reduction_type="amount", **dates)
    keeper.special(reduced, reduction="0.5", id_shop=1, country="FR", to="2019-02-01 00:00:00")
    keeper.special(reduced, reduction="0.3", from_quantity=10)
    gross = {sku: keeper.prices(sku, country="FR")[0] for sku in ("A1", "B-21", "B-22", "C")}
    assert gross == {"A1": "12.00", "B-21": "22.94", "B-22": "18.00", "C": "54.00"}


def test_another_currency_converts_all_but_what_is_given_in_it(keeper: Shopkeeper) -> None:
    keeper.product("plain", "20")
    fixed = keeper.product("fixed", "20")
    keeper.special(fixed, "CHF", price=14, reduction_type="amount")
    less = keeper.product("less", "20")
    keeper.special(less, reduction=2, reduction_tax=0, reduction_type="amount")
    assert keeper.prices("plain", currency="CHF") == ("25.70", "21.60")  # 20 * 1.08
    assert keeper.prices("fixed", currency="CHF") == ("16.66", "14.00")
    assert keeper.prices("less", currency="CHF") == ("23.13", "19.44")  # (20 - 2) * 1.08
    assert keeper.prices("fixed") == ("23.80", "20.00")


def test_a_shop_may_have_its_own_rate_but_the_default_currency_has_none(keeper: Shopkeeper) -> None:
    keeper.product("plain", "20")
    keeper.insert("currency_shop", id_currency=CURRENCIES["CHF"], id_shop=1, conversion_rate="1.5")
    keeper.write(f"UPDATE PREFIX_currency_shop SET conversion_rate = 3 WHERE id_currency = {CURRENCIES['EUR']}")
    assert keeper.prices("plain", currency="CHF") == ("35.70", "30.00")
    assert keeper.prices("plain") == ("23.80", "20.00")


def test_a_customer_group_has_its_reduction_and_its_specific_prices(keeper: Shopkeeper) -> None:
    keeper.write("UPDATE PREFIX_group SET reduction = 12 WHERE id_group = 3")
    keeper.product("plain", "20")
    special = keeper.product("special", "20")
    keeper.special(special, reduction="0.3", id_group=3)
    own = keeper.product("own", "20")
    keeper.insert("product_group_reduction_cache", id_product=own, id_group=3, reduction="0.25")
    assert keeper.prices("plain", group="3") == ("20.94", "17.60")
    assert keeper.prices("special", group="3") == ("14.66", "12.32")  # 20 * 0.7 * 0.88
    assert keeper.prices("own", group="3") == ("17.85", "15.00")
    assert keeper.prices("plain") == ("23.80", "20.00")


def test_the_base_price_knows_no_reduction(keeper: Shopkeeper) -> None:
    keeper.write("UPDATE PREFIX_group SET reduction = 12 WHERE id_group = 1")
    product = keeper.product("reduced", "20")
    keeper.special(product, reduction="0.3")
    assert keeper.prices("reduced", source="base") == ("23.80", "20.00")
    assert keeper.prices("reduced") == ("14.66", "12.32")


def test_each_shop_has_its_own_price_settings_and_guests(keeper: Shopkeeper) -> None:
    _second_shop(keeper)
    keeper.setting("PS_UNIDENTIFIED_GROUP", 4, shop=2)
    keeper.insert(
        "group", id_group=4, reduction="2.5", price_display_method=0, date_add="2026-01-01", date_upd="2026-01-01"
    )
    product = keeper.product("everywhere", "20")
    keeper.product_in_shop(product, "30", shop=2)
    keeper.product("first only", "20")
    assert keeper.prices("everywhere") == ("23.80", "20.00")
    assert keeper.prices("everywhere", shop="2") == ("34.81", "29.25")  # 30 * 0.975
    elsewhere = keeper.offer("first only", shop="2", steps=True)
    assert (elsewhere.is_sold, elsewhere.gross, elsewhere.net, elsewhere.quantity) == (False, None, None, 0)
    assert elsewhere.stock_steps[-1].words == "not in shop 2"


def test_shops_of_a_group_may_sell_from_one_stock(keeper: Shopkeeper) -> None:
    _second_shop(keeper)
    product = keeper.product("shared", "20")
    keeper.product_in_shop(product, "20", shop=2)
    keeper.stock(product, 3)
    keeper.stock(product, 5, id_shop=2)
    keeper.stock(product, 7, id_shop=0, id_shop_group=2)
    assert [keeper.offer("shared", shop=shop).quantity for shop in ("1", "2")] == [3, 5]
    keeper.write("UPDATE PREFIX_shop_group SET share_stock = 1 WHERE id_shop_group = 2")
    assert [keeper.offer("shared", shop=shop).quantity for shop in ("1", "2")] == [3, 7]


def _second_shop(keeper: Shopkeeper) -> None:
    keeper.write(
        "INSERT INTO PREFIX_shop_group SELECT 2, 'Second', '', 0, 0, 0, 1, 0",
        "INSERT INTO PREFIX_shop (id_shop, id_shop_group, name, color, id_category, theme_name, active, deleted)"
        " VALUES (2, 2, 'Second', '', 2, 'classic', 1, 0)",
    )
