"""What is urgent goes to Amazon at once, one by one, and counts as every other acknowledgment does."""

from decimal import Decimal

import pytest

from sqlbridge.errors import AmazonUnavailableError, ThrottledError
from sqlbridge.model.changes import ChangeState
from sqlbridge.model.feeds import FeedState
from sqlbridge.tasks.sending import fast_lane
from tests.tasks.conftest import MakeWorld
from tests.tasks.lane import hurried_update
from tests.tasks.lane_world import (
    DEARER,
    HIGHER,
    PRICE,
    SOLD,
    STOCK,
    a_quiet_world,
    hurry,
    patched,
    states,
    with_worker,
)


def test_few_values_go_one_by_one_and_are_acknowledged_at_once(make_world: MakeWorld) -> None:
    world = a_quiet_world(make_world, SOLD, DEARER)
    feeds = len(world.sandbox.feeds())
    world.write(STOCK.format(3, SOLD), PRICE.format(1.1, DEARER))
    assert hurry(world)["values sent one by one"] == 2
    assert world.at_amazon(SOLD, DEARER) == world.in_shop(SOLD, DEARER)
    assert len(world.sandbox.feeds()) == feeds, "nothing went by feed"
    assert states(world) == {ChangeState.DONE}
    assert {one["state"] for one in world.feeds()} == {FeedState.DONE}
    assert world.sandbox.mistakes() == []


def test_more_than_the_limit_go_by_feed(make_world: MakeWorld) -> None:
    world = a_quiet_world(make_world, SOLD, HIGHER)
    world.use(with_worker(world, patch_values=1))
    world.write(STOCK.format(3, SOLD), STOCK.format(9, HIGHER))
    feeds = len(world.sandbox.feeds())
    hurry(world)
    assert patched(world) == []
    assert len(world.sandbox.feeds()) == feeds + 1


def test_the_lane_is_the_workers_alone(make_world: MakeWorld) -> None:
    world = a_quiet_world(make_world, SOLD)
    world.write(STOCK.format(0, SOLD))
    world.update()
    assert patched(world) == []


def test_what_sells_out_goes_first_then_what_falls_then_the_rest(make_world: MakeWorld) -> None:
    world = make_world(skus=40)
    skus = world.simple_skus(5)
    world.list_skus(*skus, quantity=5)
    world.write(*(STOCK.format(5, sku) for sku in skus))
    world.run_until_quiet()
    world.write(PRICE.format(0.9, skus[0]), STOCK.format(8, skus[1]), STOCK.format(2, skus[2]))
    world.write(STOCK.format(0, skus[3]), STOCK.format(0, skus[4]))
    hurry(world)
    order = [sku for sku, _value in patched(world)]
    assert set(order[:2]) == {skus[3], skus[4]}
    assert order[2] == skus[2]
    assert set(order[3:]) == {skus[0], skus[1]}


def test_what_sells_out_while_others_have_their_turn_goes_before_them(
    make_world: MakeWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fast_lane, "AT_A_TIME", 2)
    world = make_world(skus=40)
    skus = world.simple_skus(6)
    world.list_skus(*skus)
    world.run_until_quiet()
    world.write(*(STOCK.format(50 + number, sku) for number, sku in enumerate(skus)))
    counts = hurry(world)
    assert counts["values sent one by one"] == len(skus)
    assert counts["changes claimed"] > len(skus), "some were claimed again, with the values of that moment"
    assert world.at_amazon(*skus) == world.in_shop(*skus)
    assert states(world) == {ChangeState.DONE}


def test_a_refusal_is_kept_in_amazons_words(make_world: MakeWorld) -> None:
    world = a_quiet_world(make_world, DEARER)
    world.sandbox.fault("refused-message", sku=DEARER, code="90244", message="above the maximum", times=1)
    world.write(PRICE.format(1.2, DEARER))
    assert hurry(world)["values refused one by one"] == 1
    assert states(world) == {ChangeState.DONE, ChangeState.REFUSED}


@pytest.mark.parametrize("fault", ["lost-answer", "lost-request", "unavailable"])
def test_an_answer_that_never_comes_makes_all_of_it_go_again(make_world: MakeWorld, fault: str) -> None:
    world = a_quiet_world(make_world, SOLD, HIGHER)
    world.write(STOCK.format(0, SOLD), STOCK.format(13, HIGHER))
    world.sandbox.fault(fault, operation="patchListingsItem", times=1, skipped=1)
    with pytest.raises(AmazonUnavailableError):
        hurry(world)
    assert {one["state"] for one in world.changes() if one["finished_at"] is None} == {ChangeState.PENDING}
    world.write(STOCK.format(6, SOLD))
    world.run_until_quiet()
    assert world.at_amazon(SOLD, HIGHER) == world.in_shop(SOLD, HIGHER)


def test_a_429_slows_it_down_and_drops_nothing(make_world: MakeWorld) -> None:
    world = a_quiet_world(make_world, SOLD, HIGHER)
    world.write(STOCK.format(0, SOLD), STOCK.format(13, HIGHER))
    world.sandbox.fault("throttled", operation="patchListingsItem", times=4)
    with pytest.raises(ThrottledError):
        hurry(world)
    world.sandbox.clear_faults()
    world.forget_waiting_times()
    feeds = len(world.sandbox.feeds())
    hurry(world)
    assert len(world.sandbox.feeds()) == feeds
    assert world.at_amazon(SOLD, HIGHER) == world.in_shop(SOLD, HIGHER)


def test_a_table_that_is_emptied_row_by_row_is_a_mass_of_zeros_all_the_same(make_world: MakeWorld) -> None:
    world = make_world(skus=60)
    skus = world.simple_skus(15)
    world.list_skus(*skus)
    world.write(*(STOCK.format(5, sku) for sku in skus))
    world.run_until_quiet()
    for sku in skus:
        world.write(STOCK.format(0, sku))
        hurry(world)
    sold_out = [sku for sku, value in patched(world) if value == 0]
    assert len(sold_out) == 9, "the tenth within an hour is looked at by a person first"


def test_the_worker_sends_what_sells_out_though_amazon_takes_no_feed(make_world: MakeWorld) -> None:
    """Six values are one feed too many; the last change is looked at all the same."""
    world = make_world()
    world.use(with_worker(world, claim_size=1, feed_messages=1, patch_values=1))
    others = [sku for sku in world.simple_skus(5) if sku != SOLD][:3]
    world.list_skus(*others, SOLD)
    world.run_until_quiet(rounds=20)
    for number, sku in enumerate(others):
        world.write(STOCK.format(70 + number, sku), PRICE.format(0.99, sku))
    world.write(STOCK.format(0, SOLD))
    assert hurried_update(world.bridge).values["values over Amazon's feed quota"] == 1
    assert world.at_amazon(SOLD)[SOLD][1] == 0


def test_numbers_are_sent_as_they_are(make_world: MakeWorld) -> None:
    world = a_quiet_world(make_world, DEARER)
    world.write(PRICE.format(1.07, DEARER))
    hurry(world)
    price, _quantity = world.at_amazon(DEARER)[DEARER]
    assert price == world.in_shop(DEARER)[DEARER][0]
    assert isinstance(price, Decimal)
