"""What the configuration asks for and the shop does not have is named, with what there is instead."""

from dataclasses import replace
from typing import Any

import pytest

from sqlbridge.errors import ShopError
from sqlbridge.model.offers import Scope
from tests.shops.magento1.shopkeeper import BASE, Shopkeeper

WRONG: dict[str, dict[str, Any]] = {
    "no website or store view 'nowhere'; websites: base, second; store views: default, second_en": {
        "shop": "nowhere"
    },
    "no country 'XX'; it has AT, DE, FR, US": {"country": "XX"},
    "keeps its prices in EUR, the marketplace takes SEK": {"currency": "SEK"},
    "no customer group '9'; it has 0, 1": {"group": "9"},
    "'msrp' does not exist; attributes with amounts: cost, price, special_price": {"source": "msrp"},
    "'color' is of type int; attributes with amounts: cost, price, special_price": {"source": "color"},
}


@pytest.mark.parametrize("words", WRONG)
def test_a_scope_that_the_shop_does_not_have_is_refused(keeper: Shopkeeper, words: str) -> None:
    scope: Scope = replace(BASE, **WRONG[words])
    with pytest.raises(ShopError, match=words.replace("(", r"\(")):
        keeper.offers(["SKU-1"], scope=scope)


def test_an_unknown_time_zone_is_named(keeper: Shopkeeper) -> None:
    keeper.setting("general/locale/timezone", "Europe/Nowhere")
    with pytest.raises(ShopError, match="'Europe/Nowhere', which is no time zone"):
        keeper.offers(["SKU-1"])


def test_a_shop_that_lacks_an_attribute_is_named(keeper: Shopkeeper) -> None:
    keeper.write("DELETE FROM PREFIX_eav_attribute WHERE attribute_code = 'visibility'")
    with pytest.raises(ShopError, match="no attribute visibility"):
        keeper.offers(["SKU-1"])
