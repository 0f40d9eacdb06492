"""One run at a time: who leaves in peace, and who takes over from whom."""

import multiprocessing
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Barrier

import msgspec
import pytest
from sqlalchemy import insert

from sqlbridge.errors import AlreadyRunningError
from sqlbridge.ledger import leases
from sqlbridge.model.changes import utc_now
from sqlbridge.settings import Settings, WorkerSettings
from sqlbridge.settings.environment import variable_for
from sqlbridge.tasks.running import running
from sqlbridge.tasks.update import FEEDS_LEASE, update
from sqlbridge.wiring import open_bridge
from tests.concurrency.locks import no_lock_waits
from tests.conftest import PROJECT
from tests.crash.steps import before_each_step
from tests.tasks.conftest import MakeWorld
from tests.tasks.world import World

_LIFETIME = timedelta(minutes=15)
_STARTERS = 4


@pytest.fixture
def world(make_world: MakeWorld) -> World:
    """Two listings that were never sent."""
    world = make_world()
    world.list_skus("DEMO-0001", "DEMO-0002")
    return world


def take(settings: Settings) -> None:
    """Take the lease of the feeds for this process, which then ends without giving it back."""
    leases.take(open_bridge(settings).database, FEEDS_LEASE, utc_now(), _LIFETIME)


@pytest.mark.parametrize("is_reaped", [True, False])
def test_the_lease_of_a_dead_process_of_this_host_is_free_at_once(world: World, is_reaped: bool) -> None:
    """Also while nobody has asked for its exit code, as in a container whose first process never does."""
    process = multiprocessing.get_context("spawn").Process(target=take, args=(world.settings,))
    process.start()
    os.waitid(os.P_PID, process.pid or 0, os.WEXITED | os.WNOWAIT)
    if is_reaped:
        process.join()
    world.update()
    assert world.sandbox.feeds()
    process.join()


def test_the_lease_of_another_host_is_respected_until_it_expires(world: World) -> None:
    now = utc_now()
    holder = f"host not-{socket.gethostname()} pid 1 started 1"
    values = {"name": FEEDS_LEASE, "token": "0" * 32, "holder": holder, "expires_at": now + _LIFETIME}
    with world.bridge.database.begin() as connection:
        connection.execute(insert(world.tables.leases).values(values))
    with pytest.raises(AlreadyRunningError, match=f"already: {holder}"):
        world.update()
    world.bridge = replace(world.bridge, now=lambda: now + _LIFETIME)
    world.update()
    assert world.sandbox.feeds()


def test_of_several_that_start_at_the_same_moment_one_gets_the_lease(world: World) -> None:
    database, moment = world.bridge.database, Barrier(_STARTERS)

    def start() -> list[leases.Lease]:
        moment.wait()
        with suppress(AlreadyRunningError):
            return [leases.take(database, FEEDS_LEASE, utc_now(), _LIFETIME)]
        return []

    with ThreadPoolExecutor(_STARTERS) as threads:
        for _ in range(20):
            starting = [threads.submit(start) for _ in range(_STARTERS)]
            (lease,) = (lease for future in starting for lease in future.result())
            leases.give_back(database, lease)


def test_a_run_in_the_middle_of_a_transaction_is_seen_without_waiting_for_its_end(world: World) -> None:
    refused = pytest.raises(AlreadyRunningError, match="feeds is running already")
    with running(world.bridge, "update", FEEDS_LEASE) as run, run.begin(), no_lock_waits(world.shop), refused:
        world.update()


def test_a_long_look_at_the_offers_at_amazon_keeps_the_lease(make_world: MakeWorld) -> None:
    """Amazon tells a hundred offers a second: a quarter of an hour for a large assortment on several channels."""
    world = make_world(marketplaces=("DE", "FR"), skus=40)
    settings = msgspec.structs.replace(world.settings, worker=WorkerSettings(lease_minutes=1))
    clock = [utc_now()]
    world.bridge = replace(world.bridge, settings=settings, now=lambda: clock[0])
    for channel in ("de", "fr"):
        world.list_skus(*(f"DEMO-{number:04}" for number in range(1, 41)), channel=channel)

    def another_tries(_request: int) -> None:
        clock[0] += timedelta(seconds=15)
        with pytest.raises(AlreadyRunningError):
            leases.take(world.bridge.database, FEEDS_LEASE, clock[0], _LIFETIME)

    with before_each_step(another_tries, only_requests=True):
        assert update(world.bridge).values["feeds submitted"] == 3


def test_of_two_runs_at_once_one_works_and_the_other_leaves_in_peace(world: World, tmp_path: Path) -> None:
    world.sandbox.fault("slow-answer", operation="createFeed", seconds=3)
    with start_update(world, tmp_path) as first:
        while not world.sandbox.request_counts()["createFeed"]:
            assert first.poll() is None, first.communicate()
            time.sleep(0.05)
        first.send_signal(signal.SIGSTOP)  # so that it takes longer than the second, however busy the machine is
        with start_update(world, tmp_path) as second:
            _, said = second.communicate()
        first.send_signal(signal.SIGCONT)
        assert (second.returncode, first.poll()) == (0, None)
        assert re.search(rf"feeds is running already: host \S+ pid {first.pid} ", said)
        assert first.communicate()[1] == ""
    assert first.returncode == 0
    assert len(world.sandbox.feeds()) == len(world.feeds()) == 1


def start_update(world: World, folder: Path) -> subprocess.Popen[str]:
    """Start `sqlbridge run update` for this world, as cron does."""
    file = folder / "sqlbridge.toml"
    file.touch(0o600)
    return subprocess.Popen(
        [sys.executable, str(PROJECT / "cli.py"), "--config", str(file), "run", "update"],
        env=dict(variables("", msgspec.to_builtins(world.settings))),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def variables(path: str, setting: object) -> Iterator[tuple[str, str]]:
    """The settings as environment variables; a list or a null is left at its default."""
    if isinstance(setting, dict):
        for name, inner in setting.items():
            yield from variables(f"{path}.{name}" if path else name, inner)
    elif isinstance(setting, str | int):
        yield variable_for(path), str(setting)
