"""A replica takes over, under tills that sell on: Amazon ends as the new server says."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import msgspec
import pytest

from sqlbridge.capture.server import identity_of
from sqlbridge.database.engine import open_database
from sqlbridge.demo.server import PrivateServer
from sqlbridge.errors import CopyError, DatabaseReadOnlyError
from sqlbridge.model.changes import utc_now
from tests.conftest import SERVERS, server_program
from tests.outages.replication import Pair, started_pair
from tests.outages.tills import open_till
from tests.tasks.conftest import MakeWorld
from tests.tasks.world import World

SOLD, LOST = "DEMO-0001", "DEMO-0002"
LOWERED = "UPDATE ps_stock_available SET quantity = {} WHERE id_product = {{{}}}"


@pytest.fixture(params=SERVERS)
def pair(request: pytest.FixtureRequest) -> Iterator[Pair]:
    """A server and its replica."""
    with started_pair(server_program(request.param)) as pair:
        yield pair


@pytest.fixture
def server(pair: Pair) -> PrivateServer:
    """Shop and bridge are made on the primary."""
    return pair.primary


@pytest.fixture
def world(make_world: MakeWorld, pair: Pair) -> Iterator[World]:
    """A shop that Amazon agrees with, on a server whose replica has all of it."""
    world = make_world()
    world.list_skus(SOLD, LOST)
    world.run_until_quiet()
    pair.catch_up()
    yield world
    pair.primary.start()  # the fixtures remove there what they have made there


def move_over(world: World, pair: Pair, *servers: str) -> None:
    """Point shop and worker at the replica; `servers` are declared to take over."""
    database = msgspec.structs.replace(world.settings.database, socket=str(pair.replica.socket))
    bridge = msgspec.structs.replace(world.settings.bridge, servers=list(servers))
    world.use(msgspec.structs.replace(world.settings, database=database, bridge=bridge))
    world.shop = replace(world.shop, server=pair.replica)


def logged(world: World, server: PrivateServer) -> Sequence[Any]:
    shop = replace(world.shop, server=server)
    return shop.read(f"SELECT * FROM `{world.settings.bridge.schema}`.change_log ORDER BY id")


def minutes_pass(world: World, minutes: int) -> None:
    moment = utc_now() + timedelta(minutes=minutes)
    world.bridge = replace(world.bridge, now=lambda: moment)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_amazon_ends_as_the_promoted_replica_says(world: World, pair: Pair) -> None:
    """Which lacks the last transactions: the shop's, ours, and those about a feed that Amazon has yet to process."""
    world.write(LOWERED.format(7, LOST))
    pair.catch_up()
    assert logged(world, pair.replica) == logged(world, pair.primary) != []  # rows come, and run no trigger
    world.update()
    world.acknowledge()
    pair.catch_up()
    with open_till(world.shop, [world.product_id(SOLD)]) as till:
        till.sells()
        pair.fall_behind()
        for number in (5, 6):
            world.write(LOWERED.format(number, LOST))
            world.update()
            if number == 5:
                world.acknowledge()
                world.sandbox.settings(queue_seconds=100_000)
        pair.primary.kill()

        move_over(world, pair)
        with open_database(world.settings).read() as connection:
            here = identity_of(connection)
        with pytest.raises(CopyError, match=f"add '{here}' to bridge.servers"):
            world.update()
        move_over(world, pair, here)
        with pytest.raises(DatabaseReadOnlyError, match=re.escape("read_only is ON: point [database] to the server")):
            world.update()

        known = {row[0] for row in logged(world, pair.replica)}
        pair.promote()
        till.shop = world.shop
        till.sells()
        assert min({row[0] for row in logged(world, pair.replica)} - known) > max(known, default=0)
        number = len(world.sandbox.feeds())
        for minutes in (0, 6):
            minutes_pass(world, minutes)
            world.update()
        assert len(world.sandbox.feeds()) == number  # the feed with the 6 is on its way
    world.sandbox.settings(queue_seconds=0)
    world.sandbox.advance(200_000)
    assert world.at_amazon(LOST)[LOST][1] == 6
    world.run_until_quiet()
    assert world.in_shop(LOST)[LOST][1] == 7
    assert world.at_amazon(SOLD, LOST) == world.in_shop(SOLD, LOST)
