"""Prices that change by the clock alone: in the website's own time zone, daylight saving included."""

from datetime import datetime
from decimal import Decimal

import pytest

from sqlbridge.model.offers import Scope
from tests.shops.magento1.shopkeeper import BASE, SECOND, Shopkeeper, key


@pytest.mark.parametrize(
    ("at", "net"),
    [
        (datetime(2026, 3, 28, 22, 59, 59), "20.00"),  # 28 March, 23:59:59 in Berlin, winter time
        (datetime(2026, 3, 28, 23), "15.00"),
        (datetime(2026, 3, 29, 22), "15.00"),  # midnight of the 30th, by now summer time: the very last second
        (datetime(2026, 3, 29, 22, 0, 1), "20.00"),
    ],
)
def test_a_special_price_of_one_day_counts_from_midnight_to_midnight(
    keeper: Shopkeeper, at: datetime, net: str
) -> None:
    day = "2026-03-29"
    keeper.product("SKU-1", price=20, special_price=15, special_from_date=day, special_to_date=day)
    assert keeper.offer("SKU-1", at).net == Decimal(net)


@pytest.mark.parametrize(
    ("scope", "after", "until", "is_due"),
    [
        (BASE, datetime(2026, 11, 19, 22), datetime(2026, 11, 19, 22, 59, 59), False),
        (BASE, datetime(2026, 11, 19, 22, 59, 59), datetime(2026, 11, 19, 23), True),  # begins
        (BASE, datetime(2026, 11, 19, 23), datetime(2026, 11, 25), False),
        (BASE, datetime(2026, 11, 25), datetime(2026, 11, 25, 23), False),
        (BASE, datetime(2026, 11, 25, 23), datetime(2026, 11, 25, 23, 0, 1), True),  # has ended
        (BASE, datetime(2026, 11, 25, 23, 0, 1), datetime(2026, 12, 31), False),
        (SECOND, datetime(2026, 11, 20, 4, 59), datetime(2026, 11, 20, 5), True),  # begins in New York
        (SECOND, datetime(2026, 11, 19, 22), datetime(2026, 11, 20, 4, 59), False),
    ],
)
def test_specials_are_due_where_they_begin_and_end(
    keeper: Shopkeeper, scope: Scope, after: datetime, until: datetime, is_due: bool
) -> None:
    dates = {"special_from_date": "2026-11-20", "special_to_date": "2026-11-25"}
    product = keeper.product("SKU-1", price=20, special_price=15, **dates)
    keeper.product("SKU-2", price=20)
    assert keeper.adapter.due(keeper.connection, scope, after, until) == ([key(product)] if is_due else [])


def test_the_repeated_hour_of_autumn_hides_nothing(keeper: Shopkeeper) -> None:
    """02:30 in Berlin is 0:30 and 1:30 of UTC: between 2:40 and the second 2:20 a special price goes away again."""
    product = keeper.product("SKU-1", price=20, special_price=15, special_from_date="2026-10-25 02:30:00")
    first, second = datetime(2026, 10, 25, 0, 40), datetime(2026, 10, 25, 1, 20)
    assert [keeper.offer("SKU-1", at).net for at in (first, second)] == [Decimal("15.00"), Decimal("20.00")]
    assert keeper.adapter.due(keeper.connection, BASE, first, second) == [key(product)]


def test_catalogue_rules_are_due_on_the_day_that_changes_their_price(keeper: Shopkeeper) -> None:
    products = {name: keeper.product(name, price=20) for name in ("same", "begins", "ends", "changes", "second")}
    for name, day, price, website in (
        ("same", 21, 18, 1),
        ("same", 22, 18, 1),
        ("begins", 22, 18, 1),
        ("ends", 21, 18, 1),
        ("changes", 21, 18, 1),
        ("changes", 22, 17, 1),
        ("second", 22, 18, 2),
    ):
        row = {"customer_group_id": 0, "rule_price": price, "website_id": website}
        keeper.insert("catalogrule_product_price", product_id=products[name], rule_date=f"2026-11-{day}", **row)
    due = keeper.adapter.due
    midnight = datetime(2026, 11, 21, 23)
    expected = [key(products[name]) for name in ("begins", "ends", "changes")]
    assert due(keeper.connection, BASE, datetime(2026, 11, 21, 22, 59), midnight) == expected
    assert due(keeper.connection, BASE, midnight, datetime(2026, 11, 22, 22, 59)) == []
    assert due(keeper.connection, SECOND, datetime(2026, 11, 21, 22, 59), midnight) == []
