"""A mass of zeros is told from a busy evening by as few rows as that takes, however many offers there are."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import Connection

from sqlbridge.ledger import held_values
from sqlbridge.model.changes import utc_now
from sqlbridge.settings import AccountSettings
from sqlbridge.tasks.deciding.guards import enough
from tests.dashboard.effort import MANY, NUMBERS, rows_read
from tests.tasks.conftest import MakeWorld
from tests.tasks.world import World

# Every tenth value shows 0 at Amazon already, one of the fifteen that are on their way to 0 among them.
GOING = 14
STOCKED = MANY * 9 // 10


def write(world: World, *statements: str) -> None:
    with world.bridge.database.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement.replace("VALUES_TABLE", str(world.tables.listing_values)))


@pytest.fixture
def crowded(make_world: MakeWorld) -> World:
    """A seller of many offers, of which thirty are in an open feed."""
    world = make_world()
    write(
        world,
        "INSERT INTO VALUES_TABLE (kind, destination, seller_sku, acknowledged, acknowledged_at, open_feed, "
        "open_value) SELECT 'stock', 'main', CONCAT('SKU-', n), n % 10, '2026-01-01', IF(n <= 30, 7, NULL), "
        f"CASE WHEN n <= 15 THEN 0 WHEN n <= 30 THEN 5 END FROM {NUMBERS}".replace("%", "%%"),
        "INSERT INTO VALUES_TABLE (kind, destination, seller_sku, acknowledged, open_feed, open_value) "
        "SELECT 'price', 'de', seller_sku, 9.99, open_feed, open_value FROM VALUES_TABLE",
    )
    write(world, "ANALYZE TABLE VALUES_TABLE")
    return world


def going(world: World, since: datetime | None = None) -> int:
    with world.bridge.database.read() as connection:
        return held_values.going_to_zero(connection, world.tables, "main", since)


def stocked(world: World, most: int, since: datetime | None = None) -> int:
    with world.bridge.database.read() as connection:
        return held_values.stocked(connection, world.tables, "main", most, since)


def test_what_goes_to_zero_and_what_is_stocked_is_counted_as_far_as_it_matters(crowded: World) -> None:
    assert going(crowded) == GOING
    assert (stocked(crowded, 40), stocked(crowded, MANY)) == (40, STOCKED)
    write(
        crowded,
        "UPDATE VALUES_TABLE SET acknowledged = 0, acknowledged_at = UTC_TIMESTAMP(), released_value = "
        "IF(seller_sku = 'SKU-201', 0, NULL) WHERE kind = 'stock' "
        "AND seller_sku IN ('SKU-201', 'SKU-202', 'SKU-203')",
    )
    just_now = utc_now() - timedelta(hours=1)
    assert (going(crowded), going(crowded, just_now)) == (GOING, GOING + 2)
    assert (stocked(crowded, MANY), stocked(crowded, MANY, just_now)) == (STOCKED - 3, STOCKED - 1)


@pytest.mark.parametrize("since", [None, timedelta(hours=1)], ids=["by feed", "by the worker"])
def test_the_guard_reads_about_as_many_values_as_it_needs(crowded: World, since: timedelta | None) -> None:
    settings = crowded.settings.accounts["main"]
    remembered = None if since is None else utc_now() - since

    def ask(connection: Connection) -> None:
        number = held_values.going_to_zero(connection, crowded.tables, "main", remembered)
        held_values.stocked(connection, crowded.tables, "main", enough(number, settings), remembered)

    assert rows_read(crowded.bridge.database, ask) < 1000


@pytest.mark.parametrize(
    ("zeros", "percent", "number"), [(9, 30, 0), (10, 30, 34), (12, 30, 40), (10, 100, 10), (1000, 0, 0)]
)
def test_ten_that_go_to_zero_are_no_mass_among_enough_others(zeros: int, percent: int, number: int) -> None:
    account = AccountSettings(
        seller_id="A1", region="eu", client_id="", client_secret="", refresh_token="", hold_zero_percent=percent
    )
    assert enough(zeros, account) == number
