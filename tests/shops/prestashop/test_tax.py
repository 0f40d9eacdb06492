"""Which tax rules count for a visitor without an address, and how rates add up."""

from typing import Any

import pytest

from tests.shops.prestashop.shopkeeper import COUNTRIES, Shopkeeper


@pytest.mark.parametrize(
    ("rules", "gross"),
    [
        ([("10", 0), ("5", 0)], "110.00"),
        ([("10", 1), ("5", 1)], "115.00"),
        ([("10", 2), ("5", 2)], "115.50"),
        ([("10", 1), ("5", 0), ("3", 1)], "115.00"),  # a rule that stands alone ends the list
        ([("10", 2), ("5", 0), ("3", 2)], "115.50"),
        ([("-10", 1), ("5", 2)], "115.00"),  # the first rule says how; signs do not count
        ([], "100.00"),
    ],
)
def test_rates_add_up_as_the_first_rule_says(keeper: Shopkeeper, rules: list[tuple[str, int]], gross: str) -> None:
    keeper.tax("odd")
    for rate, behavior in rules:
        _rule(keeper, rate, behavior=behavior)
    keeper.product("goods", 100, tax="odd")
    assert keeper.prices("goods") == (gross, "100.00")


@pytest.mark.parametrize(
    ("place", "counts"),
    [
        ({"zipcode_from": "0", "zipcode_to": "0"}, True),
        ({"zipcode_from": "", "zipcode_to": ""}, True),
        ({"zipcode_from": "0", "zipcode_to": "99999"}, True),
        ({"zipcode_from": "10115", "zipcode_to": "14199"}, False),
        ({"zipcode_from": "10115", "zipcode_to": "0"}, False),
        ({"id_state": 4}, False),
        ({"id_country": COUNTRIES["FR"]}, False),
    ],
)
def test_rules_of_other_places_do_not_count(keeper: Shopkeeper, place: dict[str, Any], counts: bool) -> None:
    keeper.tax("local")
    _rule(keeper, "10", group="local", **place)
    keeper.product("goods", 100, tax="local")
    assert keeper.prices("goods")[0] == ("110.00" if counts else "100.00")


def test_a_tax_counts_though_it_is_inactive(keeper: Shopkeeper) -> None:
    keeper.tax("quiet", "10")
    keeper.write("UPDATE PREFIX_tax SET active = 0, deleted = 1")
    keeper.product("goods", 100, tax="quiet")
    assert keeper.prices("goods")[0] == "110.00"


def _rule(keeper: Shopkeeper, rate: str, *, group: str = "odd", **columns: Any) -> None:
    (tax,) = keeper.connection.exec_driver_sql("SELECT MAX(id_tax) + 1 FROM ps_tax").one()
    keeper.insert("tax", id_tax=tax, rate=rate)
    everywhere = {"id_country": COUNTRIES["DE"], "id_state": 0, "zipcode_from": "0", "zipcode_to": "0", "behavior": 0}
    keeper.insert(
        "tax_rule", id_tax_rules_group=keeper.tax_groups[group], id_tax=tax, description="", **everywhere | columns
    )
