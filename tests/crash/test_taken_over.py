"""A run that was silent for so long that another has taken its lease over."""

from dataclasses import replace
from datetime import timedelta
from itertools import count
from typing import Any

from sqlalchemy import select

from sqlbridge.errors import AlreadyRunningError
from sqlbridge.ledger import leases
from sqlbridge.tasks.update import FEEDS_LEASE, update
from tests.crash.steps import before_each_step
from tests.crash.trouble import TroubledShop
from tests.tasks.world import World


def test_a_run_whose_lease_was_taken_over_writes_nothing_more(troubled: TroubledShop) -> None:
    """Whatever it is asking of Amazon meanwhile; the other run makes good what it left half done."""
    for request in count(1):
        troubled.sell()
        is_taken_over = _is_taken_over_at(request, troubled.world)
        troubled.sell()
        troubled.recovers()
        if not is_taken_over:
            break


def _is_taken_over_at(chosen: int, world: World) -> bool:
    """Run `update` and take its lease over just before that request; False if it makes fewer."""
    database, lifetime = world.bridge.database, timedelta(minutes=world.bridge.worker.lease_minutes)
    now = world.bridge.now()
    taken = []

    def take_over(request: int) -> None:
        if request == chosen:
            lease = leases.take(database, FEEDS_LEASE, now + lifetime, lifetime)
            taken.append((lease, _ledger(world)))

    with before_each_step(take_over, only_requests=True):
        try:
            update(replace(world.bridge, now=lambda: now))
        except AlreadyRunningError:
            assert taken
    for lease, ledger in taken:
        assert _ledger(world) == ledger
        leases.give_back(database, lease)
    return bool(taken)


def _ledger(world: World) -> list[Any]:
    tables = world.tables
    written = (tables.changes, tables.change_messages, tables.feeds, tables.feed_messages, tables.listing_values)
    with world.bridge.database.read() as connection:
        return [connection.execute(select(table)).all() for table in written]
