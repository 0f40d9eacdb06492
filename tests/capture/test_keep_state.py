"""`uninstall --keep-state`, then `install`: the channels go on, and what happened in between reaches Amazon."""

import pytest
from sqlalchemy import select, update

from sqlbridge.capture.installer import Installer
from sqlbridge.capture.migrations import upgrade
from sqlbridge.capture.removal import uninstall
from sqlbridge.ledger import channels
from tests.tasks.conftest import MakeWorld, make_world, sandbox  # noqa: F401 - two fixtures
from tests.tasks.world import World

SKUS = ("DEMO-0001", "DEMO-0002")
STOCK_WRITE = "UPDATE ps_stock_available SET quantity = quantity + 7 WHERE id_product = {DEMO-0001}"


@pytest.fixture
def world(make_world: MakeWorld) -> World:
    """A world whose Amazon shows what the shop sells."""
    world = make_world()
    world.list_skus(*SKUS)
    world.run_until_quiet()
    return world


def test_what_was_written_without_triggers_reaches_amazon(world: World) -> None:
    _uninstall(world)
    world.write(STOCK_WRITE)
    upgrade(Installer(world.settings))
    _assert_amazon_follows(world)


def test_a_channel_that_rests_goes_on_resting_until_it_is_resumed(world: World) -> None:
    _rest(world, is_resting=True)
    _uninstall(world)
    upgrade(Installer(world.settings))
    world.run_until_quiet()
    assert {quantity for _, quantity in world.at_amazon(*SKUS).values()} == {0}
    _rest(world, is_resting=False)
    assert world.at_amazon(*SKUS) == world.in_shop(*SKUS)


def test_a_value_that_was_in_flight_is_sent_again(world: World) -> None:
    world.write(STOCK_WRITE)
    world.update()
    _uninstall(world)
    world.write(STOCK_WRITE)
    upgrade(Installer(world.settings))
    _assert_amazon_follows(world)


def test_a_refusal_is_not_kept_without_the_feed_that_tells_of_it(world: World) -> None:
    values = world.tables.listing_values
    with world.bridge.database.begin() as connection:
        connection.execute(update(values).values(refused_value=values.c.acknowledged, refused_feed=1))
    _uninstall(world)
    with world.bridge.database.read() as connection:
        rows = connection.execute(select(values.c.refused_value, values.c.refused_feed).distinct()).all()
    assert rows == [(None, None)]


def _rest(world: World, *, is_resting: bool) -> None:
    with world.bridge.database.begin() as connection:
        channels.rest(connection, world.tables, ["de"], is_resting=is_resting, now=world.bridge.now())
    world.run_until_quiet()


def _uninstall(world: World) -> None:
    uninstall(Installer(world.settings), now=True, keep_state=True)


def _assert_amazon_follows(world: World) -> None:
    world.run_until_quiet()
    assert world.at_amazon(*SKUS) == world.in_shop(*SKUS)
