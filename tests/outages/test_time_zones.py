"""Whatever time zone the server and its clients live in, what we write down is UTC, and sales begin when they do."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from sqlbridge.demo.server import PrivateServer
from sqlbridge.doctor.patient import Patient
from sqlbridge.doctor.server import CHECKS
from sqlbridge.model.changes import utc_now
from sqlbridge.settings import Configuration
from tests.conftest import PROJECT, SERVERS, server_program
from tests.outages.tills import global_settings
from tests.tasks.conftest import MakeWorld
from tests.tasks.test_clock import SALE
from tests.tasks.world import World

SKUS = ("DEMO-0001", "DEMO-0002")
STOCK = "UPDATE ps_stock_available SET quantity = quantity - 1 WHERE id_product = {{{}}}"
ZONES = ("SYSTEM", "+13:00", "-11:00")


@pytest.fixture(scope="module", params=SERVERS)
def server(request: pytest.FixtureRequest) -> Iterator[PrivateServer]:
    """A server on a host in India."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "Asia/Kolkata")
        with PrivateServer(server_program(request.param), PROJECT / ".cache") as own:
            yield own


def at(world: World, moment: str) -> None:
    chosen = datetime.fromisoformat(moment)
    world.bridge = replace(world.bridge, now=lambda: chosen)


def test_zones_of_server_and_clients_change_nothing(make_world: MakeWorld) -> None:
    """The demo shop's own zone is Europe/Berlin: its sale begins at 23:00 UTC."""
    world = make_world()
    assert world.shop.read("SELECT TIMESTAMPDIFF(MINUTE, UTC_TIMESTAMP(), NOW())") == [(330,)]
    world.list_skus(*SKUS)
    world.write(SALE)
    world.run_until_quiet()
    before = world.at_amazon(*SKUS)
    with global_settings(world.shop, time_zone="+05:30"):
        for zone in ZONES:
            world.write(STOCK.format(SKUS[0]), f"SET SESSION time_zone = '{zone}'", STOCK.format(SKUS[1]))
    assert_now(log_times(world))
    world.update()
    assert_now([time for one in world.changes() for time in (one["first_logged_at"], one["last_logged_at"])])
    assert no_transaction_looks_old(world)

    at(world, "2030-01-09T22:58")
    world.run_until_quiet()
    assert world.at_amazon(SKUS[0])[SKUS[0]][0] == before[SKUS[0]][0]
    at(world, "2030-01-09T23:02")
    world.run_until_quiet()
    assert world.at_amazon(SKUS[0])[SKUS[0]][0] != before[SKUS[0]][0]
    assert world.at_amazon(*SKUS) == world.in_shop(*SKUS)


def log_times(world: World) -> list[Any]:
    with world.bridge.database.read() as connection:
        times = connection.execute(select(world.tables.change_log.c.logged_at)).scalars().all()
    assert len(times) >= len(ZONES)
    return list(times)


def assert_now(times: list[Any]) -> None:
    assert all(abs(one - utc_now()) < timedelta(minutes=5) for one in times), times


def no_transaction_looks_old(world: World) -> bool:
    """The server tells since when a transaction is open in its own zone."""
    (check,) = [one for one in CHECKS if one.id == "server-transactions"]
    with world.shop.engine.connect() as connection, Patient(Configuration(world.settings, Path(), {})) as patient:
        connection.exec_driver_sql("SELECT COUNT(*) FROM ps_product FOR UPDATE")
        return list(check.look(patient)) == []
