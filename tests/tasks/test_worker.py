"""`sqlbridge worker`: it brings changes within seconds, rests, and ends when it is told, with nothing lost."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count
from threading import Event, Thread

import pytest

from sqlbridge.ledger import runs
from sqlbridge.model.changes import utc_now
from sqlbridge.tasks.update import Look
from sqlbridge.tasks.worker import Shift, rest, work
from tests.tasks.conftest import MakeWorld
from tests.tasks.lane import called_off_update
from tests.tasks.lane_world import (
    DAYS,
    PRICE,
    SOLD,
    STOCK,
    a_quiet_world,
    hurry,
    patched,
    states,
    with_worker,
)
from tests.tasks.world import World


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
    work(world.bridge, Shift(_counted(waited, 1), ends=utc_now() + timedelta(seconds=20)))
    assert max(waited) >= 5, "it waits after an error"
    world.run_until_quiet()
    assert world.at_amazon(SOLD) == world.in_shop(SOLD)


@pytest.mark.parametrize(("claim_size", "sent"), [(10, 10), (500, 25)], ids=["between batches", "between slices"])
def test_the_worker_ends_soon_when_it_is_told_and_the_rest_goes_with_the_next_run(
    make_world: MakeWorld, claim_size: int, sent: int
) -> None:
    world = make_world(skus=60)
    world.use(with_worker(world, claim_size=claim_size))
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


@pytest.mark.parametrize(
    ("in_feed", "written"),
    [(PRICE.format(1.1, SOLD), [PRICE.format(1.05, SOLD)]), (STOCK.format(70, SOLD), [])],
    ids=["the price is in a feed", "the quantity is in a feed"],
)
def test_what_sold_out_when_the_worker_was_told_to_end_does_not_wait_for_the_feed(
    make_world: MakeWorld, in_feed: str, written: list[str]
) -> None:
    world = a_quiet_world(make_world, SOLD)
    world.sandbox.settings(queue_seconds=DAYS)
    world.write(in_feed)
    world.update()
    world.write(*written, STOCK.format(0, SOLD))
    called_off_update(world.bridge, slices=0)
    assert patched(world) == []
    hurry(world)
    assert patched(world) == [(SOLD, 0)], "the feed has not ended"


def test_a_worker_that_is_told_to_end_while_it_acknowledges_begins_no_run_of_update(make_world: MakeWorld) -> None:
    world = a_quiet_world(make_world, SOLD)
    later = utc_now() + timedelta(minutes=10)
    world.bridge = replace(world.bridge, now=lambda: later)
    before = starts(world)
    work(world.bridge, Shift(lambda _seconds: starts(world)["acknowledge"] != before["acknowledge"]))
    assert starts(world) == {**before, "acknowledge": later}


def test_the_worker_rests_longer_after_much_work_so_that_a_busy_shop_has_the_processor(
    make_world: MakeWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert [rest(Look(seconds, 10), few=10) for seconds in (0.0, 0.05, 0.2, 3.0)] == [1, 1, 2, 4]
    assert [rest(Look(seconds, 11), few=10) for seconds in (0.05, 3.0, 7.0)] == [1, 30, 60]
    world = a_quiet_world(make_world, SOLD)
    monkeypatch.setattr("sqlbridge.tasks.update.thread_time", count(0, 0.3).__next__)
    waited: list[float] = []
    work(world.bridge, Shift(_counted(waited, 3), ends=utc_now() + timedelta(seconds=20)))
    assert waited == pytest.approx([3, 1, 1, 1]), "ten times 0.3 seconds, and none after an idle look"


def starts(world: World) -> dict[str, datetime]:
    with world.bridge.database.read() as connection:
        return runs.last_starts(connection, world.tables)


def _counted(waited: list[float], most: int) -> Callable[[float], bool]:
    """Instead of waiting: the worker is told to end after `most` times and one more."""

    def pauses(seconds: float) -> bool:
        if seconds:
            waited.append(seconds)
        return len(waited) > most

    return pauses
