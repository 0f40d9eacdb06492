"""What is done and old goes; what still explains something stays."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import func, select, update

from sqlbridge.ledger import gaps
from sqlbridge.tasks.housekeeping import housekeeping
from tests.tasks.conftest import MakeWorld
from tests.tasks.world import World

TABLES = ("changes", "change_messages", "feeds", "feed_messages", "feed_documents", "processing_reports")


def rows(world: World) -> dict[str, int]:
    with world.bridge.database.read() as connection:
        return {
            name: connection.execute(select(func.count()).select_from(getattr(world.tables, name))).scalar_one()
            for name in TABLES
        }


def later(world: World, days: int) -> World:
    world.bridge = replace(world.bridge, now=lambda: world_now + timedelta(days=days))
    world_now = world.feeds()[-1]["created_at"]
    return world


def test_done_changes_and_their_feeds_go_after_their_time_and_not_before(make_world: MakeWorld) -> None:
    world = make_world()
    world.list_skus("DEMO-0001", "DEMO-0002")
    world.run_until_quiet()
    before = rows(world)
    assert all(before.values())
    housekeeping(later(world, 29).bridge)
    assert rows(world) == before
    housekeeping(later(world, 31).bridge)
    assert rows(world) == dict.fromkeys(TABLES, 0)


def test_a_closed_gap_goes_with_the_runs_of_its_time_and_an_open_one_stays(make_world: MakeWorld) -> None:
    world = make_world()
    tables, now = world.tables, world.bridge.now()
    with world.bridge.database.begin() as connection:
        closed, _open = (gaps.note(connection, tables, "a trigger was missing", now, now) for _ in range(2))
        gaps.close(connection, tables, [closed], now)
    for days, left in ((89, 2), (91, 1), (400, 1)):
        housekeeping(replace(world.bridge, now=partial(datetime.__add__, now, timedelta(days=days))))
        with world.bridge.database.read() as connection:
            assert connection.execute(select(func.count()).select_from(tables.gaps)).scalar_one() == left


def test_what_amazon_has_acknowledged_is_never_forgotten(make_world: MakeWorld) -> None:
    world = make_world()
    world.list_skus("DEMO-0001")
    world.run_until_quiet()
    housekeeping(later(world, 400).bridge)
    world.write("UPDATE ps_stock_available SET quantity = quantity + 1 WHERE id_product = {DEMO-0001}")
    world.write("UPDATE ps_stock_available SET quantity = quantity - 1 WHERE id_product = {DEMO-0001}")
    world.update()
    assert world.feeds() == []
    assert "equal" in world.changes()[-1]["reason"]


def test_a_refusal_stays_with_the_feed_that_explains_it(make_world: MakeWorld) -> None:
    world = make_world()
    world.sandbox.fault("refused-message", sku="DEMO-0001", code="1", message="no", times=9)
    world.list_skus("DEMO-0001", price="90", quantity=99999)
    world.run_until_quiet()
    housekeeping(later(world, 400).bridge)
    assert [change["state"] for change in world.changes()] == ["refused"]
    assert rows(world)["feed_messages"] == 2


def test_a_change_on_its_way_stays_however_old(make_world: MakeWorld) -> None:
    world = make_world()
    world.list_skus("DEMO-0001")
    world.update()
    with world.bridge.database.begin() as connection:
        connection.execute(update(world.tables.changes).values(first_logged_at="2001-01-01"))
    housekeeping(later(world, 400).bridge)
    assert [change["state"] for change in world.changes()] == ["waiting"]
