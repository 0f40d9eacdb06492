"""What sells out while a feed carries the SKU goes beside the feed; all else about the SKU waits."""

import pytest

from sqlbridge.actions import held_values
from sqlbridge.errors import AmazonUnavailableError
from sqlbridge.ledger.held_values import HeldFilter
from sqlbridge.model.changes import ChangeState
from sqlbridge.model.feeds import FeedKind
from sqlbridge.model.people import Actor, Way
from sqlbridge.tasks.sending import sold_out
from tests.tasks.conftest import MakeWorld
from tests.tasks.lane_world import DAYS, HIGHER, SOLD, STOCK, a_quiet_world, hurry, patched, states, with_a_slow_feed


def test_stock_that_reaches_0_does_not_wait_for_a_feed_and_counts_after_its_end_only(make_world: MakeWorld) -> None:
    world = with_a_slow_feed(make_world, 7)
    world.write(STOCK.format(0, SOLD), STOCK.format(3, HIGHER))
    hurry(world)
    assert (SOLD, 0) in patched(world)
    assert world.at_amazon(SOLD)[SOLD][1] == 0
    assert ChangeState.WAITING in states(world), "the feed may still bring the older quantity"
    hurry(world)
    assert [sku for sku, _value in patched(world)].count(SOLD) == 1, "once is enough"
    world.sandbox.settings(queue_seconds=0)
    world.sandbox.advance(DAYS + 1000)
    assert world.at_amazon(SOLD)[SOLD][1] == 7
    world.acknowledge()
    hurry(world)
    assert patched(world)[-1] == (SOLD, 0), "the second sending"
    assert world.at_amazon(SOLD)[SOLD][1] == 0
    assert states(world) == {ChangeState.DONE}


def test_all_else_about_a_sku_in_a_feed_waits_for_its_end(make_world: MakeWorld) -> None:
    world = with_a_slow_feed(make_world, 7)
    world.write(STOCK.format(5, SOLD))
    hurry(world)
    assert patched(world) == []
    assert states(world) >= {ChangeState.WAITING}


def test_what_comes_back_while_the_feed_holds_it_waits_too(make_world: MakeWorld) -> None:
    world = with_a_slow_feed(make_world, 7)
    for number in (0, 4):
        world.write(STOCK.format(number, SOLD))
        hurry(world)
    assert patched(world) == [(SOLD, 0)]
    world.sandbox.settings(queue_seconds=0)
    world.run_until_quiet()
    assert world.at_amazon(SOLD)[SOLD][1] == 4


def test_what_sells_piece_by_piece_while_the_feed_holds_it_goes_with_the_last_one(make_world: MakeWorld) -> None:
    world = with_a_slow_feed(make_world, 7)
    for number in (5, 3, 0):
        world.write(STOCK.format(number, SOLD))
        hurry(world)
    assert patched(world) == [(SOLD, 0)], "the feed has not ended"


@pytest.mark.parametrize("others", [[], [STOCK.format(5, HIGHER)]], ids=["itself", "what went before it"])
def test_what_sells_out_beside_a_feed_is_sent_again_where_amazon_did_not_answer(
    make_world: MakeWorld, others: list[str]
) -> None:
    world = with_a_slow_feed(make_world, 70)
    world.sandbox.fault("unavailable", operation="patchListingsItem", times=100)
    world.write(*others, STOCK.format(0, SOLD))
    with pytest.raises(AmazonUnavailableError):
        hurry(world)
    assert patched(world) == []
    world.sandbox.clear_faults()
    world.forget_waiting_times()
    hurry(world)
    assert (SOLD, 0) in patched(world), "the feed has not ended"


def test_what_sells_out_beside_a_feed_is_sent_though_the_run_died_before_it_was(
    make_world: MakeWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies(*_: object) -> None:
        raise KeyboardInterrupt

    world = with_a_slow_feed(make_world, 70)
    world.write(STOCK.format(0, SOLD))
    monkeypatch.setattr(sold_out, "send_one_by_one", dies)
    with pytest.raises(KeyboardInterrupt):
        hurry(world)
    monkeypatch.undo()
    world.forget_waiting_times()
    hurry(world)
    assert patched(world) == [(SOLD, 0)], "the feed has not ended"


def test_more_that_sells_out_beside_a_feed_than_goes_at_a_time_goes_at_the_next(
    make_world: MakeWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sold_out, "AT_A_TIME", 1)
    world = a_quiet_world(make_world, SOLD, HIGHER)
    world.sandbox.settings(queue_seconds=DAYS)
    world.write(STOCK.format(70, SOLD), STOCK.format(70, HIGHER))
    world.update()
    world.write(STOCK.format(0, SOLD), STOCK.format(0, HIGHER))
    hurry(world)
    assert sorted(patched(world)) == [(SOLD, 0), (HIGHER, 0)], "the feed has not ended"


def test_a_table_that_is_emptied_row_by_row_beside_a_feed_is_a_mass_of_zeros_all_the_same(
    make_world: MakeWorld,
) -> None:
    world = make_world(skus=60)
    skus = world.simple_skus(15)
    world.list_skus(*skus)
    world.write(*(STOCK.format(5, sku) for sku in skus))
    world.run_until_quiet()
    world.sandbox.settings(queue_seconds=DAYS)
    world.write(*(STOCK.format(6, sku) for sku in skus))
    world.update()
    for sku in skus:
        world.write(STOCK.format(0, sku))
        hurry(world)
    assert len(patched(world)) == 9, "the tenth within an hour is looked at by a person first"
    held_values.release(world.bridge.database, Actor("somebody", Way.CLI), HeldFilter(kind=FeedKind.STOCK))
    hurry(world)
    assert sorted(patched(world)) == [(sku, 0) for sku in sorted(skus)], "the feed has not ended"
