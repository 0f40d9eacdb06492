"""Prices that the clock changes are due in the right interval, in the shop's own time zone."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from sqlbridge.model.offers import Scope
from sqlbridge.shops.magento2.clock import days_begun
from tests.shops.magento2.keeper import BASE, SECOND, Keeper

# 23 November begins in Berlin, where the default configuration is, at 23:00 UTC, in New York at 5:00 UTC.
BERLIN = (datetime(2026, 11, 22, 22, 59, 59), datetime(2026, 11, 22, 23))
NEW_YORK = (datetime(2026, 11, 23, 4, 59, 59), datetime(2026, 11, 23, 5))


def test_a_special_price_begins_and_ends_at_midnight_of_the_default_zone(keeper: Keeper) -> None:
    after, until = BERLIN
    first = keeper.sold("FROM", special_price="15", special_from_date="2026-11-23 00:00:00")
    last = keeper.sold("TO", special_price="15", special_to_date="2026-11-22 00:00:00")
    keeper.sold("LATER", special_price="15", special_to_date="2026-11-23 00:00:00")
    for scope in (BASE, SECOND):
        assert keeper.due(after, until, scope) == [str(first), str(last)]
        assert keeper.due(until, datetime(2026, 11, 23, 22), scope) == []
    assert [str(keeper.offer("FROM", at=at).net) for at in (after, until)] == ["20.00", "15.00"]
    assert [str(keeper.offer("TO", at=at).net) for at in (after, until)] == ["15.00", "20.00"]


@pytest.mark.parametrize(("scope", "interval"), [(BASE, BERLIN), (SECOND, NEW_YORK)], ids=["base", "second"])
def test_a_rule_price_changes_at_the_websites_midnight(
    keeper: Keeper, scope: Scope, interval: tuple[datetime, datetime]
) -> None:
    changed = [
        _ruled(keeper, "STARTS", {"2026-11-23": 18}),
        _ruled(keeper, "ENDS", {"2026-11-22": 18}),
        _ruled(keeper, "FALLS", {"2026-11-22": 18, "2026-11-23": 17}),
    ]
    _ruled(keeper, "STAYS", {"2026-11-22": 18, "2026-11-23": 18})
    assert keeper.due(*interval, scope) == [str(product) for product in changed]
    nets = [str(keeper.offer("ENDS", scope, at).gross) for at in interval]
    assert nets == (["21.42", "23.80"] if scope is BASE else ["18.00", "20.00"])


# On 25 October 2026 summer time ends in Berlin: midnight of the 25th is 22:00 UTC, of the 26th 23:00 UTC.
def test_days_begin_with_the_clock_of_the_place() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    noon = datetime(2026, 10, 24, 12)
    assert days_begun(noon, datetime(2026, 10, 24, 21, 59), berlin) == []
    assert days_begun(noon, datetime(2026, 10, 24, 22), berlin) == [date(2026, 10, 25)]
    assert days_begun(datetime(2026, 10, 24, 22), datetime(2026, 10, 25, 22, 59), berlin) == []
    assert days_begun(noon, datetime(2026, 10, 25, 23), berlin) == [date(2026, 10, 25), date(2026, 10, 26)]


def _ruled(keeper: Keeper, sku: str, prices: dict[str, int]) -> int:
    product = keeper.sold(sku, websites=("base", "second"))
    keeper.source(sku, "lager2")
    for website in (1, 2):
        place = {"website_id": website, "customer_group_id": 0, "product_id": product}
        rows = ({"rule_date": day, "rule_price": price, **place} for day, price in prices.items())
        keeper.insert("catalogrule_product_price", *rows)
    return product
