"""From where offers are looked at: store views, groups, sources, and what the shop does not have."""

import re
from dataclasses import replace
from typing import Any

import pytest

from sqlbridge.errors import ShopError
from tests.shops.magento2.keeper import BASE, Keeper


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"shop": "third"}, "no website 'third'; it has base, second, with the store views default, zweite"),
        ({"currency": "PLN"}, "keeps its prices in EUR, the marketplace takes PLN"),
        ({"country": "XX"}, "knows no country 'XX'; it knows AE, AT"),
        ({"group": "9"}, "no customer group '9'; it has 0 (NOT LOGGED IN), 1 (General)"),
        ({"source": "msrp"}, "no product attribute 'msrp' to take prices from; it has price, special_price"),
        (
            {"source": "name"},
            "'name' is of the type varchar, so no price can be taken from it; of the type decimal are",
        ),
    ],
)
def test_what_the_shop_does_not_have_is_named_with_what_it_has(
    keeper: Keeper, change: dict[str, Any], words: str
) -> None:
    with pytest.raises(ShopError, match=re.escape(words)):
        keeper.offer("A", replace(BASE, **change))


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        ("general/locale/timezone", "Berlin", "is 'Berlin', which this host's time zone data do not have"),
        ("cataloginventory/item_options/min_qty", "few", "is 'few', not a number"),
    ],
)
def test_a_setting_that_cannot_be_read_is_named(keeper: Keeper, path: str, value: str, words: str) -> None:
    keeper.sold("A")
    keeper.write(f"UPDATE core_config_data SET value = '{value}' WHERE path = '{path}'")
    with pytest.raises(ShopError, match=re.escape(words)):
        keeper.offer("A")


def test_a_shop_without_a_needed_attribute_is_named(keeper: Keeper) -> None:
    keeper.write("DELETE FROM eav_attribute WHERE attribute_code = 'special_to_date'")
    with pytest.raises(ShopError, match="no product attribute special_to_date"):
        keeper.offer("A")


def test_a_store_view_has_its_own_prices(keeper: Keeper) -> None:
    keeper.insert("store", {"store_id": 5, "code": "fr", "website_id": 1, "group_id": 1, "name": "F", "is_active": 1})
    keeper.sold("A", price={"0": "20", "5": "30"})
    assert [str(keeper.offer("A", replace(BASE, shop=shop)).net) for shop in ("base", "fr")] == ["20.00", "30.00"]


def test_base_and_attributes_leave_reductions_out(keeper: Keeper) -> None:
    keeper.sold("A", special_price="15")
    nets = [keeper.offer("A", replace(BASE, source=source)).net for source in ("final", "base", "special_price")]
    assert [str(net) for net in nets] == ["15.00", "20.00", "15.00"]


def test_an_attribute_without_value_gives_no_price(keeper: Keeper) -> None:
    keeper.sold("A")
    offer = keeper.offer("A", replace(BASE, source="special_price"))
    assert (offer.gross, offer.net, offer.is_orderable) == (None, None, True)


# facts/magento.md 1.4: tier candidates and rule prices are those of the customer's group.
def test_a_group_has_its_own_tier_and_rule_prices(keeper: Keeper) -> None:
    product, other = keeper.sold("TIER"), keeper.sold("RULE")
    tier = {"entity_id": product, "all_groups": 0, "customer_group_id": 1, "qty": 1, "value": 12, "website_id": 0}
    keeper.insert("catalog_product_entity_tier_price", tier)
    rule = {"rule_date": "2026-11-22", "website_id": 1, "customer_group_id": 1, "product_id": other, "rule_price": 16}
    keeper.insert("catalogrule_product_price", rule)
    general = replace(BASE, group="1")
    assert [str(keeper.offer(sku).net) for sku in ("TIER", "RULE")] == ["20.00", "20.00"]
    assert [str(keeper.offer(sku, general).net) for sku in ("TIER", "RULE")] == ["12.00", "16.00"]
