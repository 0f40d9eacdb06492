"""A feed that Amazon does not end is told, and holds up no SKU: what sells out is sold out at Amazon at once."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import msgspec
import pytest
from sqlalchemy import delete

from sqlbridge.errors import AmazonUnavailableError
from sqlbridge.ledger import feeds, runs
from sqlbridge.ledger.views import queue_views
from sqlbridge.model.changes import utc_now
from sqlbridge.model.feeds import FeedState
from sqlbridge.settings import WorkerSettings
from sqlbridge.tasks.acknowledge import acknowledge
from tests.tasks.conftest import MakeWorld
from tests.tasks.world import World

SOLD, HIGHER, DEARER = "DEMO-0001", "DEMO-0002", "DEMO-0003"
SKUS = (SOLD, HIGHER, DEARER)
STOCK = "UPDATE ps_stock_available SET quantity = {} WHERE id_product = {{{}}}"
_QUEUED_FOR_DAYS = 1_000_000


def later(world: World, hours: int) -> None:
    """Time goes by for the worker; Amazon's feeds stay where they are."""
    moment = utc_now() + timedelta(hours=hours)
    world.bridge = replace(world.bridge, now=lambda: moment)


def with_a_stuck_feed(make_world: MakeWorld, *statements: str) -> World:
    """A world whose feed of what the statements wrote was handed over five hours ago."""
    world = make_world()
    world.list_skus(*SKUS)
    world.run_until_quiet()
    world.sandbox.settings(queue_seconds=_QUEUED_FOR_DAYS)
    world.write(*statements)
    world.update()
    later(world, 5)
    return world


def relieve(world: World) -> dict[str, int]:
    """`acknowledge` while the feed is stuck; it must tell so."""
    with world.bridge.database.begin() as connection:
        connection.execute(delete(world.tables.quotas))
    with pytest.raises(AmazonUnavailableError, match="is stuck"):
        acknowledge(world.bridge)
    with world.bridge.database.read() as connection:
        (run,) = (one for one in runs.latest(connection, world.tables) if one["task"] == "acknowledge")
    counts: dict[str, int] = msgspec.convert(run["counts"], dict[str, int])
    return counts


def patched(world: World) -> list[tuple[str, object]]:
    history = [one for one in world.sandbox.history() if one.source == "patchListingsItem"]
    return [(one.sku, one.value) for one in history]


def quantity(world: World, sku: str) -> int | None:
    return world.at_amazon(sku)[sku][1]


def test_what_sells_out_is_sold_out_before_the_stuck_feed_ends_and_stays_so(make_world: MakeWorld) -> None:
    world = with_a_stuck_feed(make_world, STOCK.format(7, SOLD))
    world.write(STOCK.format(0, SOLD))
    world.update()
    relieve(world)
    assert quantity(world, SOLD) == 0
    world.sandbox.advance(_QUEUED_FOR_DAYS + 1000)
    assert quantity(world, SOLD) == 7  # Amazon has processed the older value after the newer one
    world.sandbox.settings(queue_seconds=0)
    world.run_until_quiet()
    assert quantity(world, SOLD) == 0


def test_what_went_by_itself_goes_again_though_the_feed_carried_the_same(make_world: MakeWorld) -> None:
    world = with_a_stuck_feed(make_world, STOCK.format(7, SOLD))
    for number in (3, 7):
        world.write(STOCK.format(number, SOLD))
        relieve(world)
    assert patched(world) == [(SOLD, 3), (SOLD, 7)]
    world.sandbox.settings(queue_seconds=0)
    world.sandbox.advance(_QUEUED_FOR_DAYS + 1000)
    world.run_until_quiet()
    assert [(one.sku, one.value) for one in world.sandbox.history()][-2:] == [(SOLD, 7), (SOLD, 7)]
    assert world.changes()[-1]["origin"] == b"stuck feed"


def test_stock_that_falls_goes_first_then_other_stock_then_prices(make_world: MakeWorld) -> None:
    dearer = f"UPDATE ps_product_shop SET price = price + 1 WHERE id_product = {{{DEARER}}}"
    world = with_a_stuck_feed(make_world, dearer, STOCK.format(1000, HIGHER), STOCK.format(5, SOLD))
    assert relieve(world)["values sent one by one"] == 3
    assert [sku for sku, _ in patched(world)] == [SOLD, HIGHER, DEARER]
    assert world.at_amazon(*SKUS) == world.in_shop(*SKUS)
    before = world.bridge.worker.stuck_before(world.bridge.now())
    with world.bridge.database.read() as connection:
        found = queue_views.feeds(connection, world.tables, only_open=False, limit=4, stuck_before=before)
        messages = queue_views.messages(connection, world.tables, found[1]["id"], only_refused=False, limit=9)
    assert sorted((one["kind"], one["state"]) for one in found if one["stuck"]) == [
        ("price", "submitted"),
        ("stock", "submitted"),
    ]
    assert {one["kind"] for one in found if not one["stuck"]} == {"patches"}
    assert [(one["seller_sku"], one["value"], one["state"]) for one in messages] == [
        (SOLD, Decimal(5), "accepted"),
        (HIGHER, Decimal(1000), "accepted"),
    ]


def test_what_amazon_refuses_is_not_asked_for_again_and_what_it_did_not_answer_is(make_world: MakeWorld) -> None:
    world = with_a_stuck_feed(make_world, STOCK.format(7, SOLD))
    world.sandbox.fault("lost-answer", operation="patchListingsItem")
    assert "values sent one by one" not in relieve(world)
    world.sandbox.fault("refused-message", sku=SOLD, code="90117", message="no")
    assert relieve(world)["values refused one by one"] == 1
    assert "values refused one by one" not in relieve(world)
    world.sandbox.settings(queue_seconds=0)
    with world.bridge.database.begin() as connection:
        (feed,) = feeds.in_state(connection, world.tables, FeedState.SUBMITTED)
        arguments = (FeedState.ABANDONED, "given up by the operator", utc_now())
        feeds.fail(connection, world.tables, feed, *arguments, unknown=True, not_before=None)
    assert world.update().values["stock messages sent"] == 1


@pytest.mark.parametrize(("minutes", "expected"), [(0, None), (240, datetime(2026, 11, 26, 8))])
def test_zero_minutes_never_call_a_feed_stuck(minutes: int, expected: datetime | None) -> None:
    assert WorkerSettings(stuck_feed_minutes=minutes).stuck_before(datetime(2026, 11, 26, 12)) == expected
