"""What each kind of filter lets through, and what it says of itself."""

from decimal import Decimal

import pytest

from sqlbridge.model.changes import Entity, EntityKey
from sqlbridge.model.offers import Offer
from sqlbridge.model.traits import AskedTraits, Trait, Traits
from sqlbridge.settings import AccountSettings, ChannelSettings, Filter
from sqlbridge.tasks.deciding.filters import Subject, asked, pieces_of, subject, verdicts

SHOES, BOOTS = Trait("12", ("Shoes", "Schuhe")), Trait("13", ("Boots",))
RED = Trait("7", ("Red",))
BOOT = Subject(Traits((BOOTS, SHOES), (Trait("3", ("Acme",)),), {"color": (RED,), "note": ()}), Decimal("20.00"), 5)


@pytest.mark.parametrize(
    ("one", "passes"),
    [
        (Filter(category=["13"]), True),
        (Filter(category=["99", "Shoes"]), True),
        (Filter(category=["schuhe "]), True),
        (Filter(category=["Shoe"]), False),
        (Filter(category=["Shoes"], except_=True), False),
        (Filter(category=["99"], except_=True), True),
        (Filter(manufacturer=["ACME"]), True),
        (Filter(manufacturer=["Other"]), False),
        (Filter(attribute="color", is_=["blue", "red"]), True),
        (Filter(attribute="color", is_=["blue"]), False),
        (Filter(attribute="note", is_=[""]), True),
        (Filter(attribute="color", is_=[""]), False),
        (Filter(price_above=Decimal(20)), False),
        (Filter(price_above=Decimal("19.99")), True),
        (Filter(price_up_to=Decimal(20)), True),
        (Filter(price_above=Decimal(5), price_up_to=Decimal("19.99")), False),
        (Filter(stock_at_least=5), True),
        (Filter(stock_at_least=6), False),
        (Filter(stock_up_to=4), False),
        (Filter(stock_up_to=4, except_=True), True),
    ],
)
def test_a_filter_lets_through_what_it_says(one: Filter, passes: bool) -> None:
    assert [verdict.passes for verdict in verdicts([one], BOOT)] == [passes]


def test_a_product_without_a_price_meets_no_condition_on_the_price() -> None:
    nothing = Subject(Traits(), None, 0)
    assert not verdicts([Filter(price_above=Decimal(0))], nothing)[0].passes


def test_each_filter_says_what_it_saw() -> None:
    filters = [Filter(category=["Hats", "1"]), Filter(manufacturer=["Acme"], except_=True), Filter(stock_at_least=9)]
    assert list(map(str, verdicts(filters, BOOT))) == [
        "category 'Hats' or '1' (it is: Boots (13), Shoes (12))",
        "except manufacturer 'Acme' (it is: Acme (3))",
        "stock at least 9 (it is: 5)",
    ]


def test_only_what_filters_name_is_asked_for() -> None:
    filters = [
        Filter(category=["1"]),
        Filter(attribute="color", is_=["red"]),
        Filter(attribute="color", is_=["blue"]),
    ]
    assert asked(filters) == AskedTraits({"1"}, set(), {"color": {"red", "blue"}})
    assert not asked([Filter(price_above=Decimal(1)), Filter(stock_at_least=1)])


def test_price_and_pieces_are_the_shops_before_our_rules() -> None:
    offer = Offer("A", EntityKey(Entity.PRODUCT, "1"), True, True, Decimal("23.80"), Decimal(20), -2, True, "")
    account = _account(stock_buffer=3)
    assert pieces_of(offer, account) == 0
    assert pieces_of(offer, _account(stock_unlimited=50)) == 50
    assert pieces_of(None, account) == 0
    net = ChannelSettings(marketplace="DE", shop="1", tax="net")
    assert subject(offer, 1, Traits(), net).price == Decimal(20)


def _account(**values: int) -> AccountSettings:
    return AccountSettings(
        seller_id="A",
        region="eu",
        client_id="c",
        client_secret="s",
        refresh_token="r",
        **values,  # type: ignore[arg-type]
    )
