"""Never an older value after a newer one, and the price before a raised quantity."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from msgspec.structs import replace

from sqlbridge.amazon.marketplaces import marketplace
from sqlbridge.ledger.listing_values import ListingValue, ValueKey
from sqlbridge.model.feeds import FeedKind
from sqlbridge.model.selling import Channel
from sqlbridge.tasks.deciding.decisions import Decision, RaiseLimit, Step, decide
from sqlbridge.tasks.deciding.targets import Target

NOW = datetime(2026, 11, 22, 12, 0)
LIMIT = RaiseLimit(NOW, timedelta(hours=24))
DE = Channel("de", "main", marketplace("DE"), "1", "DE")
PRICE = ValueKey(FeedKind.PRICE, "de", "A-1")
QUANTITY = ValueKey(FeedKind.STOCK, "main", "A-1")
UNKNOWN = ListingValue(1, None, None, None, None, None, None, None)


def target(key: ValueKey, desired: str | None, reported: str | None = None, held: str | None = None) -> Target:
    def amount(text: str | None) -> Decimal | None:
        return None if text is None else Decimal(text)

    return Target(key, DE, "A-1", amount(desired), amount(reported), held)


def at_amazon(acknowledged: str, **rest: object) -> ListingValue:
    return replace(UNKNOWN, acknowledged=Decimal(acknowledged), **rest)


def steps(price: tuple[Target, ListingValue], quantity: tuple[Target, ListingValue]) -> tuple[Decision, Decision]:
    values = {PRICE: price[1], QUANTITY: quantity[1]}
    decisions = decide([price[0], quantity[0]], values, LIMIT)
    return decisions[0], decisions[1]


@pytest.mark.parametrize(
    ("value", "desired", "step"),
    [
        (UNKNOWN, "19.90", Step.SEND),
        (at_amazon("19.900000"), "19.9", Step.NOTHING),
        (at_amazon("20"), "19.9", Step.SEND),
        (at_amazon("19.9", open_feed=7, open_value=Decimal(25)), "19.9", Step.WAIT),
        (at_amazon("20", open_feed=7, open_value=Decimal("19.90")), "19.9", Step.JOIN),
        (at_amazon("20", open_feed=7, open_value=Decimal("18.00")), "19.9", Step.WAIT),
        (at_amazon("20", refused_value=Decimal("19.90"), refused_feed=3), "19.9", Step.NOTHING),
        (at_amazon("20", refused_value=Decimal("18.00"), refused_feed=3), "19.9", Step.SEND),
    ],
)
def test_a_value_in_an_open_feed_is_never_overtaken(value: ListingValue, desired: str, step: Step) -> None:
    (decision,) = decide([target(PRICE, desired)], {PRICE: value}, LIMIT)
    assert decision.step is step


def test_a_raise_waits_for_the_higher_price_that_goes_with_it() -> None:
    price, quantity = steps((target(PRICE, "25"), at_amazon("20")), (target(QUANTITY, "9"), at_amazon("0")))
    assert price.step is Step.SEND
    assert (quantity.step, quantity.behind) == (Step.WAIT, PRICE)


def test_a_raise_does_not_wait_for_a_lower_price() -> None:
    _, quantity = steps((target(PRICE, "15"), at_amazon("20")), (target(QUANTITY, "9"), at_amazon("0")))
    assert quantity.step is Step.SEND


def test_a_lowered_quantity_never_waits_for_a_price() -> None:
    _, quantity = steps((target(PRICE, "25"), at_amazon("20")), (target(QUANTITY, "3"), at_amazon("4")))
    assert quantity.step is Step.SEND


def test_a_raise_goes_once_the_price_is_acknowledged() -> None:
    _, quantity = steps((target(PRICE, "25"), at_amazon("25")), (target(QUANTITY, "9"), at_amazon("0")))
    assert quantity.step is Step.SEND


def test_a_raise_waits_while_the_higher_price_is_in_a_feed() -> None:
    price_value = at_amazon("20", open_feed=5, open_value=Decimal(25))
    _, quantity = steps((target(PRICE, "25"), price_value), (target(QUANTITY, "9"), at_amazon("0")))
    assert (quantity.step, quantity.feed_id) == (Step.WAIT, 5)


def test_a_raise_behind_a_refused_price_says_so() -> None:
    price_value = at_amazon("20", refused_value=Decimal(25), refused_feed=3)
    _, quantity = steps((target(PRICE, "25"), price_value), (target(QUANTITY, "9"), at_amazon("0")))
    assert quantity.step is Step.WAIT
    assert "refused this value in feed 3" in quantity.reason


def test_a_raise_behind_a_missing_price_waits() -> None:
    held = target(PRICE, None, held="the shop names no price")
    _, quantity = steps((held, at_amazon("20")), (target(QUANTITY, "9"), at_amazon("0")))
    assert quantity.step is Step.WAIT


def test_a_raise_goes_when_it_has_waited_long_enough_or_was_released() -> None:
    price_value = at_amazon("20", refused_value=Decimal(25), refused_feed=3)
    for since, step in ((NOW - timedelta(hours=23), Step.WAIT), (NOW - timedelta(hours=24), Step.SEND)):
        waiting = at_amazon("0", raise_waits_since=since)
        _, quantity = steps((target(PRICE, "25"), price_value), (target(QUANTITY, "9"), waiting))
        assert quantity.step is step


@pytest.mark.parametrize(
    ("reported_price", "reported_quantity", "step"),
    [("20", "0", Step.WAIT), ("30", "0", Step.SEND), ("20", "9", Step.SEND), (None, "0", Step.WAIT)],
)
def test_before_the_first_acknowledgment_the_listings_report_is_what_amazon_shows(
    reported_price: str | None, reported_quantity: str, step: Step
) -> None:
    price = target(PRICE, "25", reported_price)
    quantity = target(QUANTITY, "9", reported_quantity)
    assert steps((price, UNKNOWN), (quantity, UNKNOWN))[1].step is step
