"""Clocks that are hours or weeks apart, or jump: nothing waits for a time that no clock should have written."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest

from sqlbridge.errors import AmazonUnavailableError
from sqlbridge.model.changes import utc_now
from sqlbridge.tasks.acknowledge import acknowledge
from tests.tasks.conftest import MakeWorld
from tests.tasks.world import World

SKU, OTHER = "DEMO-0001", "DEMO-0002"
STOCK = "UPDATE ps_stock_available SET quantity = {} WHERE id_product = {{{}}}"
DEARER = "UPDATE ps_product_shop SET price = price + 1 WHERE id_product = {{{}}}"
WEEKS, HOURS = timedelta(weeks=5), timedelta(hours=3)
RIGHT = timedelta()
_QUEUED_FOR_DAYS = 1_000_000


def world_of(make_world: MakeWorld) -> World:
    world = make_world()
    world.list_skus(SKU, OTHER)
    world.run_until_quiet()
    return world


def clock(world: World, wrong_by: timedelta) -> None:
    """What the worker takes the time for."""
    world.bridge = replace(world.bridge, now=lambda: utc_now() + wrong_by)


@contextmanager
def a_busy_amazon(world: World) -> Iterator[None]:
    """Feeds stay where they are; in the end they are processed."""
    world.sandbox.settings(queue_seconds=_QUEUED_FOR_DAYS)
    yield
    world.sandbox.settings(queue_seconds=0)
    world.sandbox.advance(2 * _QUEUED_FOR_DAYS)


def test_what_a_clock_of_next_month_has_put_off_goes_once_the_clock_is_right(make_world: MakeWorld) -> None:
    world = world_of(make_world)
    clock(world, WEEKS)
    world.sandbox.fault("unavailable", operation="createFeedDocument")
    world.write(STOCK.format(5, SKU))
    with pytest.raises(AmazonUnavailableError):
        world.update()
    clock(world, RIGHT)
    assert world.update().values["stock messages sent"] == 1
    world.acknowledge()

    clock(world, WEEKS)
    world.sandbox.fault("refused-message", sku=OTHER)
    world.write(DEARER.format(OTHER), STOCK.format(900, OTHER))
    world.update()
    world.acknowledge()
    clock(world, RIGHT)
    assert "stock messages sent" not in world.update().values
    clock(world, timedelta(hours=25))
    assert world.update().values["stock messages sent"] == 1


def test_a_feed_of_next_month_is_stuck_after_the_usual_time(make_world: MakeWorld) -> None:
    world = world_of(make_world)
    clock(world, WEEKS)
    with a_busy_amazon(world):
        world.write(STOCK.format(5, SKU))
        world.update()
        clock(world, RIGHT)
        acknowledge(world.bridge)
        clock(world, timedelta(hours=5))
        with pytest.raises(AmazonUnavailableError, match="is stuck"):
            acknowledge(world.bridge)
        assert world.at_amazon(SKU)[SKU][1] == 5


def test_a_lost_feed_is_waited_for_by_amazons_clock_alone(make_world: MakeWorld) -> None:
    """Whatever the worker's clock said when it handed the feed over, and says when it looks for it."""
    world = world_of(make_world)
    quantity = 100
    for then, now in ((HOURS, RIGHT), (-HOURS, RIGHT), (RIGHT, HOURS), (RIGHT, -HOURS)):
        with a_busy_amazon(world):
            clock(world, then)
            world.sandbox.fault("lost-answer", operation="createFeed")
            world.write(STOCK.format(quantity := quantity + 1, SKU))
            with pytest.raises(AmazonUnavailableError):
                world.update()
            clock(world, now)
            number = len(world.sandbox.feeds())
            world.write(STOCK.format(quantity := quantity + 1, SKU))
            world.update()
            assert len(world.sandbox.feeds()) == number
        world.run_until_quiet(4)
    shown = [int(one.value or 0) for one in world.sandbox.history() if (one.sku, one.name) == (SKU, "quantity")]
    assert shown[-8:] == list(range(101, 109))
