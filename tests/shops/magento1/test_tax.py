"""Magento 1's tax, as facts/magento.md 1.4 has it from running shops and OpenMage's tax model publishes it.

The model: Tax/Model/Resource/Calculation.php (of a rule the first rate, by priority, each on top of the earlier) and
Sales/Total/Quote/Subtotal.php (prices entered with another country's tax).
"""

from dataclasses import replace
from decimal import Decimal
from types import SimpleNamespace

import pytest

from sqlbridge.shops.magento1.tax import Tax, rates_by_class
from tests.shops.magento1.shopkeeper import BASE, SECOND, Shopkeeper

AUSTRIA = replace(SECOND, country="AT")


def rule(rule_id: int, rate: str, priority: int = 0, is_on_net: int = 0) -> SimpleNamespace:
    return SimpleNamespace(tax_class=1, rule_id=rule_id, rate=Decimal(rate), priority=priority, is_on_net=is_on_net)


@pytest.mark.parametrize(
    ("net", "rate", "gross"),
    [("0.0143", "19", "0.01"), ("1.5", "19", "1.79"), ("9.5", "19", "11.31"), ("14.5", "19", "17.26")],
)
def test_the_net_is_rounded_first_and_halves_go_up(net: str, rate: str, gross: str) -> None:
    tax = Tax({1: (Decimal(rate),)}, None)
    assert tax.gross_and_net(Decimal(net), 1, 2)[0] == Decimal(gross)


@pytest.mark.parametrize(
    ("rules", "percentages"),
    [
        ([rule(1, "7"), rule(2, "3.5", priority=1)], ["7", "3.745"]),
        ([rule(1, "7"), rule(2, "3.5")], ["10.5"]),
        ([rule(1, "7"), rule(1, "3.5")], ["7"]),
        ([rule(1, "7"), rule(2, "3.5", priority=1, is_on_net=1)], ["7", "3.5"]),
    ],
)
def test_rates_of_rules(rules: list[SimpleNamespace], percentages: list[str]) -> None:
    assert rates_by_class(rules) == {1: tuple(map(Decimal, percentages))}


def test_a_customer_group_pays_the_tax_of_its_class(keeper: Shopkeeper) -> None:
    keeper.insert("tax_class", class_id=77, class_name="Traders", class_type="CUSTOMER")
    keeper.insert("customer_group", customer_group_id=5, customer_group_code="Traders", tax_class_id=77)
    keeper.product("SKU-1", price=20)
    assert keeper.offer("SKU-1", scope=replace(BASE, group="5")).gross == Decimal("20.00")


def test_prices_entered_with_tax_follow_the_rate_of_the_country(keeper: Shopkeeper) -> None:
    """119.00 holds 19 % of the shop's origin; the net of 100.00 with 20 % is 120.00."""
    keeper.tax("19", {"rates": ("20",), "country": "AT"})
    keeper.product("SKU-1", price=119, websites=[2])
    offers = keeper.offer("SKU-1", scope=SECOND), keeper.offer("SKU-1", scope=AUSTRIA)
    assert [offer.gross for offer in offers] == [Decimal("119.00"), Decimal("120.00")]
    assert [offer.net for offer in offers] == [Decimal("100.00"), Decimal("100.00")]


def test_prices_entered_with_tax_can_be_the_same_in_every_country(keeper: Shopkeeper) -> None:
    keeper.tax("19", {"rates": ("20",), "country": "AT"})
    keeper.setting("tax/calculation/cross_border_trade_enabled", "1")
    keeper.product("SKU-1", price=119, websites=[2])
    offer = keeper.offer("SKU-1", scope=AUSTRIA)
    assert (offer.gross, offer.net) == (Decimal("119.00"), Decimal("99.17"))


def test_rates_of_a_region_or_a_range_of_postcodes_are_not_the_countrys(keeper: Shopkeeper) -> None:
    keeper.tax("local", {"rates": ("3", "4")})
    keeper.write(
        "UPDATE PREFIX_tax_calculation_rate SET tax_region_id = 12 WHERE rate = 3",
        "UPDATE PREFIX_tax_calculation_rate SET zip_is_range = 1, zip_from = 1, zip_to = 9 WHERE rate = 4",
    )
    keeper.product("SKU-1", price=20, tax="local")
    assert keeper.offer("SKU-1").gross == Decimal("20.00")
