"""Tax of one piece, as Magento's calculation defines it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from sqlbridge.shops.magento2.tax import Rate, Taxed, Taxes
from tests.shops.magento2.keeper import SECOND, Keeper

NET = Taxes("DE", 2, includes_tax=False, keeps_gross=False, customer={}, contained={})
GROSS = replace(NET, includes_tax=True)


def _rates(*percents: str, of_subtotal: bool = False) -> dict[int, list[Rate]]:
    return {1: [Rate(Decimal(percent), of_subtotal) for percent in percents]}


# facts/magento.md 1.4: exact halves are rounded up (0.50, 1.50 and 9.50 at 19 %); the net is rounded first
# (K-net-0.5, K-net-1.5, K-net-9.5 and K-net-12.3456 of the shop that answered).
@pytest.mark.parametrize(
    ("entered", "gross"), [("0.50", "0.60"), ("1.50", "1.79"), ("9.50", "11.31"), ("12.3456", "14.70")]
)
def test_the_net_is_rounded_first_and_halves_go_up(entered: str, gross: str) -> None:
    taxes = replace(NET, customer=_rates("19"))
    assert taxes.taxed(Decimal(entered), 1).gross == Decimal(gross)


# 10.00 at 7 % and then 3.5 %: 0.70 and 0.37 on top of it, or 0.35 of the subtotal.
@pytest.mark.parametrize(("of_subtotal", "gross"), [(False, "11.07"), (True, "11.05")])
def test_a_later_priority_is_taken_on_top_or_of_the_subtotal(of_subtotal: bool, gross: str) -> None:
    taxes = replace(NET, customer=_rates("7", "3.5", of_subtotal=of_subtotal))
    assert taxes.taxed(Decimal(10), 1).gross == Decimal(gross)


# 119.00 with 19 % has a net of 100.00: with 20 % that is 120.00.
@pytest.mark.parametrize(("keeps_gross", "gross", "net"), [(False, "120.00", "100.00"), (True, "119.00", "99.17")])
def test_a_price_with_tax_changes_where_tax_differs_unless_cross_border_trade_is_on(
    keeps_gross: bool, gross: str, net: str
) -> None:
    taxes = replace(GROSS, keeps_gross=keeps_gross, customer=_rates("20"), contained=_rates("19"))
    assert taxes.taxed(Decimal(119), 1) == Taxed(Decimal(net), Decimal(gross))


def test_a_class_without_rates_has_no_tax() -> None:
    assert NET.taxed(Decimal("9.999"), 7) == Taxed(Decimal("10.00"), Decimal("10.00"))


def test_the_origin_of_the_shop_says_which_tax_prices_contain(keeper: Keeper) -> None:
    keeper.sold("A", websites=("second",), price="119")
    keeper.source("A", "lager2")
    keeper.write(
        "UPDATE tax_calculation SET product_tax_class_id = 11 WHERE tax_calculation_rate_id = 904",
    )
    assert str(keeper.offer("A", SECOND).gross) == "119.00"
    assert str(keeper.offer("A", replace(SECOND, country="AT")).gross) == "120.00"


def test_one_rule_takes_one_of_its_rates(keeper: Keeper) -> None:
    keeper.sold("A", price="10")
    keeper.write(
        "INSERT INTO tax_calculation_rate (tax_calculation_rate_id, tax_country_id, tax_region_id, tax_postcode,"
        " code, rate) VALUES (950, 'DE', 0, '*', 'DE5', 5)",
        "INSERT INTO tax_calculation (tax_calculation_rate_id, tax_calculation_rule_id, customer_tax_class_id,"
        " product_tax_class_id) SELECT 950, tax_calculation_rule_id, customer_tax_class_id, product_tax_class_id"
        " FROM tax_calculation WHERE product_tax_class_id = 11",
    )
    assert str(keeper.offer("A").gross) == "11.90"
