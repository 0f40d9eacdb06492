"""The judge itself: that it finds every kind of difference, and passes over no row."""

from dataclasses import replace
from decimal import Decimal

import pytest
from msgspec import structs

from sqlbridge.model.changes import Entity, EntityKey
from sqlbridge.model.offers import Offer
from tests.judge.answers import Answer
from tests.judge.comparison import Tally, compare

KEY = EntityKey(Entity.PRODUCT, "7")
ANSWER = Answer("1", KEY, "A", Decimal("11.90"), Decimal(10), 3, is_orderable=True, is_unlimited=False)
OFFER = Offer(
    "A", KEY, True, True, gross=Decimal("11.9"), net=Decimal("10.00"), quantity=3, is_unlimited=False, rows=""
)
CONFIGURABLE = replace(ANSWER, gross=None, net=None, quantity=None, is_orderable=False)


def words(answer: Answer, *offers: Offer) -> list[str]:
    return [found.words for found in compare([answer], {answer.sku: offers}).differences]


def test_equal_values_are_no_difference() -> None:
    assert compare([ANSWER], {"A": [OFFER]}) == Tally(rows=1, compared=1)
    assert compare([ANSWER], {"A": [OFFER]}).is_right


@pytest.mark.parametrize(
    ("planted", "found"),
    [
        (structs.replace(OFFER, gross=Decimal("11.91")), "gross 11.91, the shop: 11.90"),
        (structs.replace(OFFER, gross=None), "gross None, the shop: 11.90"),
        (structs.replace(OFFER, net=Decimal("9.99")), "net 9.99, the shop: 10"),
        (structs.replace(OFFER, quantity=2), "quantity 2, the shop: 3"),
        (structs.replace(OFFER, is_orderable=False), "is_orderable False, the shop: True"),
        (structs.replace(OFFER, is_unlimited=True), "is_unlimited True, the shop: False"),
        (structs.replace(OFFER, sku="a"), "sku a, the shop: A"),
    ],
)
def test_a_planted_difference_is_found(planted: Offer, found: str) -> None:
    assert words(ANSWER, planted) == [found]


def test_a_row_that_is_not_read_differs() -> None:
    assert words(ANSWER) == ["not read"]


def test_a_row_that_is_read_twice_differs() -> None:
    assert words(ANSWER, OFFER, OFFER) == ["offered 2 times"]


def test_an_offer_of_a_row_that_the_shop_does_not_have_differs() -> None:
    stranger = structs.replace(OFFER, key=EntityKey(Entity.PRODUCT, "8"))
    assert words(ANSWER, OFFER, stranger) == ["offered, but the shop has no such row"]


def test_skus_that_differ_in_case_are_two() -> None:
    tally = compare([ANSWER, replace(ANSWER, sku="a")], {"A": [OFFER], "a": [structs.replace(OFFER, sku="a")]})
    assert (tally.compared, tally.differences) == (2, [])


def test_a_row_without_sku_is_counted_and_must_not_be_offered() -> None:
    nameless = replace(ANSWER, sku="")
    assert compare([nameless], {"": []}) == Tally(rows=1, without_sku=1)
    assert words(nameless, structs.replace(OFFER, sku="")) == ["has no SKU, but is offered"]


def test_a_configurable_must_not_be_orderable() -> None:
    assert words(CONFIGURABLE) == []
    assert words(CONFIGURABLE, structs.replace(OFFER, gross=None, quantity=0, is_orderable=False)) == []
    assert words(CONFIGURABLE, OFFER) != []


def test_what_the_shop_does_not_say_is_counted_and_not_compared() -> None:
    silent = replace(ANSWER, net=None, is_quantity_settled=False)
    tally = compare([silent], {"A": [structs.replace(OFFER, quantity=4)]})
    assert (tally.unstated_nets, tally.unsettled, tally.differences) == (1, 1, [])


def test_rows_that_were_not_compared_fail() -> None:
    tally = compare([ANSWER, ANSWER], {"A": [OFFER]})  # the same row twice: one of them is looked at
    assert (tally.uncompared, tally.is_right) == (1, False)


def test_no_rows_are_not_right() -> None:
    assert not compare([], {}).is_right
