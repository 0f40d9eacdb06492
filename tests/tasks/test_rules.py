"""Price rules in their order, stock rules, and what they say of themselves."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sqlbridge.model.changes import Entity, EntityKey
from sqlbridge.model.offers import Offer
from sqlbridge.settings import AccountSettings, ChannelSettings, PriceRule
from sqlbridge.tasks.deciding import rules

Rules = list[dict[str, str]]


def price(gross: str, *given_rules: dict[str, str], digits: int = 2) -> Decimal:
    steps = [PriceRule(**{name: Decimal(value) for name, value in one.items()}) for one in given_rules]
    return rules.apply_rules(Decimal(gross), steps, digits)[0]


@pytest.mark.parametrize(
    ("gross", "steps", "expected"),
    [
        ("10.00", [], "10.00"),
        ("10.00", [{"percent": "10"}], "11.00"),
        ("10.00", [{"percent": "-2.5"}], "9.75"),
        ("10.00", [{"amount": "1.50"}], "11.50"),
        ("10.00", [{"percent": "10"}, {"amount": "1"}], "12.00"),
        ("10.00", [{"amount": "1"}, {"percent": "10"}], "12.10"),
        ("10.00", [{"percent": "10", "amount": "1"}], "12.00"),
        ("20.00", [{"amount": "3", "up_to": "20"}, {"amount": "5", "above": "23"}], "23.00"),
        ("20.01", [{"amount": "3", "up_to": "20"}], "20.01"),
        ("12.34", [{"ending": "0.99"}], "11.99"),
        ("12.60", [{"ending": "0.99"}], "12.99"),
        ("12.49", [{"ending": "0.99"}], "12.99"),
        ("0.20", [{"ending": "0.99"}], "0.99"),
        ("12.60", [{"ending": "0.00"}], "13.00"),
        ("5.00", [{"minimum": "7.99"}], "7.99"),
        ("50.00", [{"maximum": "39.90"}], "39.90"),
        ("10.005", [], "10.01"),
    ],
)
def test_rules_apply_in_their_order(gross: str, steps: Rules, expected: str) -> None:
    assert price(gross, *steps) == Decimal(expected)


def test_yen_have_no_decimals() -> None:
    assert price("1000", {"percent": "7.77"}, digits=0) == Decimal("1078")


@given(st.decimals(min_value="0.01", max_value="9999", places=2), st.integers(0, 99))
def test_an_ending_moves_a_price_by_half_a_unit_at_most_but_for_the_smallest(gross: Decimal, cents: int) -> None:
    ending = Decimal(cents) / 100
    result = price(str(gross), {"ending": str(ending)})
    assert result % 1 == ending
    assert abs(result - gross) <= Decimal("0.5") or result == ending


def test_each_rule_that_changed_the_price_is_a_step() -> None:
    given_rules = [
        PriceRule(percent=Decimal(10)),
        PriceRule(above=Decimal(99), amount=Decimal(1)),
        PriceRule(ending=Decimal("0.99")),
    ]
    _, steps = rules.apply_rules(Decimal(10), given_rules, 2)
    assert [(step.value, step.words) for step in steps] == [
        ("11.0", "price rule: +10%"),
        ("10.99", "price rule: ending 0.99"),
    ]


def offer(quantity: int, *, is_orderable: bool = True, is_unlimited: bool = False) -> Offer:
    key = EntityKey(Entity.PRODUCT, "1")
    return Offer("A-1", key, True, is_orderable, Decimal(12), Decimal(10), quantity, is_unlimited, "row 1")


def account(**stock: Any) -> AccountSettings:
    return AccountSettings(
        seller_id="A1", region="eu", client_id="c", client_secret="s", refresh_token="r", channels={}, **stock
    )


@pytest.mark.parametrize(
    ("what", "settings", "expected"),
    [
        (offer(7), {}, 7),
        (offer(7), {"stock_buffer": 2}, 5),
        (offer(1), {"stock_buffer": 2}, 0),
        (offer(7), {"stock_maximum": 5}, 5),
        (offer(7), {"stock_zero_below": 8}, 0),
        (offer(8), {"stock_zero_below": 8}, 8),
        (offer(9), {"stock_buffer": 2, "stock_zero_below": 8}, 0),
        (offer(99), {"stock_buffer": 2, "stock_maximum": 50}, 50),
        (offer(7, is_orderable=False), {"stock_unlimited": 50}, 0),
        (offer(-3, is_unlimited=True), {}, 0),
        (offer(-3, is_unlimited=True), {"stock_unlimited": 50}, 50),
        (offer(4, is_unlimited=True), {}, 4),
    ],
)
def test_stock_rules_never_show_more_than_they_may(what: Offer, settings: dict[str, int], expected: int) -> None:
    assert rules.quantity(what, account(**settings), 0)[0] == expected


def test_an_ending_that_is_none_is_refused_when_the_configuration_is_read() -> None:
    with pytest.raises(ValueError, match=r"ending = 1\.99 must be at least 0 and below 1"):
        PriceRule(ending=Decimal("1.99"))


def test_a_net_channel_takes_the_net_price() -> None:
    settings = ChannelSettings(marketplace="US", shop="1", tax="net")
    assert rules.price(offer(1), settings, 2)[0] == Decimal(10)


def test_pieces_that_amazon_has_sold_and_the_shop_does_not_know_are_taken_off_before_the_rules() -> None:
    pieces, steps = rules.quantity(offer(7), account(stock_buffer=2), 3)
    assert pieces == 2
    assert [step.value for step in steps] == ["4", "2"]
    assert rules.quantity(offer(2), account(), 3)[0] == 0
