"""What is urgent goes to Amazon at once, one by one, and counts as every other acknowledgment does."""

import time
from datetime import timedelta
from decimal import Decimal
from itertools import count
from threading import Event, Thread
from typing import Any

import pytest
from sqlalchemy import delete

from sqlbridge.errors import AmazonUnavailableError, ThrottledError
from sqlbridge.model.changes import ChangeState, utc_now
from sqlbridge.model.feeds import FeedState
from sqlbridge.settings import WorkerSettings
from sqlbridge.tasks.sending import fast_lane, sold_out
from sqlbridge.tasks.update import Look
from sqlbridge.tasks.worker import Shift, rest, work
from tests.tasks.conftest import MakeWorld
from tests.tasks.lane import called_off_update, hurried_update
from tests.tasks.world import World

SOLD, HIGHER, DEARER = "DEMO-0001", "DEMO-0002", "DEMO-0003"
STOCK = "UPDATE ps_stock_available SET quantity = {} WHERE id_product = {{{}}}"
PRICE = "UPDATE ps_product_shop SET price = price * {} WHERE id_product = {{{}}}"
DAYS = 1_000_000


def a_quiet_world(make_world: MakeWorld, *skus: str) -> World:
    """Everything is at Amazon as it is in the shop."""
    world = make_world()
    world.list_skus(*skus)
    world.run_until_quiet()
    return world


def hurry(world: World) -> dict[str, int]:
    with world.bridge.database.begin() as connection:
        connection.execute(delete(world.tables.quotas))
    return hurried_update(world.bridge).values


def patched(world: World) -> list[tuple[str, object]]:
    return [(one.sku, one.value) for one in world.sandbox.history() if one.source == "patchListingsItem"]


def states(world: World) -> set[str]:
    return {one["state"] for one in world.changes()}


def with_a_slow_feed(make_world: MakeWorld, number: int) -> World:
    """The SKU's quantity is in a feed that Amazon takes days for."""
    world = a_quiet_world(make_world, SOLD, HIGHER)
    world.sandbox.settings(queue_seconds=DAYS)
    world.write(STOCK.format(number, SOLD))
    world.update()
    return world


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
    world.use(_with_worker(world, patch_values=1))
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


def test_the_worker_brings_a_change_within_seconds_and_ends_when_it_is_told(
    make_world: MakeWorld, caplog: pytest.LogCaptureFixture
) -> None:
    world = a_quiet_world(make_world, SOLD)
    caplog.set_level("INFO", logger="sqlbridge.tasks.worker")
    stop = Event()
    worker = Thread(target=work, args=(world.bridge, Shift(stop.wait)))
    worker.start()
    try:
        world.write(STOCK.format(0, SOLD))
        ends = time.monotonic() + 30
        while world.at_amazon(SOLD)[SOLD][1] != 0 and time.monotonic() < ends:
            time.sleep(0.1)
        assert world.at_amazon(SOLD)[SOLD][1] == 0
    finally:
        stop.set()
        worker.join(timeout=30)
    assert not worker.is_alive()
    (told,) = [line for line in caplog.messages if line.startswith("update: ")]
    assert "1 changes claimed" in told
    assert "1 values sent one by one" in told


def test_the_worker_works_for_its_shift_and_takes_errors_as_they_come(make_world: MakeWorld) -> None:
    world = a_quiet_world(make_world, SOLD)
    world.sandbox.fault("unavailable", operation="patchListingsItem", times=1)
    world.write(STOCK.format(0, SOLD))
    waited: list[float] = []

    def pauses(seconds: float) -> bool:
        if seconds:
            waited.append(seconds)
        return len(waited) > 1

    work(world.bridge, Shift(pauses, ends=utc_now() + timedelta(seconds=20)))
    assert max(waited) >= 5, "it waits after an error"
    world.run_until_quiet()
    assert world.at_amazon(SOLD) == world.in_shop(SOLD)


@pytest.mark.parametrize(("claim_size", "sent"), [(10, 10), (500, 25)], ids=["between batches", "between slices"])
def test_the_worker_ends_soon_when_it_is_told_and_the_rest_goes_with_the_next_run(
    make_world: MakeWorld, claim_size: int, sent: int
) -> None:
    world = make_world(skus=60)
    world.use(_with_worker(world, claim_size=claim_size))
    skus = world.simple_skus(30)
    world.list_skus(*skus)
    world.write(*(STOCK.format(90, sku) for sku in skus))
    world.run_until_quiet()
    world.write(*(STOCK.format(71, sku) for sku in skus))
    work(world.bridge, Shift(lambda _seconds: bool(patched(world))))
    assert len(patched(world)) == sent
    assert "pending" in states(world), "it waits for nothing"
    hurry(world)
    assert world.at_amazon(*skus) == world.in_shop(*skus)
    assert len(patched(world)) == len(skus), "nothing was sent twice"


@pytest.mark.parametrize("held_up", [PRICE, STOCK], ids=["the price is in a feed", "the quantity is in a feed"])
def test_what_sold_out_when_the_worker_was_told_to_end_does_not_wait_for_the_feed(
    make_world: MakeWorld, held_up: str
) -> None:
    world = a_quiet_world(make_world, SOLD)
    world.sandbox.settings(queue_seconds=DAYS)
    world.write(held_up.format({PRICE: 1.1, STOCK: 70}[held_up], SOLD))
    world.update()
    world.write(PRICE.format(1.05, SOLD), STOCK.format(0, SOLD))
    called_off_update(world.bridge, slices=0)
    assert patched(world) == []
    hurry(world)
    assert (SOLD, 0) in patched(world), "the feed has not ended"


def test_what_sells_out_beside_a_feed_is_sent_again_where_amazon_did_not_answer(make_world: MakeWorld) -> None:
    world = with_a_slow_feed(make_world, 70)
    world.sandbox.fault("unavailable", operation="patchListingsItem", times=100)
    world.write(STOCK.format(0, SOLD))
    with pytest.raises(AmazonUnavailableError):
        hurry(world)
    assert patched(world) == []
    world.sandbox.clear_faults()
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
    for _ in range(2):
        hurry(world)
    assert sorted(patched(world)) == [(SOLD, 0), (HIGHER, 0)], "the feed has not ended"


def test_the_worker_sends_what_sells_out_though_amazon_takes_no_feed(make_world: MakeWorld) -> None:
    """Six values are one feed too many; the last change is looked at all the same."""
    world = make_world()
    world.use(_with_worker(world, claim_size=1, feed_messages=1, patch_values=1))
    others = [sku for sku in world.simple_skus(5) if sku != SOLD][:3]
    world.list_skus(*others, SOLD)
    world.run_until_quiet(rounds=20)
    for number, sku in enumerate(others):
        world.write(STOCK.format(70 + number, sku), PRICE.format(0.99, sku))
    world.write(STOCK.format(0, SOLD))
    assert hurried_update(world.bridge).values["values over Amazon's feed quota"] == 1
    assert world.at_amazon(SOLD)[SOLD][1] == 0


def test_the_worker_rests_longer_after_much_work_so_that_a_busy_shop_has_the_processor(
    make_world: MakeWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert [rest(Look(seconds, 10), few=10) for seconds in (0.0, 0.05, 0.2, 3.0)] == [1, 1, 2, 4]
    assert [rest(Look(seconds, 11), few=10) for seconds in (0.05, 3.0, 7.0)] == [1, 30, 60]
    world = a_quiet_world(make_world, SOLD)
    monkeypatch.setattr("sqlbridge.tasks.update.thread_time", count(0, 0.3).__next__)
    waited: list[float] = []

    def pauses(seconds: float) -> bool:
        if seconds:
            waited.append(seconds)
        return len(waited) > 3

    work(world.bridge, Shift(pauses, ends=utc_now() + timedelta(seconds=20)))
    assert waited == pytest.approx([3, 1, 1, 1]), "ten times 0.3 seconds, and none after an idle look"


def _with_worker(world: World, **changes: Any) -> Any:
    import msgspec

    return msgspec.structs.replace(world.settings, worker=WorkerSettings(**changes))


def test_numbers_are_sent_as_they_are(make_world: MakeWorld) -> None:
    world = a_quiet_world(make_world, DEARER)
    world.write(PRICE.format(1.07, DEARER))
    hurry(world)
    price, _quantity = world.at_amazon(DEARER)[DEARER]
    assert price == world.in_shop(DEARER)[DEARER][0]
    assert isinstance(price, Decimal)
